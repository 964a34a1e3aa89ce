package org.openbeian.sandbox.outside;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** An RFC 9457 answer, and a failure that becomes one. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  Problem(int status, String code, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
  }

  static Problem badRequest(String detail) {
    return new Problem(400, "BAD_REQUEST", detail);
  }

  void send(HttpServerResponse response) {
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    response
        .setStatusCode(status)
        .putHeader("content-type", "application/problem+json")
        .end(body());
  }

  private Buffer body() {
    return new JsonObject()
        .put("type", "about:blank")
        .put("status", status)
        .put("code", code)
        .put("detail", getMessage())
        .toBuffer();
  }
}
