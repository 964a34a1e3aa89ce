package org.openbeian.notification.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.application.ChangePreferences;
import org.openbeian.notification.application.PreferencesOf;
import org.openbeian.notification.application.ReadPreferences;
import org.openbeian.notification.application.ReadPreferences.Chosen;
import org.openbeian.notification.domain.Audience;
import org.openbeian.notification.domain.Choices;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.notification.domain.NoticeCatalogue;
import org.openbeian.notification.domain.NoticeCatalogue.Entry;
import org.openbeian.platform.api.EntityTags;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Messages;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.security.CurrentCaller;

/** What the caller's mailbox is told, on which channels and when (R-NOT-1). */
@Path("/api/v1/notification-preferences")
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
    name = "Notification preferences",
    description =
        "Which notices go out on which channels, and when (R-NOT-1): one document per mailbox. A"
            + " filer's is the account's, for all its users; one of the staff has their own."
            + " Everything is on until somebody chooses otherwise. The in-site message is always"
            + " there, and what is legally required stays on, on each of its channels. A change"
            + " holds for what is told from then on.")
@APIResponse(responseCode = "401", description = "UNAUTHENTICATED: no token, or none that is valid")
@APIResponse(
    responseCode = "403",
    description =
        "FORBIDDEN: neither a filer nor staff; PERMISSION_MISSING: a filer without the permission"
            + " that the operation names (R-PERM-1); ACCOUNT_MISSING: the token names no account")
class NotificationPreferencesResource {

  private static final String VIEW = "beian:view";

  /** What all users of an account are told is nothing for those who may do a part only. */
  private static final String ALL = "beian:*";

  private static final String EXAMPLE =
      """
      {
        "language": "zh-CN",
        "quietHours": {"on": true, "from": "23:00", "to": "07:30"},
        "reminderDigest": "DAILY",
        "notices": [
          {"notice": "order-submitted", "channels": [{"channel": "SMS", "on": false}]}
        ]
      }
      """;

  private final ReadPreferences readPreferences;
  private final ChangePreferences changePreferences;
  private final PreferencesOf preferences;
  private final NoticeCatalogue catalogue;
  private final CurrentCaller caller;
  private final Messages messages;

  NotificationPreferencesResource(
      ReadPreferences readPreferences,
      ChangePreferences changePreferences,
      PreferencesOf preferences,
      NoticeCatalogue catalogue,
      CurrentCaller caller,
      Messages messages) {
    this.readPreferences = readPreferences;
    this.changePreferences = changePreferences;
    this.preferences = preferences;
    this.catalogue = catalogue;
    this.caller = caller;
    this.messages = messages;
  }

  @GET
  @Operation(
      operationId = "readNotificationPreferences",
      summary = "What the caller's mailbox is told, on which channels and when",
      description =
          "For a filer with beian:view the account's, for staff their own. Every notice that may"
              + " come to the mailbox is in it with each of its channels, whether it is on, and why"
              + " it can't be switched off where it can't. Send its ETag with a change.")
  @APIResponse(
      responseCode = "200",
      description = "What holds",
      headers = @Header(name = "ETag", description = "For If-Match of a change"),
      content = @Content(schema = @Schema(implementation = NotificationPreferencesView.class)))
  public Uni<Response> read(
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language) {
    Asker asker = asker(VIEW);
    return readPreferences.of(asker.mailbox()).map(chosen -> answer(asker, chosen, language));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeNotificationPreferences",
      summary = "Choose what the caller's mailbox is told, on which channels and when",
      description =
          "The whole of it: what is left out is as by default. For an account it takes beian:*, for"
              + " it decides what all its users hear of; staff choose for themselves. Two who change"
              + " at once: the second is told to read again. What quiet hours hold back already"
              + " goes out at once when by the change there are none now; else at the end that held"
              + " then. What a digest has collected already stays in it.")
  @APIResponse(
      responseCode = "200",
      description = "What holds from now on",
      headers = @Header(name = "ETag", description = "For If-Match of the next change"),
      content = @Content(schema = @Schema(implementation = NotificationPreferencesView.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "MALFORMED_JSON: no JSON of this form; violations name what is unknown (UNKNOWN_FIELD) or"
              + " of a wrong type (WRONG_TYPE)")
  @APIResponse(
      responseCode = "412",
      description = "STALE_VERSION: somebody changed it since; read again and repeat the change")
  @APIResponse(
      responseCode = "422",
      description =
          "INVALID, with a violation for each field. By R-NOT-1: NOTICE_MANDATORY and IN_SITE_STAYS"
              + " at an `on` that may not be false. NOTICE_UNKNOWN, NOTICE_MISSING, NOTICE_TWICE;"
              + " CHANNEL_UNKNOWN (none that the notice takes), CHANNEL_MISSING, CHANNEL_TWICE;"
              + " ON_MISSING; TIME_OF_DAY, QUIET_HOURS_EMPTY, TIME_ZONE_FIXED; DIGEST_UNKNOWN;"
              + " LANGUAGE_UNKNOWN; ENTRIES_TOO_MANY")
  @APIResponse(
      responseCode = "428",
      description = "IF_MATCH_REQUIRED: send the ETag that was read as If-Match")
  public Uni<Response> change(
      @HeaderParam(HttpHeaders.IF_MATCH)
          @Parameter(
              description = "The ETag that was read; \"0\" while nothing was chosen",
              example = "\"0\"")
          @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = NotificationPreferencesRequest.class),
                      examples =
                          @ExampleObject(
                              name = "no texts at night, one mail of reminders a day",
                              value = EXAMPLE)))
          @Nullable NotificationPreferencesRequest body) {
    Asker asker = asker(ALL);
    Choices choices = Parameters.body(body).choices(notices(asker));
    return changePreferences
        .choose(asker.mailbox(), ifMatch, choices, caller.get().subject())
        .map(chosen -> answer(asker, chosen, language));
  }

  private Response answer(Asker asker, Chosen chosen, @Nullable String language) {
    return Response.ok()
        .header(HttpHeaders.ETAG, EntityTags.of(chosen.version()))
        .entity(
            NotificationPreferencesView.of(
                chosen,
                preferences.of(chosen.choices()),
                preferences.of(Choices.NONE),
                notices(asker),
                asker.mayChange(),
                Languages.accepted(language),
                messages))
        .build();
  }

  private List<Entry> notices(Asker asker) {
    return catalogue.entries().stream()
        .filter(notice -> notice.audience() == asker.audience())
        .toList();
  }

  /** Who has both a filer's and another role asks for the account's. */
  private Asker asker(String permission) {
    Caller who = caller.get();
    if (!who.has(CallersMailbox.FILER)) {
      return new Asker(new Mailbox(who.account(), who.subject()), Audience.LEADS, true);
    }
    who.require(permission);
    return new Asker(new Mailbox(who.account(), null), Audience.FILER, who.may(ALL));
  }

  private record Asker(Mailbox mailbox, Audience audience, boolean mayChange) {}
}
