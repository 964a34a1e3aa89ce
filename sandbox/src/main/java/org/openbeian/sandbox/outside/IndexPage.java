package org.openbeian.sandbox.outside;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** The pages that people see. */
final class IndexPage {
  private IndexPage() {}

  static String render(OutsideWorldConfig config, SandboxClock clock) {
    var page = new StringBuilder();
    page.append("<p>One address for the whole API: <code>")
        .append(url(config.gatewayPort()))
        .append("/api/v1/</code></p><p>Where principals verify their phones: ")
        .append(
            link(url(config.gatewayPort()) + Gateway.VERIFICATION_PAGE, Gateway.VERIFICATION_PAGE))
        .append("</p>");
    page.append("<h2>Services</h2><table>");
    new TreeMap<>(config.services())
        .forEach(
            (name, url) ->
                page.append("<tr><td>")
                    .append(Html.escape(name))
                    .append("</td>")
                    .append(cell(url + "/q/swagger-ui", "API"))
                    .append(cell(url + "/q/health", "health"))
                    .append(cell(url + "/q/metrics", "metrics"))
                    .append("</tr>"));
    page.append("</table><h2>Outside world</h2><table>")
        .append(row("/phones", "Phones", "every short message that was sent"))
        .append(row("/mailboxes", "Mailboxes", "every mail, SMTP on port " + config.smtpPort()))
        .append(row("/registry/subjects", "National registry", "who has filed what, made up"))
        .append(
            row(
                "/inventory/servers?account=acct-a",
                "Inventory of servers",
                "which servers an account has, made up"))
        .append(
            row(
                "/real-person/sessions",
                "Verification app",
                "whose face is waited for, with links"))
        .append(
            row(
                "http://localhost:"
                    + config.issuerPort()
                    + "/beian/.well-known/openid-configuration",
                "OIDC issuer",
                "with a login page for front ends"))
        .append(row("/sandbox/clock", "Clock", clock.instant().toString()))
        .append("</table><h2>Test users</h2><table>");
    for (var user : TestUser.ALL) {
      page.append("<tr>")
          .append(cell("/tokens/" + user.id(), user.id()))
          .append("<td>")
          .append(Html.escape(user.name()))
          .append("</td><td>")
          .append(String.join(" ", user.roles()))
          .append("</td><td>")
          .append(Html.escape(user.account()))
          .append("</td></tr>");
    }
    page.append("</table><p>Also reviewer-3 … reviewer-99 and lead-2 … lead-99.</p>")
        .append("<pre>TOKEN=$(curl -s ")
        .append(url(config.httpPort()))
        .append("/tokens/filer-a)\ncurl -H \"Authorization: Bearer $TOKEN\" ")
        .append(url(config.gatewayPort()))
        .append("/api/v1/orders</pre>")
        .append("<h2>Move the clock by a day</h2><pre>curl -X POST ")
        .append(url(config.httpPort()))
        .append("/sandbox/clock/advance -d '{\"by\":\"PT24H\"}'</pre>");
    return Html.page("OpenBeian sandbox", page.toString());
  }

  static String list(String title, JsonArray items) {
    var page = new StringBuilder("<p><a href=\"/\">Sandbox</a></p>");
    if (items.isEmpty()) {
      page.append("<p class=\"muted\">Nothing here yet.</p>");
    }
    for (int i = 0; i < items.size(); i++) {
      var item = items.getJsonObject(i);
      page.append("<div class=\"message\">").append(entry(item)).append("</div>");
    }
    return Html.page(Html.escape(title), page.toString());
  }

  private static String entry(JsonObject item) {
    if (item.containsKey("certificateNumber")) {
      return subject(item);
    }
    if (item.containsKey("person")) {
      return link(item.getString("link"), item.getString("person"))
          + " <span class=\"muted\">"
          + Html.escape(item.getString("openedAt"))
          + "</span>";
    }
    if (item.containsKey("number")) {
      var number = item.getString("number");
      return link("/phones/" + encode(number) + "/messages", number) + count(item);
    }
    if (item.containsKey("address")) {
      var address = item.getString("address");
      return link("/mailboxes/" + encode(address) + "/messages", address) + count(item);
    }
    if (item.containsKey("token")) {
      return link(item.getString("token"), item.getString("user"))
          + " "
          + Html.escape(item.getString("name"))
          + " <span class=\"muted\">"
          + Html.escape(item.getJsonArray("roles").encode())
          + "</span>";
    }
    var subject = item.getString("subject");
    var text = item.getString("text");
    return "<span class=\"muted\">"
        + Html.escape(item.getString("receivedAt", ""))
        + " · "
        + Html.escape(item.getString("sender", item.getString("from", "")))
        + (item.containsKey("gateway") ? " · " + Html.escape(item.getString("gateway")) : "")
        + "</span>\n"
        + (subject == null ? "" : "<b>" + Html.escape(subject) + "</b>\n")
        + (text == null ? "" : Html.escape(text));
  }

  private static String subject(JsonObject item) {
    var text =
        new StringBuilder()
            .append("<b>")
            .append(Html.escape(item.getString("name")))
            .append("</b> ")
            .append(Html.escape(item.getString("number")))
            .append("\n<span class=\"muted\">")
            .append(Html.escape(item.getString("about")))
            .append("</span>\ncertificate ")
            .append(item.getInteger("certificateType"))
            .append(": ")
            .append(Html.escape(item.getString("certificateNumber")));
    var services = item.getJsonArray("services");
    for (int i = 0; i < services.size(); i++) {
      text.append('\n').append(Html.escape(services.getJsonObject(i).encode()));
    }
    return text.toString();
  }

  private static String count(JsonObject item) {
    return " <span class=\"muted\">"
        + item.getInteger("messages")
        + " · "
        + Html.escape(item.getString("lastReceivedAt"))
        + "</span>";
  }

  private static String row(String href, String name, String note) {
    return "<tr>" + cell(href, name) + "<td class=\"muted\">" + Html.escape(note) + "</td></tr>";
  }

  private static String cell(String href, String text) {
    return "<td>" + link(href, text) + "</td>";
  }

  private static String link(String href, String text) {
    return "<a href=\"" + Html.escape(href) + "\">" + Html.escape(text) + "</a>";
  }

  private static String encode(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }
}
