package org.openbeian.platform.trace;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C trace context of what is being done, carried from request to event to event. */
public final class Trace {

  private static final String LOCAL = "beian.traceparent";
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Trace() {}

  /** The traceparent of the present context, or null outside any. */
  public static @Nullable String current() {
    Context context = Vertx.currentContext();
    return context == null ? null : context.getLocal(LOCAL);
  }

  /** Continues the caller's trace, or begins one when it sent none or a malformed one. */
  public static void enter(@Nullable String traceparent) {
    Context context = Vertx.currentContext();
    if (context != null) {
      context.putLocal(
          LOCAL,
          traceparent != null && TRACEPARENT.matcher(traceparent).matches()
              ? traceparent
              : begin());
    }
  }

  private static String begin() {
    byte[] ids = new byte[24];
    RANDOM.nextBytes(ids);
    String hex = HexFormat.of().formatHex(ids);
    return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01";
  }
}
