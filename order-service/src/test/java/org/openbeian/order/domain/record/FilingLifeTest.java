package org.openbeian.order.domain.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.Grant;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.Target;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;

/** Records live random lives under granted orders; what must always hold is looked at each time. */
class FilingLifeTest {

  private static final int ORDERS = 12_000;
  private static final String NUMBER = "浙ICP备2026000001号";
  private static final String HEIR = "浙ICP备20269%05d号";
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  @DisplayName(
      "R-CHG-1, R-CHG-3, R-CAN-1, R-DER-1, R-MIG-1: whatever is granted, records stay sound")
  void stays_sound_whatever_is_granted() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    int orders = 0;
    int ended = 0;
    try {
      while (orders < ORDERS) {
        Life life = new Life(random);
        for (int i = 0; i < 60 && life.status() != FilingStatus.DEREGISTERED; i++) {
          life.grant();
          orders++;
        }
        ended += life.status() == FilingStatus.DEREGISTERED ? 1 : 0;
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("with -Dseed=" + seed + ": " + e.getMessage(), e);
    }
    assertThat(ended).as("subjects deregistered, seed %d", seed).isPositive();
  }

  @Test
  @DisplayName(
      "R-CAN-1: what left this provider may come back under its number; what is void may not")
  void takes_a_cancelled_service_in_again() {
    // given
    Life life = new Life(new Random(1));
    FilingService service = life.services.get(0);
    life.order(FilingType.CANCEL_ACCESS, List.of(service.service()), null);
    assertThat(life.status()).isEqualTo(FilingStatus.ACCESS_CANCELLED);

    // when
    life.order(FilingType.ADD_ACCESS, List.of(service.service()), null);

    // then
    assertThat(service.status()).isEqualTo(FilingStatus.NORMAL);
    assertThat(life.services).hasSize(1);
    life.order(FilingType.DEREGISTER_SERVICE, List.of(service.service()), null);
    assertThatThrownBy(() -> life.order(FilingType.ADD_ACCESS, List.of(service.service()), null))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("R-PERM-2: what the bureau takes back is void, all or nothing, and once")
  void ends_what_the_bureau_takes_back() {
    // given
    Life life = new Life(new Random(1));
    FilingService service = life.services.get(0);
    OrderId order = new OrderId(UUID.randomUUID());

    // when
    Filing unknown = Filing.of(life.subject, life.services);
    boolean taken = unknown.revoke(Set.of(service.number(), NUMBER + "-9"), order, life.now);

    // then
    assertThat(taken).isFalse();
    assertThat(unknown.added()).isEmpty();
    assertThat(service.status()).isEqualTo(FilingStatus.NORMAL);

    // when
    int version = life.subject.version();
    Filing filing = Filing.of(life.subject, life.services);
    assertThat(filing.revoke(Set.of(service.number()), order, life.now)).isTrue();

    // then
    assertThat(service.status()).isEqualTo(FilingStatus.REVOKED);
    assertThat(life.status()).isEqualTo(FilingStatus.EMPTY_SHELL);
    assertThat(filing.ended()).containsExactly(service.number());
    assertThat(filing.unfiled()).hasSameSizeAs(service.domains());
    FilingVersion left = (FilingVersion) filing.added().get(0);
    assertThat(left.version()).isEqualTo(version + 1);
    assertThat(left.type()).isNull();
    assertThat(left.orderId()).isEqualTo(order);
    Filing again = Filing.of(life.subject, life.services);
    assertThat(again.revoke(Set.of(service.number()), order, life.now)).isFalse();

    // and the shell, which nothing comes back to
    assertThat(again.revoke(Set.of(), order, life.now)).isTrue();
    assertThat(again.ended()).isEmpty();
    assertThat(again.inForce().services()).isEmpty();
    assertThat(again.revoke(Set.of(), order, life.now)).isFalse();
    assertThat(life.status()).isEqualTo(FilingStatus.REVOKED);
  }

  @Test
  @DisplayName("R-PERM-2: an order that outlives its record has no effect on what is void")
  void lets_no_order_have_an_effect_on_what_is_void() {
    // given
    Life life = new Life(new Random(1));
    FilingService service = life.services.get(0);
    Filing.of(life.subject, life.services)
        .revoke(Set.of(), new OrderId(UUID.randomUUID()), life.now);

    // then
    for (FilingType type :
        List.of(FilingType.ADD_SERVICE, FilingType.CHANGE_SERVICE, FilingType.ADD_ACCESS)) {
      assertThatThrownBy(() -> life.order(type, List.of(service.service()), NUMBER + "-2"))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(service.status()).isEqualTo(FilingStatus.REVOKED);
    assertThat(life.status()).isEqualTo(FilingStatus.REVOKED);
  }

  private static final class Life {
    private final Random random;
    private final FilingSubject subject;
    private final List<FilingService> services = new ArrayList<>();
    private final Map<String, FilingSubject> heirs = new TreeMap<>();
    private final List<FilingService> inherited = new ArrayList<>();

    /** What the table of domains would hold. */
    private final Map<String, Set<String>> filed = new HashMap<>();

    private Instant now = BEGIN;
    private int domains;
    private String account = "acct-a";

    private Life(Random random) {
      this.random = random;
      Order first = orderOf(FilingType.FIRST_FILING, List.of(website(1, null, 3)));
      Filing filing = Filing.begunBy(first, new Grant(NUMBER, Map.of(1, NUMBER + "-1")));
      filing.apply(first, new Grant(NUMBER, Map.of(1, NUMBER + "-1")));
      subject = (FilingSubject) filing.added().get(0);
      keep(filing, services);
      sound(1);
    }

    private FilingStatus status() {
      return subject.status();
    }

    private void grant() {
      List<ServiceForm<Sealed>> live =
          services.stream().filter(s -> s.status().isLive()).map(FilingService::service).toList();
      ServiceForm<Sealed> one = live.isEmpty() ? null : live.get(random.nextInt(live.size()));
      switch (random.nextInt(one == null ? 3 : 14)) {
        case 0, 1 -> {
          String number = NUMBER + "-" + (subject.serviceNumbersGiven() + 1);
          order(FilingType.ADD_SERVICE, List.of(website(1, null, 1 + random.nextInt(3))), number);
        }
        case 2 -> order(FilingType.TRANSFER, live, null);
        case 3 -> order(FilingType.CHANGE_SUBJECT, List.of(), null);
        case 4, 5, 6 -> order(FilingType.CHANGE_SERVICE, List.of(fewerDomains(one)), null);
        case 7, 8 -> order(FilingType.CANCEL_ACCESS, List.of(one), null);
        case 9, 10 -> order(FilingType.DEREGISTER_SERVICE, List.of(one), null);
        case 11, 12 -> migrate(live.subList(random.nextInt(live.size()), live.size()));
        default -> order(FilingType.DEREGISTER_SUBJECT, live, null);
      }
    }

    private void order(
        FilingType type, List<ServiceForm<Sealed>> about, @Nullable String newNumber) {
      now = now.plusSeconds(60);
      int before = subject.version();
      Order order = orderOf(type, about);
      if (type == FilingType.TRANSFER) {
        account = "acct-" + random.nextInt(100);
        order.handTo(Target.of(new AccountId(account)), now);
      }
      Filing filing = Filing.of(subject, services);
      filing.apply(order, new Grant(NUMBER, newNumber == null ? Map.of() : Map.of(1, newNumber)));
      keep(filing, services);
      sound(before + 1);
    }

    /** To a new subject, or to one that got services before. */
    private void migrate(List<ServiceForm<Sealed>> leaving) {
      now = now.plusSeconds(60);
      int before = subject.version();
      int place = random.nextInt(heirs.size() + 1);
      String number = HEIR.formatted(place);
      FilingSubject heir = heirs.get(number);
      Order order = orderOf(FilingType.MIGRATE, leaving);
      SubjectForm<Sealed> entered = subjectNamed("受" + now);
      AccountId target = new AccountId("heir-" + place);
      if (heir == null) {
        order.handTo(
            new Target(
                target,
                null,
                new Target.NewSubject(SubjectNature.ENTERPRISE, CertificateType.BUSINESS_LICENCE)),
            now);
        order.edit(order.application().with(entered), now);
      } else {
        order.handTo(new Target(target, number, null), now);
        order.takeSubjectOver(
            heir.subject(),
            SubjectNature.ENTERPRISE,
            CertificateType.BUSINESS_LICENCE,
            heir.serviceNumbersGiven());
      }
      int given = heir == null ? 0 : heir.serviceNumbersGiven();
      Map<Integer, String> numbers = new HashMap<>();
      order
          .application()
          .services()
          .forEach(s -> numbers.put(s.serviceNo(), number + "-" + (given + s.serviceNo())));
      Grant grant = new Grant(number, numbers);
      Filing left = Filing.of(subject, services);
      left.apply(order, grant);
      Filing joined = heir == null ? Filing.begunByMigration(order, grant) : filing(heir);
      joined.takeIn(order, grant);
      keep(left, services);
      keep(joined, inherited);
      heirs.put(number, joined.subject());
      assertThat(left.ended()).hasSameSizeAs(leaving);
      assertThat(joined.begun()).hasSameSizeAs(leaving);
      assertThat(joined.subject().account()).isEqualTo(target);
      assertThat(joined.subject().name()).startsWith("受");
      sound(before + 1);
    }

    private Filing filing(FilingSubject heir) {
      return Filing.of(
          heir, inherited.stream().filter(s -> s.subjectNumber().equals(heir.number())).toList());
    }

    private Order orderOf(FilingType type, List<ServiceForm<Sealed>> about) {
      Order order =
          new Order(
              new OrderId(new UUID(random.nextLong(), random.nextLong())),
              type,
              "330000",
              SubjectNature.ENTERPRISE,
              CertificateType.BUSINESS_LICENCE,
              new Recipient(new AccountId("acct-a"), null, null, "en"),
              now);
      ApplicationForm<Sealed> application =
          ApplicationForm.ofRecord(subjectNamed("名" + now), about);
      if (type == FilingType.FIRST_FILING) {
        order.beginWith(application);
      } else {
        order.about(NUMBER, subject.serviceNumbersGiven(), application, application, true);
        order.noteSubjectChanged(type == FilingType.CHANGE_SUBJECT);
      }
      return order;
    }

    private static SubjectForm<Sealed> subjectNamed(String name) {
      return new SubjectForm<>(
          SubjectNature.ENTERPRISE,
          name,
          new CertificateForm<>(CertificateType.BUSINESS_LICENCE, null, null, null, null),
          null,
          null,
          null,
          null);
    }

    private void keep(Filing filing, List<FilingService> into) {
      for (Object row : filing.added()) {
        if (row instanceof FilingService service) {
          into.add(service);
        } else if (row instanceof FilingDomain domain) {
          assertThat(filed.computeIfAbsent(domain.serviceNumber(), n -> new TreeSet<>()))
              .as("the same row twice")
              .doesNotContain(domain.domain());
          filed.get(domain.serviceNumber()).add(domain.domain());
        }
      }
      for (FilingDomain domain : filing.unfiled()) {
        assertThat(filed.get(domain.serviceNumber()).remove(domain.domain())).isTrue();
      }
      assertThat(filing.added()).filteredOn(FilingVersion.class::isInstance).hasSize(1);
    }

    private void sound(int version) {
      assertThat(subject.version()).isEqualTo(version);
      assertThat(subject.account().value()).as("moves by a transfer only").isEqualTo(account);
      assertThat(services).extracting(FilingService::number).doesNotHaveDuplicates();
      assertThat(services).hasSize(subject.serviceNumbersGiven());
      assertThat(numbers(services, inherited)).as("no number twice").doesNotHaveDuplicates();
      assertThat(filed.values().stream().flatMap(Set::stream))
          .as("a domain is of one live service")
          .doesNotHaveDuplicates();
      heirs
          .values()
          .forEach(
              heir -> {
                assertThat(heir.status()).isEqualTo(FilingStatus.NORMAL);
                assertThat(inherited)
                    .filteredOn(service -> service.subjectNumber().equals(heir.number()))
                    .hasSize(heir.serviceNumbersGiven());
              });
      inherited.forEach(
          service ->
              assertThat(filed.get(service.number()))
                  .containsExactlyInAnyOrderElementsOf(service.domains()));
      boolean anyLive = false;
      for (FilingService service : services) {
        Set<String> rows = filed.getOrDefault(service.number(), Set.of());
        if (service.status().isLive()) {
          anyLive = true;
          assertThat(rows).isNotEmpty().containsExactlyInAnyOrderElementsOf(service.domains());
        } else {
          assertThat(rows).as("domains of an ended service").isEmpty();
        }
      }
      assertThat(subject.status().isLive())
          .as("%s with services %s", subject.status(), statuses())
          .isEqualTo(anyLive);
    }

    private static List<String> numbers(List<FilingService> some, List<FilingService> more) {
      return Stream.concat(some.stream(), more.stream()).map(FilingService::number).toList();
    }

    private String statuses() {
      return services.stream().map(s -> s.status().name()).collect(Collectors.joining(" "));
    }

    private ServiceForm<Sealed> website(int serviceNo, @Nullable String number, int count) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        names.add("d" + ++domains + ".example.cn");
      }
      return form(serviceNo, number, names);
    }

    private ServiceForm<Sealed> fewerDomains(ServiceForm<Sealed> service) {
      int left = 1 + random.nextInt(service.domains().size());
      return form(1, service.number(), service.domains().subList(0, left));
    }

    private static ServiceForm<Sealed> form(
        int serviceNo, @Nullable String number, List<String> domains) {
      return new ServiceForm<>(
          serviceNo,
          number,
          ServiceKind.WEBSITE,
          "官网",
          domains,
          null,
          List.of(),
          List.of(),
          null,
          null,
          List.of(),
          null);
    }
  }
}
