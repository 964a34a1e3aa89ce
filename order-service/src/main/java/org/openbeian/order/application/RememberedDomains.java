package org.openbeian.order.application;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.registration.DomainAnswer;
import org.openbeian.order.domain.registration.DomainAnswer.Word;
import org.openbeian.order.domain.registration.DomainLook;
import org.openbeian.order.domain.registration.DomainQuestion;
import org.openbeian.order.domain.registration.DomainRegistration;
import org.openbeian.order.outbound.postgres.DomainLookups;
import org.openbeian.platform.pii.Sealer;

/** What was answered about domains lately; who holds them is sealed. */
@ApplicationScoped
class RememberedDomains {

  private static final String REGISTERED = "REGISTERED";

  private final DomainLookups lookups;
  private final DomainLookupPolicy policy;
  private final Sealer sealer;
  private final Time time;
  private final ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();

  RememberedDomains(DomainLookups lookups, DomainLookupPolicy policy, Sealer sealer, Time time) {
    this.lookups = lookups;
    this.policy = policy;
    this.sealer = sealer;
    this.time = time;
  }

  /**
   * What is remembered of a question.
   *
   * @param isFresh whether nobody needs to be asked now
   */
  record Memory(DomainLook look, boolean isFresh) {}

  /** What is remembered of each question that was asked; in the caller's session. */
  Uni<Map<DomainQuestion, Memory>> of(Collection<DomainQuestion> questions) {
    Instant now = time.now();
    Map<String, DomainQuestion> byKey = new HashMap<>();
    questions.forEach(question -> byKey.put(key(question), question));
    return lookups
        .find(byKey.keySet())
        .map(
            rows -> {
              Map<DomainQuestion, Memory> memories = new HashMap<>();
              rows.forEach(
                  row -> memories.put(requireNonNull(byKey.get(row.question())), memory(row, now)));
              return memories;
            });
  }

  /** Keeps answers, and that there was none; in the caller's transaction. */
  Uni<Void> keep(Map<DomainQuestion, DomainAnswer> answers) {
    Instant now = time.now();
    List<DomainLookups.Asked> asked = new ArrayList<>();
    answers.forEach(
        (question, answer) ->
            asked.add(new DomainLookups.Asked(key(question), told(answer), sealed(answer))));
    return lookups.keep(asked, now);
  }

  private Memory memory(DomainLookups.Row row, Instant now) {
    // business time may have been moved: an answer from the future is none
    boolean known = !row.askedAt().isAfter(now);
    boolean answered = row.askedAt().equals(row.answeredAt());
    Duration age = Duration.between(row.askedAt(), now);
    boolean fresh =
        known && age.compareTo(answered ? policy.remembered() : policy.noAnswerRemembered()) < 0;
    if (fresh && answered) {
      return new Memory(DomainLook.fresh(answer(row)), true);
    }
    Instant last = row.answeredAt();
    return new Memory(
        new DomainLook(
            Word.NO_ANSWER, last == null || last.isAfter(now) ? null : Duration.between(last, now)),
        fresh);
  }

  private DomainAnswer answer(DomainLookups.Row row) {
    String told = requireNonNull(row.told());
    return told.equals(REGISTERED) ? open(requireNonNull(row.registration())) : Word.valueOf(told);
  }

  private static String key(DomainQuestion question) {
    return question.kind() + " " + question.name();
  }

  /** Null for no answer. */
  private static @Nullable String told(DomainAnswer answer) {
    return answer instanceof Word word ? word == Word.NO_ANSWER ? null : word.name() : REGISTERED;
  }

  private @Nullable Sealed sealed(DomainAnswer answer) {
    try {
      return answer instanceof DomainRegistration registration
          ? sealer.seal(json.writeValueAsString(registration))
          : null;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a registration can't be written");
    }
  }

  private DomainRegistration open(Sealed registration) {
    try {
      return json.readValue(sealer.open(registration), DomainRegistration.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a registration can't be read");
    }
  }
}
