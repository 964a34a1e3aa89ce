package org.openbeian.notification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.EventCodec;
import org.openbeian.contracts.UnreadableEventException;
import org.openbeian.notification.domain.Condition;
import org.openbeian.notification.domain.NoticeCatalogue;

/** The golden samples of contracts, as events that notices tell of. */
public final class SampleEvents {

  private static final Path GOLDEN = Path.of("../contracts/src/test/resources/golden");

  private SampleEvents() {}

  /** An event that the notice tells of. */
  public static DomainEvent of(NoticeCatalogue.Entry notice) {
    String type = EventCatalogue.typeOf(notice.event());
    try {
      ObjectNode body =
          (ObjectNode) EventCodec.mapper().readTree(GOLDEN.resolve(type + ".json").toFile());
      meet(notice.when(), body);
      return EventCodec.decode(type, body.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnreadableEventException e) {
      throw new IllegalStateException("no sample of " + type, e);
    }
  }

  private static void meet(Condition when, ObjectNode body) {
    if (when == null) {
      return;
    }
    if (!body.path(when.field()).isArray()) {
      body.put(when.field(), when.value());
    } else if (when.value().equals("NONE")) {
      body.putArray(when.field());
    }
  }
}
