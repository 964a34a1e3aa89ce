package org.openbeian.notification.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.application.MarkNoticeRead;
import org.openbeian.notification.application.ReadNotices;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.api.Problem;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.security.CurrentCaller;

/** The in-site messages of the caller: a filer's account's, or a member of staff's own. */
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  NotificationResource.FILER,
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
@APIResponse(
    responseCode = "401",
    description = "UNAUTHENTICATED: no token, or none that is valid",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "403",
    description =
        "FORBIDDEN: neither a filer nor staff; PERMISSION_MISSING: a filer without beian:view"
            + " (R-PERM-1); ACCOUNT_MISSING: the token names no account",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
class NotificationResource {

  static final String FILER = "filer";
  private static final String VIEW = "beian:view";

  private final ReadNotices notices;
  private final MarkNoticeRead markRead;
  private final CurrentCaller caller;
  private final Sealer sealer;

  NotificationResource(
      ReadNotices notices, MarkNoticeRead markRead, CurrentCaller caller, Sealer sealer) {
    this.notices = notices;
    this.markRead = markRead;
    this.caller = caller;
    this.sealer = sealer;
  }

  @GET
  @Operation(
      operationId = "listNotifications",
      summary = "The caller's notices, newest first, and how many are unread",
      description =
          "A filer with beian:view lists the account's, anybody of the staff their own. Every"
              + " answer counts what is unread, whatever the filters, so that one request fills a"
              + " badge: limit=1 is enough for it.")
  @APIResponse(
      responseCode = "200",
      description = "A page of notices",
      content = @Content(schema = @Schema(implementation = NotificationPage.class)))
  @APIResponse(
      responseCode = "400",
      description = "BAD_PARAMETER: unread, orderId, cursor or limit can't be read",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  public Uni<NotificationPage> list(
      @Parameter(
              description = "true: unread ones only; false: read ones only",
              schema = @Schema(type = SchemaType.BOOLEAN))
          @QueryParam("unread")
          @Nullable String unread,
      @Parameter(description = "An order's id", example = "7c1f2a9e-5b64-4d0e-9a37-3f1b6c8d2e01")
          @QueryParam("orderId")
          @Nullable String orderId,
      @Parameter(description = "nextCursor of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "1–100, 20 unless given") @QueryParam("limit")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    ReadNotices.Query query =
        new ReadNotices.Query(flag(unread), order(orderId), Cursor.decode(cursor), rows + 1);
    return notices.of(mailbox(), query).map(found -> NotificationPage.of(found, rows, sealer));
  }

  @POST
  @Path("/{id}/read")
  @Operation(
      operationId = "markNotificationRead",
      summary = "Marks a notice as read",
      description =
          "For one of the account's when a filer asks, for one of their own when staff do."
              + " Repeating it changes nothing: the first time counts. Sub-users of an account"
              + " share its notices: read by one is read.")
  @APIResponse(
      responseCode = "200",
      description = "The notice, read",
      content = @Content(schema = @Schema(implementation = NotificationView.class)))
  @APIResponse(
      responseCode = "404",
      description = "NOT_FOUND: there is none, or it is another account's or person's",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  public Uni<NotificationView> read(
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id) {
    return markRead
        .mark(mailbox(), Parameters.inPath(id))
        .map(notice -> NotificationView.of(notice, sealer));
  }

  private Mailbox mailbox() {
    Caller reader = caller.get();
    if (!reader.has(FILER)) {
      return new Mailbox(reader.account(), reader.subject());
    }
    reader.require(VIEW);
    return new Mailbox(reader.account(), null);
  }

  private static @Nullable UUID order(@Nullable String orderId) {
    return orderId == null || orderId.isEmpty() ? null : Parameters.parameter("orderId", orderId);
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
          long unreadCount) {

    static NotificationPage of(ReadNotices.Found found, int limit, Sealer sealer) {
      Page<NotificationView> page =
          Page.of(
              found.notices(),
              limit,
              notice -> NotificationView.of(notice, sealer),
              notice -> new Cursor(notice.createdAt(), notice.id()));
      return new NotificationPage(page.items(), page.nextCursor(), found.unreadCount());
    }
  }
}
