package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.application.RealPersonVerification.AppAwayException;
import org.openbeian.order.application.RealPersonVerification.Session;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.realperson.RealPersonCheck;
import org.openbeian.order.domain.realperson.RealPersonFailure;
import org.openbeian.order.domain.realperson.RealPersonPolicy;
import org.openbeian.order.domain.realperson.RealPersonState;
import org.openbeian.order.domain.realperson.Standing;
import org.openbeian.order.domain.rulebook.Province.Channel;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.order.domain.rules.PersonsToVerify;
import org.openbeian.order.domain.rules.PersonsToVerify.Person;
import org.openbeian.order.outbound.postgres.RealPersonChecks;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.pii.Masks;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Has the principals of an order show their faces (R-REAL-1): each gets a link that one device may
 * scan, and the filer confirms who has passed. The app is asked outside any transaction.
 */
@ApplicationScoped
public class VerifyPersons {

  static final String RULE = "R-REAL-1";

  private static final Logger LOG = Logger.getLogger(VerifyPersons.class);
  private static final Duration DAY = Duration.ofDays(1);

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final CheckOrder checkOrder;
  private final PersonStandings standings;
  private final RealPersonChecks checks;
  private final RealPersonVerification app;
  private final RealPersonPolicy policy;
  private final SealedForms forms;
  private final Sealer sealer;
  private final CarryOut carryOut;
  private final Time time;

  VerifyPersons(
      Transactions transactions,
      FilersOrders filersOrders,
      CheckOrder checkOrder,
      PersonStandings standings,
      RealPersonChecks checks,
      RealPersonVerification app,
      RealPersonPolicy policy,
      SealedForms forms,
      Sealer sealer,
      CarryOut carryOut,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.checkOrder = checkOrder;
    this.standings = standings;
    this.checks = checks;
    this.app = app;
    this.policy = policy;
    this.forms = forms;
    this.sealer = sealer;
    this.carryOut = carryOut;
    this.time = time;
  }

  /**
   * A check as it is shown.
   *
   * @param link while it may be scanned
   */
  public record Shown(
      UUID id,
      RealPersonState state,
      @Nullable String link,
      @Nullable Instant linkValidUntil,
      @Nullable RealPersonFailure failure,
      Instant startedAt,
      @Nullable Instant scannedAt,
      @Nullable Instant endedAt,
      @Nullable Instant confirmedAt) {

    @Override
    public String toString() {
      return "Shown";
    }
  }

  /**
   * A person of an order, masked.
   *
   * @param channel the province's own, which takes our place; else null
   * @param verified whether a submission asks for nothing more
   * @param check the newest; null before the first
   */
  public record ShownPerson(
      List<String> of,
      String name,
      CertificateType certificateType,
      String certificateNumber,
      @Nullable Channel channel,
      boolean verified,
      @Nullable Shown check) {}

  /** Whom the order needs, as far as it says who they are. */
  public Uni<List<ShownPerson>> all(OrderId id, Caller caller) {
    return Panache.withSession(
        () ->
            filersOrders
                .look(id, caller)
                .chain(order -> checks.of(id).map(found -> all(checked(order), found))));
  }

  private List<ShownPerson> all(Checked checked, List<RealPersonCheck> found) {
    Channel channel = channel(checked);
    return PersonsToVerify.of(checked).stream()
        .map(person -> shown(person, channel, standings.ofPerson(found, person)))
        .toList();
  }

  private ShownPerson shown(
      Person person, @Nullable Channel channel, List<RealPersonCheck> ofPerson) {
    return new ShownPerson(
        person.of(),
        Masks.name(person.name()),
        person.certificateType(),
        Masks.certificateNumber(person.certificateNumber()),
        channel,
        channel != null || standings.standing(ofPerson) == Standing.CONFIRMED,
        ofPerson.stream().findFirst().map(this::shown).orElse(null));
  }

  /**
   * One of an order.
   *
   * @throws ApiException 404 when there is none of that id
   */
  public Uni<Shown> one(OrderId id, UUID check, Caller caller) {
    return Panache.withSession(
        () ->
            filersOrders
                .look(id, caller)
                .chain(order -> checks.find(id, check))
                .onItem()
                .ifNull()
                .failWith(ApiException::notFound)
                .map(this::shown));
  }

  /**
   * The link of one of an order.
   *
   * @throws ApiException 409 unless it may be scanned now
   */
  public Uni<String> link(OrderId id, UUID check, Caller caller) {
    return one(id, check, caller)
        .map(
            shown -> {
              String link = shown.link();
              if (link == null) {
                throw refused(409, "REAL_PERSON_LINK_VOID");
              }
              return link;
            });
  }

  private record Begun(RealPersonCheck check, Person person) {}

  /**
   * Begins one, in the place of the unconfirmed ones of the same person.
   *
   * @param of the path of a principal that the person is
   * @throws ApiException 422 for no such person, 409 unless the order is editable, where the
   *     province sees to it, and for who is verified, 429 too often, 503 while the app is away
   */
  public Uni<Shown> start(OrderId id, String of, Caller caller) {
    return transactions
        .inTransaction(() -> filersOrders.lock(id, caller).chain(order -> begin(order, of, caller)))
        .chain(
            begun ->
                app.open(begun.check().id(), begun.person())
                    .onFailure(AppAwayException.class)
                    .transform(away -> unavailable((AppAwayException) away))
                    .chain(
                        session ->
                            transactions.inTransaction(
                                () -> offer(id, begun.check(), session, caller))))
        .map(this::shown);
  }

  private Uni<Begun> begin(Order order, String of, Caller caller) {
    requireEditable(order, "VERIFY_PERSON");
    Checked checked = checked(order);
    Channel channel = channel(checked);
    if (channel != null) {
      throw refused(409, "REAL_PERSON_PROVINCE_CHANNEL", channel.chinese(), channel.english());
    }
    Person person =
        PersonsToVerify.of(checked).stream()
            .filter(each -> each.of().contains(of))
            .findFirst()
            .orElseThrow(
                () ->
                    ApiException.invalid(
                            List.of(Violation.of("of", RULE, "REAL_PERSON_NOT_NEEDED")))
                        .byRule(RULE));
    Instant now = time.now();
    RealPersonCheck check =
        new RealPersonCheck(
            UUID.randomUUID(), order.id(), standings.hash(person), caller.subject(), now);
    return checks
        .of(order.id())
        .invoke(
            earlier -> {
              requireRoom(earlier, now);
              if (standings.standing(standings.ofPerson(earlier, person)) == Standing.CONFIRMED) {
                throw refused(409, "REAL_PERSON_VERIFIED");
              }
            })
        .chain(() -> checks.add(check))
        .replaceWith(new Begun(check, person));
  }

  /** Who is asked too often is told when the first of them is a day old. */
  private void requireRoom(List<RealPersonCheck> earlier, Instant now) {
    List<RealPersonCheck> today =
        earlier.stream().filter(check -> check.startedAt().isAfter(now.minus(DAY))).toList();
    if (today.size() >= policy.checksPerDay()) {
      Instant free = today.get(policy.checksPerDay() - 1).startedAt().plus(DAY);
      throw refused(429, "REAL_PERSON_TOO_MANY", Integer.toString(policy.checksPerDay()))
          .withHeader("Retry-After", Long.toString(Duration.between(now, free).toSeconds() + 1));
    }
  }

  private Uni<RealPersonCheck> offer(
      OrderId id, RealPersonCheck begun, Session session, Caller caller) {
    return filersOrders
        .lock(id, caller)
        .chain(
            order ->
                checks
                    .lock(id, begun.id())
                    .onItem()
                    .ifNull()
                    .failWith(ApiException::notFound)
                    .invoke(
                        check -> {
                          requireEditable(order, "VERIFY_PERSON");
                          if (check.isReplaced()) {
                            throw refused(409, "REAL_PERSON_REPLACED");
                          }
                          Instant now = time.now();
                          check.offer(
                              session.id(),
                              sealer.seal(session.link()),
                              now.plus(policy.linkValidFor()));
                          order.notePersonCheck(now);
                        })
                    .call(check -> checks.replaceBy(id, check))
                    .call(() -> carryOut.restartClock(order)));
  }

  /**
   * Confirms that one that passed shall be used; again it changes nothing.
   *
   * @throws ApiException 404 for none of that id, 409 unless it has passed and the order is
   *     editable
   */
  public Uni<Shown> confirm(OrderId id, UUID check, Caller caller) {
    return transactions
        .inTransaction(
            () ->
                filersOrders
                    .lock(id, caller)
                    .chain(order -> checks.lock(id, check).chain(found -> confirm(order, found))))
        .map(this::shown);
  }

  private Uni<RealPersonCheck> confirm(Order order, @Nullable RealPersonCheck check) {
    if (check == null) {
      throw ApiException.notFound();
    }
    if (check.isConfirmed()) {
      return Uni.createFrom().item(check);
    }
    requireEditable(order, "CONFIRM_PERSON");
    if (!check.confirm(time.now())) {
      throw refused(409, "REAL_PERSON_NOT_PASSED");
    }
    order.notePersonCheck(time.now());
    return carryOut.restartClock(order).replaceWith(check);
  }

  private Shown shown(RealPersonCheck check) {
    Instant now = time.now();
    return new Shown(
        check.id(),
        check.state(now),
        sealer.openNullable(check.link(now)),
        check.state(now) == RealPersonState.WAITING ? check.expiresAt() : null,
        check.failure(),
        check.startedAt(),
        check.scannedAt(),
        check.endedAt(),
        check.confirmedAt());
  }

  private Checked checked(Order order) {
    return checkOrder.checked(order, forms.open(order.application()));
  }

  private static @Nullable Channel channel(Checked checked) {
    return checked
        .book()
        .province(checked.province())
        .map(province -> province.realPersonChannelOn(checked.today()))
        .orElse(null);
  }

  private static void requireEditable(Order order, String act) {
    if (!order.state().isEditable()) {
      throw Refusals.stateForbids(order, act, "R-FLOW-9");
    }
  }

  private static ApiException unavailable(AppAwayException away) {
    LOG.warnf("the verification app gives no answer: %s", away.reason());
    return refused(503, "REAL_PERSON_APP_UNAVAILABLE").withHeader("Retry-After", "10");
  }

  private static ApiException refused(int status, String code, String... arguments) {
    return ApiException.of(status, code, arguments).byRule(RULE);
  }
}
