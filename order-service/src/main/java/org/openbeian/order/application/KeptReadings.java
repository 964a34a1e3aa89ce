package org.openbeian.order.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.recognition.Reading;
import org.openbeian.order.domain.recognition.RecognisedField;
import org.openbeian.order.domain.rules.Evidence.Recognised;
import org.openbeian.order.outbound.postgres.MaterialRecognitions;
import org.openbeian.platform.pii.Sealer;

/** What was read off certificates, kept sealed beside what the filer says; in the session. */
@ApplicationScoped
class KeptReadings {

  private final MaterialRecognitions recognitions;
  private final Sealer sealer;
  private final Time time;
  private final ObjectMapper json = new ObjectMapper();

  KeptReadings(MaterialRecognitions recognitions, Sealer sealer, Time time) {
    this.recognitions = recognitions;
    this.sealer = sealer;
    this.time = time;
  }

  /** What was read off an order's materials, by the fields that it would fill. */
  Uni<List<Recognised>> of(Order order) {
    return recognitions
        .of(order.id())
        .map(
            rows -> {
              List<Recognised> all = new ArrayList<>();
              for (MaterialRecognitions.Row row : rows) {
                row.part()
                    .path(order.application().services())
                    .ifPresent(
                        of ->
                            open(row.fields())
                                .forEach(
                                    read ->
                                        read.path(row.kind(), of)
                                            .ifPresent(
                                                path ->
                                                    all.add(
                                                        new Recognised(
                                                            path,
                                                            read.value(),
                                                            read.confidence())))));
              }
              return all;
            });
  }

  /** What was read off one material; null when nothing is kept. */
  Uni<@Nullable Reading> find(Order order, UUID material) {
    return recognitions
        .find(order.id(), material)
        .map(row -> row == null ? null : Reading.of(open(row.fields())));
  }

  /** Keeps what was read first. */
  Uni<Void> keep(UUID material, Reading reading) {
    return recognitions.keep(material, seal(reading.fields()), time.now());
  }

  private Sealed seal(List<RecognisedField> fields) {
    try {
      return sealer.seal(json.writeValueAsString(fields));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was recognised can't be written");
    }
  }

  private List<RecognisedField> open(Sealed fields) {
    try {
      return List.of(json.readValue(sealer.open(fields), RecognisedField[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was recognised can't be read");
    }
  }
}
