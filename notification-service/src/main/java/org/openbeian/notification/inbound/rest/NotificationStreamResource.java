package org.openbeian.notification.inbound.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.application.MailboxFeed;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.notification.domain.Notice;
import org.openbeian.notification.domain.Seen;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Background;

/** The caller's in-site messages as they arrive. */
@Path("/api/v1/notifications/stream")
@RolesAllowed({
  CallersMailbox.FILER,
  "reviewer",
  "review-lead",
  "bureau-officer",
  "auditor",
  "support",
  "admin"
})
@Tag(name = "Notifications")
class NotificationStreamResource {

  private static final Logger LOG = Logger.getLogger(NotificationStreamResource.class);
  private static final long RECONNECT_MILLIS = 3_000;

  private static final String EXAMPLE =
      "event:unread\nid:NzQxLjA\nretry:3000\ndata:{\"unreadCount\":2}\n\nevent:notification\n"
          + "id:NzQyLjA\ndata:{\"id\":\"1b0a6d5e-6a43-4a3e-8a75-0e5f3a1c9d02\",\"orderId\":"
          + "\"7c1f2a9e-5b64-4d0e-9a37-3f1b6c8d2e01\",\"round\":1,\"notice\":\"order-submitted\","
          + "\"title\":\"备案订单已提交\",\"body\":\"您的备案订单……\",\"createdAt\":"
          + "\"2026-11-24T02:15:00Z\",\"readAt\":null}\n\nevent:unread\nid:NzQyLjA\n"
          + "data:{\"unreadCount\":3}\n\n:\n\n";

  private final MailboxFeed feed;
  private final CallersMailbox mailbox;
  private final JsonWebToken token;
  private final Background background;
  private final Vertx vertx;
  private final ObjectMapper json;
  private final Sealer sealer;
  private final Duration heartbeat;
  private final Duration longest;
  private final Set<NotificationStream> open = ConcurrentHashMap.newKeySet();

  NotificationStreamResource(
      MailboxFeed feed,
      CallersMailbox mailbox,
      JsonWebToken token,
      Background background,
      Vertx vertx,
      ObjectMapper json,
      Sealer sealer,
      @ConfigProperty(name = "beian.notices.stream.heartbeat") Duration heartbeat,
      @ConfigProperty(name = "beian.notices.stream.longest") Duration longest) {
    this.feed = feed;
    this.mailbox = mailbox;
    this.token = token;
    this.background = background;
    this.vertx = vertx;
    this.json = json;
    this.sealer = sealer;
    this.heartbeat = heartbeat;
    this.longest = longest;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "streamNotifications",
      summary = "The caller's notices as they arrive, and the count of unread ones",
      description =
          "Server-sent events, for the same callers as the list. It begins with the count. Then"
              + " come:\n\n- `notification`, a notice that arrived: data is what the list shows of"
              + " it\n- `unread`, after notices arrived or were marked here or by anybody else:"
              + " `{\"unreadCount\":3}`\n- `reload`, with `{}`: more was missed than is told one by"
              + " one (100 notices), or the id that was sent means nothing here; list the mailbox"
              + " again\n- a comment every 20 seconds, which says nothing but that the connection is"
              + " alive\n\nTo miss nothing, list first, and send the list's asOf as Last-Event-ID;"
              + " after a reconnect the id of the last event that had one, which an EventSource does"
              + " by itself. After a reconnect a notice may come a second time: know it by its"
              + " id.\n\nThe stream ends in good order when the token expires, and after half an"
              + " hour anyway: connect again, with a fresh token and the last id. A client that does"
              + " not read is cut off. Browsers' own EventSource can't send a token: use one that is"
              + " built on fetch.")
  @APIResponse(
      responseCode = "200",
      description = "The events, until the stream ends",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING),
              example = EXAMPLE))
  @APIResponse(
      responseCode = "401",
      description = "UNAUTHENTICATED: no token, or none that is valid")
  @APIResponse(
      responseCode = "403",
      description =
          "FORBIDDEN: neither a filer nor staff; PERMISSION_MISSING: a filer without beian:view"
              + " (R-PERM-1); ACCOUNT_MISSING: the token names no account")
  @APIResponse(
      responseCode = "429",
      description = "TOO_MANY_STREAMS: the mailbox has as many open as it may; close one",
      headers = @Header(name = "Retry-After", description = "Seconds"))
  @APIResponse(
      responseCode = "503",
      description = "STREAMS_FULL: too many are open in all; list from time to time meanwhile",
      headers = @Header(name = "Retry-After", description = "Seconds"))
  public Multi<OutboundSseEvent> stream(
      @Parameter(
              description =
                  "The last id of the stream before, or the asOf of a list: what arrived since is"
                      + " told first",
              example = "NzQxLjA")
          @HeaderParam("Last-Event-ID")
          @Nullable String lastEventId,
      @jakarta.ws.rs.core.Context HttpServerResponse response,
      @jakarta.ws.rs.core.Context Sse sse) {
    Mailbox whose = mailbox.get();
    Instant end = end();
    Last last = Last.of(lastEventId);
    Context context = vertx.getOrCreateContext();
    Reading reading = new Reading(whose);
    NotificationStream stream =
        new NotificationStream(
            act -> context.runOnContext(ignored -> act.run()),
            new Wire(sse),
            reading::closed,
            response::reset);
    reading.opened(stream, end);
    // proxies must pass on each event at once, and keep none
    response.putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
    background
        .run(() -> feed.missed(whose, last.seen()))
        .map(missed -> last.readable() ? missed : missed.incomplete())
        .subscribe()
        .with(
            stream::begin,
            failure -> {
              LOG.warnf("a stream does not begin: %s", failure.toString());
              stream.end();
            });
    return stream.events();
  }

  /** Clients come back, to another replica; nobody calls this. */
  @PermitAll
  void stop(@Observes ShutdownEvent event) {
    open.forEach(NotificationStream::end);
  }

  /** A token's time is the world's, not the sandbox's. */
  private Instant end() {
    Instant latest = SystemTime.now().plus(longest);
    Instant expiry = Instant.ofEpochSecond(token.getExpirationTime());
    return expiry.isBefore(latest) ? expiry : latest;
  }

  /** What an open stream holds, and gives back when it has ended. */
  private final class Reading {

    private final Mailbox whose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable NotificationStream stream;
    private long beats;
    private long ends;

    Reading(Mailbox whose) {
      this.whose = whose;
    }

    void opened(NotificationStream opened, Instant end) {
      feed.join(whose, opened);
      stream = opened;
      open.add(opened);
      beats = vertx.setPeriodic(heartbeat.toMillis(), ignored -> opened.beat());
      long left = Duration.between(SystemTime.now(), end).toMillis();
      ends = vertx.setTimer(Math.max(1, left), ignored -> opened.end());
    }

    void closed() {
      NotificationStream ended = stream;
      if (ended != null && closed.compareAndSet(false, true)) {
        vertx.cancelTimer(beats);
        vertx.cancelTimer(ends);
        open.remove(ended);
        feed.leave(whose, ended);
      }
    }
  }

  /**
   * Where a client was.
   *
   * @param readable false for an id that is none of ours, or not any more
   */
  private record Last(@Nullable Seen seen, boolean readable) {

    static Last of(@Nullable String id) {
      if (id == null || id.isEmpty()) {
        return new Last(null, true);
      }
      try {
        return new Last(Seen.decode(id), true);
      } catch (IllegalArgumentException e) {
        return new Last(null, false);
      }
    }
  }

  private final class Wire implements NotificationStream.Form {

    private final Sse sse;
    private boolean begun;

    Wire(Sse sse) {
      this.sse = sse;
    }

    @Override
    public OutboundSseEvent notification(Notice notice, @Nullable Seen id) {
      return event("notification", NotificationView.of(notice, sealer), id);
    }

    @Override
    public OutboundSseEvent unread(long count, Seen id) {
      return event("unread", Map.of("unreadCount", count), id);
    }

    @Override
    public OutboundSseEvent reload(Seen id) {
      return event("reload", Map.of(), id);
    }

    @Override
    public OutboundSseEvent heartbeat() {
      return sse.newEventBuilder().comment("").build();
    }

    private OutboundSseEvent event(String name, Object data, @Nullable Seen id) {
      OutboundSseEvent.Builder event = sse.newEventBuilder().name(name).data(write(data));
      if (id != null) {
        event.id(id.encode());
      }
      if (!begun) {
        begun = true;
        event.reconnectDelay(RECONNECT_MILLIS);
      }
      return event.build();
    }
  }

  private String write(Object data) {
    try {
      return json.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event can't be written", e);
    }
  }
}
