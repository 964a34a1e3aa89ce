package org.openbeian.notification.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.notification.application.MailboxFeed.Arrived;
import org.openbeian.notification.application.MailboxFeed.News;
import org.openbeian.notification.application.ReadNotices.Missed;
import org.openbeian.notification.application.ReadNotices.Unread;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.notification.domain.Notice;
import org.openbeian.notification.domain.NoticeTexts;
import org.openbeian.notification.domain.Seen;

class NotificationStreamTest {

  private static final Seen BEGUN = Seen.ofSnapshot("10:20:14");

  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicInteger cutOff = new AtomicInteger();
  private final Client client = new Client();
  private final NotificationStream stream =
      new NotificationStream(
          Runnable::run, new Plain(), closed::incrementAndGet, cutOff::incrementAndGet);

  @Test
  void tells_what_was_missed_before_what_came_meanwhile_and_nothing_twice() {
    // given
    stream.events().subscribe(client);
    client.take(100);
    Notice missed = notice();
    Notice running = notice();
    Notice later = notice();

    // when
    stream.told(news(Seen.ofSnapshot("21:21:"), arrived(missed, 12), arrived(running, 14)));
    stream.begin(new Missed(List.of(missed), true, new Unread(1, BEGUN)));
    stream.told(news(Seen.ofSnapshot("22:22:"), arrived(later, 21)));

    // then
    assertThat(client.got)
        .containsExactly(
            "notification " + missed.id() + " 10:20:14",
            "unread 1 10:20:14",
            "notification " + running.id() + " 21:21:",
            "unread 7 21:21:",
            "notification " + later.id() + " 22:22:",
            "unread 7 22:22:");
  }

  @Test
  void gives_the_last_of_many_the_id_so_that_whoever_lost_some_gets_them_all_again() {
    // given
    stream.events().subscribe(client);
    client.take(100);
    stream.begin(new Missed(List.of(), true, new Unread(0, BEGUN)));

    // when
    stream.told(news(Seen.ofSnapshot("30:30:"), arrived(notice(), 21), arrived(notice(), 22)));

    // then
    assertThat(client.got.get(1)).endsWith(" null");
    assertThat(client.got.get(2)).endsWith(" 30:30:");
  }

  @Test
  void says_to_list_again_when_more_came_than_is_told() {
    // given
    stream.events().subscribe(client);
    client.take(100);

    // when
    stream.begin(new Missed(List.of(), false, new Unread(500, BEGUN)));

    // then
    assertThat(client.got).containsExactly("reload 10:20:14", "unread 500 10:20:14");

    // and when it is told of what it knew, and of what it did not
    stream.told(new News(List.of(), Set.of(12L), 500, Seen.ofSnapshot("21:21:")));
    stream.told(new News(List.of(), Set.of(12L, 21L), 700, Seen.ofSnapshot("22:22:")));

    // then
    assertThat(client.got.subList(2, 5))
        .containsExactly("unread 500 21:21:", "reload 22:22:", "unread 700 22:22:");
  }

  @Test
  void cuts_off_a_client_for_whom_too_much_waits() {
    // given
    stream.events().subscribe(client);
    stream.begin(new Missed(List.of(), true, new Unread(0, BEGUN)));

    // when
    IntStream.range(0, NotificationStream.ROOM)
        .forEach(i -> stream.told(news(BEGUN, arrived(notice(), 30))));

    // then
    assertThat(cutOff).hasValue(1);
    assertThat(closed).hasValue(1);
    assertThat(client.got).isEmpty();
  }

  @Test
  void cuts_off_a_client_that_took_nothing_between_two_heartbeats() {
    // given
    stream.events().subscribe(client);
    client.take(1);
    stream.begin(new Missed(List.of(), true, new Unread(0, BEGUN)));
    assertThat(client.got).hasSize(1);

    // when
    stream.beat();
    assertThat(cutOff).hasValue(0);
    stream.beat();

    // then
    assertThat(cutOff).hasValue(1);
    assertThat(closed).hasValue(1);
  }

  @Test
  void keeps_a_client_that_takes_its_heartbeats() {
    // given
    stream.events().subscribe(client);
    client.take(100);
    stream.begin(new Missed(List.of(), true, new Unread(0, BEGUN)));

    // when
    IntStream.range(0, 10).forEach(i -> stream.beat());

    // then
    assertThat(cutOff).hasValue(0);
    assertThat(client.got).hasSize(11).endsWith("heartbeat");

    // and when
    stream.end();

    // then
    assertThat(client.completed).isTrue();
    assertThat(closed).hasValue(1);
    assertThat(cutOff).hasValue(0);
  }

  @Test
  void cuts_off_at_its_end_whoever_has_not_read_all() {
    // given
    stream.events().subscribe(client);
    stream.begin(new Missed(List.of(), true, new Unread(0, BEGUN)));

    // when
    stream.end();

    // then
    assertThat(cutOff).hasValue(1);
    assertThat(closed).hasValue(1);
  }

  @Test
  void gives_back_what_it_holds_when_the_client_goes_away_also_before_it_began() {
    // given
    stream.events().subscribe(client);

    // when
    client.goAway();
    stream.begin(new Missed(List.of(), true, new Unread(0, BEGUN)));
    stream.told(news(BEGUN, arrived(notice(), 30)));
    stream.beat();
    stream.end();

    // then
    assertThat(closed).hasValue(1);
    assertThat(cutOff).hasValue(0);
  }

  private static Arrived arrived(Notice notice, long writtenIn) {
    return new Arrived(notice, writtenIn);
  }

  private static News news(Seen seen, Arrived... arrived) {
    return new News(List.of(arrived), Set.of(), 7, seen);
  }

  private static Notice notice() {
    return new Notice(
        new OrderId(UUID.randomUUID()),
        1,
        new Mailbox(new AccountId("acct-a"), null),
        "order-submitted",
        Language.ENGLISH,
        new NoticeTexts("title", "body", "sms"),
        new Sealed("k.b"),
        Instant.EPOCH);
  }

  private static final class Plain implements NotificationStream.Form {

    @Override
    public OutboundSseEvent notification(Notice notice, @Nullable Seen id) {
      return event("notification " + notice.id() + " " + (id == null ? null : id.snapshot()));
    }

    @Override
    public OutboundSseEvent unread(long count, Seen id) {
      return event("unread " + count + " " + id.snapshot());
    }

    @Override
    public OutboundSseEvent reload(Seen id) {
      return event("reload " + id.snapshot());
    }

    @Override
    public OutboundSseEvent heartbeat() {
      return event("heartbeat");
    }

    private static OutboundSseEvent event(String data) {
      return new OutboundSseEventImpl.BuilderImpl().data(data).build();
    }
  }

  private static final class Client implements Flow.Subscriber<OutboundSseEvent> {

    private final List<String> got = new ArrayList<>();
    private boolean completed;
    private Flow.@Nullable Subscription subscription;

    void take(int count) {
      subscription().request(count);
    }

    void goAway() {
      subscription().cancel();
    }

    private Flow.Subscription subscription() {
      if (subscription == null) {
        throw new IllegalStateException("not subscribed");
      }
      return subscription;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(OutboundSseEvent event) {
      got.add(String.valueOf(event.getData()));
    }

    @Override
    public void onError(Throwable failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public void onComplete() {
      completed = true;
    }
  }
}
