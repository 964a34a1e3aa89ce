package org.openbeian.notification.inbound.rest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.application.MailboxFeed;
import org.openbeian.notification.application.MailboxFeed.News;
import org.openbeian.notification.application.ReadNotices.Missed;
import org.openbeian.notification.domain.Notice;
import org.openbeian.notification.domain.Seen;

/**
 * One open stream: what is to be written to it waits in a queue of its own, which is short. A
 * client that does not read is cut off, and comes back with the last id that it got.
 *
 * <p>Everything happens in one context, one act after another.
 */
final class NotificationStream implements MailboxFeed.Reader {

  /** What a stream looks like on the wire. */
  interface Form {

    OutboundSseEvent notification(Notice notice, @Nullable Seen id);

    OutboundSseEvent unread(long count, Seen id);

    /** The reader had better list its mailbox again. */
    OutboundSseEvent reload(Seen id);

    OutboundSseEvent heartbeat();
  }

  /** Room for what may be missed at once, and for what arrives while it is written. */
  static final int ROOM = 256;

  private final Queue<OutboundSseEvent> waiting = new ArrayBlockingQueue<>(ROOM);
  private final UnicastProcessor<OutboundSseEvent> events;
  private final List<News> early = new ArrayList<>();
  private final Executor context;
  private final Form form;
  private final Runnable cutOff;
  private @Nullable Seen begun;
  private volatile long written;
  private long writtenBefore = -1;
  private volatile boolean ended;

  /**
   * A stream that nothing is told on before {@link #begin}.
   *
   * @param context where all of it happens
   * @param closed what to do when it has ended, whoever ended it
   * @param cutOff breaks the connection off
   */
  NotificationStream(Executor context, Form form, Runnable closed, Runnable cutOff) {
    this.context = context;
    this.form = form;
    this.cutOff = cutOff;
    this.events =
        UnicastProcessor.create(
            waiting,
            () -> {
              ended = true;
              closed.run();
            });
  }

  Multi<OutboundSseEvent> events() {
    return events.onItem().invoke(() -> written++);
  }

  /** Tells what was missed, and from then on what comes. */
  void begin(Missed missed) {
    inContext(
        () -> {
          begun = missed.unread().seen();
          tell(missed.notices(), missed.complete(), missed.unread().count(), begun);
          early.forEach(this::tell);
          early.clear();
        });
  }

  @Override
  public void told(News news) {
    inContext(
        () -> {
          if (begun != null) {
            tell(news);
          } else if (early.size() < ROOM) {
            early.add(news);
          } else {
            breakOff();
          }
        });
  }

  /**
   * Shows the client and all between that it is alive. A client that took nothing between two of
   * these is none any more.
   */
  void beat() {
    inContext(
        () -> {
          if (waiting.isEmpty()) {
            offer(form.heartbeat());
          } else if (written == writtenBefore) {
            breakOff();
          }
          writtenBefore = written;
        });
  }

  /** Ends it in good order: the client comes back. */
  void end() {
    inContext(
        () -> {
          if (waiting.isEmpty()) {
            events.onComplete();
          } else {
            breakOff();
          }
        });
  }

  private void tell(News news) {
    List<Notice> unknown =
        news.notices().stream()
            .filter(arrived -> begun == null || !begun.includes(arrived.writtenIn()))
            .map(MailboxFeed.Arrived::notice)
            .toList();
    boolean complete = begun == null || news.untold().stream().allMatch(begun::includes);
    tell(unknown, complete, news.unreadCount(), news.seen());
  }

  /** Only the last notice has the id: a client that got less is told all of them again. */
  private void tell(List<Notice> notices, boolean complete, long unread, Seen seen) {
    for (int i = 0; i < notices.size(); i++) {
      boolean last = complete && i == notices.size() - 1;
      offer(form.notification(notices.get(i), last ? seen : null));
    }
    if (!complete) {
      offer(form.reload(seen));
    }
    offer(form.unread(unread, seen));
  }

  private void offer(OutboundSseEvent event) {
    if (ended) {
      return;
    }
    if (waiting.size() >= ROOM - 1) {
      breakOff();
    } else {
      events.onNext(event);
    }
  }

  private void breakOff() {
    if (!ended) {
      ended = true;
      cutOff.run();
      events.cancel();
    }
  }

  private void inContext(Runnable act) {
    context.execute(
        () -> {
          if (!ended) {
            act.run();
          }
        });
  }
}
