package org.openbeian.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered.
 *
 * @param body JSON; a missing node for none
 * @param etag null when there was none
 * @param nanos from sending to the whole answer, retries included
 */
public record Answer(int status, JsonNode body, @Nullable String etag, long nanos) {

  public boolean succeeded() {
    return status >= 200 && status < 300;
  }

  public String text(String field) {
    return body.path(field).asText();
  }
}
