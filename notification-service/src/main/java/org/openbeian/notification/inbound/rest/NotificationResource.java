package org.openbeian.notification.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.application.MarkNotices;
import org.openbeian.notification.application.ReadNotices;
import org.openbeian.notification.domain.Seen;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.pii.Sealer;

/** The in-site messages of the caller: a filer's account's, or a member of staff's own. */
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  CallersMailbox.FILER,
  "reviewer",
  "review-lead",
  "bureau-officer",
  "auditor",
  "support",
  "admin"
})
@Tag(
    name = "Notifications",
    description =
        "What filers and staff were told. A filer reads what the account was told, with all its"
            + " sub-users; staff read what they themselves were told. Neither sees the other's,"
            + " even in one account.")
@APIResponse(responseCode = "401", description = "UNAUTHENTICATED: no token, or none that is valid")
@APIResponse(
    responseCode = "403",
    description =
        "FORBIDDEN: neither a filer nor staff; PERMISSION_MISSING: a filer without beian:view"
            + " (R-PERM-1); ACCOUNT_MISSING: the token names no account")
class NotificationResource {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

  private final ReadNotices notices;
  private final MarkNotices mark;
  private final CallersMailbox mailbox;
  private final Sealer sealer;

  NotificationResource(
      ReadNotices notices, MarkNotices mark, CallersMailbox mailbox, Sealer sealer) {
    this.notices = notices;
    this.mark = mark;
    this.mailbox = mailbox;
    this.sealer = sealer;
  }

  @GET
  @Operation(
      operationId = "listNotifications",
      summary = "The caller's notices, newest first, and how many are unread",
      description =
          "A filer with beian:view lists the account's, anybody of the staff their own. Filters may"
              + " be combined. Every answer counts what is unread, whatever the filters; for a"
              + " badge alone there is GET /notifications/unread-count. With its asOf, go on by GET"
              + " /notifications/stream and miss nothing, or mark what was shown as read by POST"
              + " /notifications/read.")
  @APIResponse(
      responseCode = "200",
      description = "A page of notices",
      content = @Content(schema = @Schema(implementation = NotificationPage.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "BAD_PARAMETER: unread, orderId, notice, from, to, cursor or limit can't be read")
  public Uni<NotificationPage> list(
      @Parameter(
              description = "true: unread ones only; false: read ones only",
              schema = @Schema(type = SchemaType.BOOLEAN))
          @QueryParam("unread")
          @Nullable String unread,
      @Parameter(description = "An order's id", example = "7c1f2a9e-5b64-4d0e-9a37-3f1b6c8d2e01")
          @QueryParam("orderId")
          @Nullable String orderId,
      @Parameter(description = "A notice's name: those alone", example = "order-submitted")
          @QueryParam("notice")
          @Nullable String notice,
      @Parameter(
              description = "The first day of a period, in Asia/Shanghai",
              example = "2026-11-01")
          @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "Its last day, itself included", example = "2026-11-30")
          @QueryParam("to")
          @Nullable String to,
      @Parameter(description = "nextCursor of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "1–100, 20 unless given") @QueryParam("limit")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    LocalDate last = Parameters.day("to", to);
    ReadNotices.Query query =
        new ReadNotices.Query(
            flag(unread),
            order(orderId),
            name(notice),
            begin(Parameters.day("from", from)),
            begin(last == null ? null : last.plusDays(1)),
            Cursor.decode(cursor),
            rows + 1);
    return notices.of(mailbox.get(), query).map(found -> NotificationPage.of(found, rows, sealer));
  }

  @GET
  @Path("/unread-count")
  @Operation(
      operationId = "countUnreadNotifications",
      summary = "How many of the caller's notices are unread",
      description =
          "For a badge: costs less than a list. Who wants to be told when it changes opens GET"
              + " /notifications/stream instead of asking again and again.")
  @APIResponse(
      responseCode = "200",
      description = "The count",
      content = @Content(schema = @Schema(implementation = UnreadCount.class)))
  public Uni<UnreadCount> unreadCount() {
    return notices.unreadOf(mailbox.get()).map(UnreadCount::of);
  }

  @POST
  @Path("/{id}/read")
  @Operation(
      operationId = "markNotificationRead",
      summary = "Marks a notice as read",
      description =
          "For one of the account's when a filer asks, for one of their own when staff do."
              + " Repeating it changes nothing: the first time counts. Sub-users of an account"
              + " share its notices: read by one is read. Streams of the mailbox are told the new"
              + " count.")
  @APIResponse(
      responseCode = "200",
      description = "The notice, read",
      content = @Content(schema = @Schema(implementation = NotificationView.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: there is none, or it is another account's or person's")
  public Uni<NotificationView> read(
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id) {
    return mark.read(mailbox.get(), Parameters.inPath(id)).map(this::view);
  }

  @DELETE
  @Path("/{id}/read")
  @Operation(
      operationId = "markNotificationUnread",
      summary = "Marks a notice as unread again",
      description =
          "For the same callers as reading it, to come back to it later. Repeating it changes"
              + " nothing.")
  @APIResponse(
      responseCode = "200",
      description = "The notice, unread",
      content = @Content(schema = @Schema(implementation = NotificationView.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: there is none, or it is another account's or person's")
  public Uni<NotificationView> unread(
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id) {
    return mark.unread(mailbox.get(), Parameters.inPath(id)).map(this::view);
  }

  @POST
  @Path("/read")
  @Operation(
      operationId = "markNotificationsRead",
      summary = "Marks all notices as read that an answer could show",
      description =
          "upTo is the asOf of the list or count that the person saw, or the id of a stream's event:"
              + " whatever arrived after it stays unread. It marks all pages of the mailbox, not"
              + " only those that were fetched. Repeating it changes nothing.")
  @APIResponse(
      responseCode = "200",
      description = "What it came to",
      content = @Content(schema = @Schema(implementation = MarkedRead.class)))
  @APIResponse(
      responseCode = "400",
      description = "MALFORMED_JSON: no body, no JSON, or an unknown field")
  @APIResponse(
      responseCode = "422",
      description = "INVALID with AS_OF_FORM: upTo is missing or no asOf of this service")
  public Uni<MarkedRead> readAll(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = UpTo.class)))
          @Nullable UpTo request) {
    return mark.readAll(mailbox.get(), Parameters.body(request).seen())
        .map(marked -> new MarkedRead(marked.marked(), marked.unread().count()));
  }

  private NotificationView view(org.openbeian.notification.domain.Notice notice) {
    return NotificationView.of(notice, sealer);
  }

  private static @Nullable UUID order(@Nullable String orderId) {
    return orderId == null || orderId.isEmpty() ? null : Parameters.parameter("orderId", orderId);
  }

  private static @Nullable String name(@Nullable String notice) {
    if (notice == null || notice.isEmpty()) {
      return null;
    }
    if (!NAME.matcher(notice).matches()) {
      throw ApiException.badParameter("notice", "order-submitted");
    }
    return notice;
  }

  private static @Nullable Instant begin(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(CHINA).toInstant();
  }

  private static @Nullable Boolean flag(@Nullable String unread) {
    if (unread == null || unread.isEmpty()) {
      return null;
    }
    return switch (unread) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw ApiException.badParameter("unread", "true or false");
    };
  }

  /** A page of notices. */
  @Schema(name = "NotificationPage")
  record NotificationPage(
      List<NotificationView> items,
      @Schema(description = "What to send as cursor for the next page; null on the last")
          @Nullable String nextCursor,
      @Schema(description = "Unread ones of all that the caller may list", examples = "3")
          long unreadCount,
      @Schema(
              description =
                  "What this answer could see, in a form of the service's own: upTo of marking all"
                      + " as read, and Last-Event-ID of a stream that goes on from here",
              examples = "NzQxLjA")
          String asOf) {

    static NotificationPage of(ReadNotices.Found found, int limit, Sealer sealer) {
      Page<NotificationView> page =
          Page.of(
              found.notices(),
              limit,
              notice -> NotificationView.of(notice, sealer),
              notice -> new Cursor(notice.createdAt(), notice.id()));
      return new NotificationPage(
          page.items(), page.nextCursor(), found.unread().count(), found.unread().seen().encode());
    }
  }

  /** A badge. */
  @Schema(name = "UnreadCount")
  record UnreadCount(
      @Schema(description = "Unread ones of all that the caller may list", examples = "3")
          long unreadCount,
      @Schema(
              description = "What could be seen when it was counted, as in a list",
              examples = "NzQxLjA")
          String asOf) {

    static UnreadCount of(ReadNotices.Unread unread) {
      return new UnreadCount(unread.count(), unread.seen().encode());
    }
  }

  /** What is to be marked as read. */
  @Schema(name = "MarkNotificationsRead")
  record UpTo(
      @Schema(
              required = true,
              description =
                  "asOf of a list or count, or the id of a stream's event: what that could see is"
                      + " marked",
              examples = "NzQxLjA")
          @Nullable String upTo) {

    Seen seen() {
      try {
        if (upTo != null) {
          return Seen.decode(upTo);
        }
      } catch (IllegalArgumentException e) {
        // answered below
      }
      throw ApiException.invalid(List.of(Violation.of("upTo", null, "AS_OF_FORM")));
    }
  }

  /** What marking came to. */
  @Schema(name = "NotificationsRead")
  record MarkedRead(
      @Schema(description = "How many were unread before and are not any more", examples = "3")
          int marked,
      @Schema(description = "Unread ones that are left: those that arrived since", examples = "0")
          long unreadCount) {}
}
