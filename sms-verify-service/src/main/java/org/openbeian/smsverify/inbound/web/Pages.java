package org.openbeian.smsverify.inbound.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Messages;
import org.openbeian.platform.api.Problem;
import org.openbeian.platform.api.Problems;
import org.openbeian.platform.api.Violation;
import org.openbeian.smsverify.domain.VerificationPhone;
import org.openbeian.smsverify.inbound.web.Frame.Place;
import org.openbeian.smsverify.inbound.web.Notice.Tone;

/**
 * What both pages have in common: how an answer or a refusal of a use case becomes a page.
 *
 * <p>There is neither a session nor a cookie, so a form sent from elsewhere can do nothing that its
 * sender could not do anyway: the forms carry no token against that.
 */
@ApplicationScoped
class Pages {

  static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

  /** The refusals after which nothing is left to be typed here. */
  private static final List<String> FINAL =
      List.of("SMS_VERIFICATION_FAILED", "SMS_NO_RESENDS_LEFT");

  /** No field that a person could correct. */
  private static final String HUMAN_CHECK = "SMS_HUMAN_CHECK";

  private final Messages messages;
  private final Problems problems;
  private final Assets assets;

  /** What texts may mention: sender, hours, wrong tries, resends. */
  private final List<String> figures;

  Pages(
      Messages messages,
      Problems problems,
      Assets assets,
      @ConfigProperty(name = "beian.sms.sender") String sender,
      @ConfigProperty(name = "beian.sms.validity") Duration validity) {
    this.messages = messages;
    this.problems = problems;
    this.assets = assets;
    this.figures =
        List.of(
            sender,
            Long.toString(validity.toHours()),
            Integer.toString(VerificationPhone.WRONG_TRIES),
            Integer.toString(VerificationPhone.RESENDS));
  }

  Frame frame(Place place, @Nullable String chosen, @Nullable String accepted) {
    return new Frame(place, new Texts(messages, chosen, accepted), assets);
  }

  /** A form nobody has filled in yet. */
  Uni<Response> form(Frame frame, List<Field> fields, Form.@Nullable Check check) {
    return page(frame, 200, Map.of(), Templates.form(frame, form(frame, fields, null, check)));
  }

  /**
   * The form again, with what was wrong with it or with the moment; or the refusal in its place,
   * when nothing is left to be typed here.
   *
   * @param fields as they were filled in, given what is wrong with them
   * @param check a new one: the one before may be used up or too old; gives null for none
   */
  Uni<Response> refused(
      Frame frame,
      Throwable failure,
      Function<List<Problem.Item>, List<Field>> fields,
      Supplier<Form.@Nullable Check> check) {
    ApiException refusal = problems.refusal(failure);
    Notice notice = notice(frame, refusal);
    if (FINAL.contains(refusal.code())) {
      return outcome(frame, refusal.status(), notice, frame.resending());
    }
    Form form = form(frame, fields.apply(items(frame, refusal)), notice, check.get());
    return page(frame, refusal.status(), refusal.headers(), Templates.form(frame, form));
  }

  /** An answer in the form's place. */
  Uni<Response> outcome(Frame frame, int status, Notice notice, boolean verifiable) {
    return page(frame, status, Map.of(), Templates.outcome(frame, notice, verifiable));
  }

  /** Refuses what is ill-formed, as the REST API does. */
  static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw ApiException.invalid(violations);
    }
  }

  /** What is wrong with the fields, in the page's language. */
  private List<Problem.Item> items(Frame frame, ApiException refusal) {
    return refusal.violations().stream()
        .map(violation -> problems.item(frame.text().locale(), violation))
        .toList();
  }

  /** The page's own words for something, and the points to add, with the figures filled in. */
  Notice notice(Frame frame, Tone tone, String key, String text, List<String> more) {
    List<String> points = new ArrayList<>(more);
    points.addAll(frame.text().linesOfFirst(List.of(key + ".points"), figures));
    return new Notice(tone, frame.text().of(key + ".title"), text, points);
  }

  private Notice notice(Frame frame, ApiException refusal) {
    Texts text = frame.text();
    List<String> arguments = refusal.arguments().isEmpty() ? figures : refusal.arguments();
    return new Notice(
        Tone.WRONG,
        text.ofFirst(keys(frame, refusal, ".title"), arguments),
        text.ofFirst(keys(frame, refusal, ".detail"), arguments),
        text.linesOfFirst(keys(frame, refusal, ".points"), figures));
  }

  /** What keys of texts begin with: the refusal's code, unless one of its violations tells more. */
  private static String code(ApiException refusal) {
    return refusal.violations().stream()
        .map(Violation::code)
        .filter(HUMAN_CHECK::equals)
        .findFirst()
        .orElse(refusal.code());
  }

  /** This page's own words before those of both pages, before those of the REST API. */
  private static List<String> keys(Frame frame, ApiException refusal, String part) {
    String key = code(refusal) + part;
    return List.of(frame.place().key() + "." + key, "PAGE." + key, key);
  }

  private Form form(
      Frame frame, List<Field> fields, @Nullable Notice notice, Form.@Nullable Check check) {
    String lead = frame.text().of(frame.place().key() + ".lead", figures);
    return new Form(lead, fields, notice, check);
  }

  private static Uni<Response> page(
      Frame frame, int status, Map<String, String> headers, TemplateInstance content) {
    return content
        .createUni()
        .map(
            html -> {
              Response.ResponseBuilder response =
                  Response.status(status)
                      .type(HTML)
                      .entity(html)
                      .header(HttpHeaders.CONTENT_LANGUAGE, frame.text().language())
                      .header(HttpHeaders.CACHE_CONTROL, "no-store");
              headers.forEach(response::header);
              return response.build();
            });
  }

  /** The templates, in {@code templates/web}. */
  @CheckedTemplate(basePath = "web")
  static class Templates {

    private Templates() {}

    static native TemplateInstance form(Frame frame, Form form);

    static native TemplateInstance outcome(Frame frame, Notice notice, boolean verifiable);
  }
}
