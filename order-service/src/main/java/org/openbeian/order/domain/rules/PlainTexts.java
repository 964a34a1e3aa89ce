package org.openbeian.order.domain.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.form.AppForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.Lookalikes;
import org.openbeian.order.domain.form.PlatformForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.SdkForm;
import org.openbeian.order.domain.form.ServiceForm;

/** Texts of bearable length, without control, format, invisible or broken characters. */
class PlainTexts implements FilingRule {

  private static final int NAME = 100;
  private static final int LINE = 200;
  private static final int REMARK = 1000;
  private static final int KEY = 4096;
  private static final int ENTRIES = 50;

  @Override
  public void check(Checked checked, Findings findings) {
    for (var subject : checked.subject()) {
      var form = subject.part();
      text(findings, subject.field("name"), form.name(), NAME);
      text(findings, subject.field("communicationAddress"), form.communicationAddress(), LINE);
      lines(findings, subject.field("remark"), form.remark());
      text(findings, subject.field("investor"), form.investor(), NAME);
    }
    for (var certificate : checked.certificates()) {
      CertificateForm<String> form = certificate.part();
      text(findings, certificate.field("number"), form.number(), NAME);
      text(findings, certificate.field("address"), form.address(), LINE);
      text(findings, certificate.field("identityNumber"), form.identityNumber(), NAME);
    }
    for (var principal : checked.principals()) {
      PrincipalForm<String> form = principal.part();
      text(findings, principal.field("name"), form.name(), NAME);
      text(findings, principal.field("mobile"), form.mobile(), NAME);
      text(findings, principal.field("emergencyPhone"), form.emergencyPhone(), NAME);
      text(findings, principal.field("email"), form.email(), LINE);
      text(findings, principal.field("landline"), form.landline(), NAME);
    }
    ending(checked, findings);
    for (var service : checked.services()) {
      var form = service.part();
      text(findings, service.field("name"), form.name(), NAME);
      text(findings, service.field("contentCategory"), form.contentCategory(), NAME);
      lines(findings, service.field("remark"), form.remark());
      text(findings, service.field("server.serviceCode"), form.serviceCode(), NAME);
      texts(findings, service.field("domains"), form.domains());
      texts(findings, service.field("languages"), form.languages());
      texts(findings, service.field("preApprovals"), form.preApprovals());
      texts(findings, service.field("server.ips"), form.ips());
      if (form.app() != null) {
        app(findings, service, form.app());
      }
    }
  }

  private static void app(Findings findings, Checked.At<ServiceForm<String>> service, AppForm app) {
    text(findings, service.field("homePage"), app.homePage(), 300);
    if (app.platforms().size() > ENTRIES) {
      findings.add(service.field("platforms"), "TOO_MANY", String.valueOf(ENTRIES));
    }
    if (app.sdks().size() > ENTRIES) {
      findings.add(service.field("sdks"), "TOO_MANY", String.valueOf(ENTRIES));
    }
    for (int i = 0; i < Math.min(app.platforms().size(), ENTRIES); i++) {
      PlatformForm platform = app.platforms().get(i);
      String path = service.field("platforms[" + i + "]");
      text(findings, path + ".platform", platform.platform(), NAME);
      text(findings, path + ".packageName", platform.packageName(), 300);
      lines(findings, path + ".publicKey", platform.publicKey(), KEY);
      text(findings, path + ".certificateDigest", platform.certificateDigest(), NAME);
      texts(findings, path + ".domains", platform.domains());
    }
    for (int i = 0; i < Math.min(app.sdks().size(), ENTRIES); i++) {
      SdkForm sdk = app.sdks().get(i);
      String path = service.field("sdks[" + i + "]");
      text(findings, path + ".name", sdk.name(), NAME);
      text(findings, path + ".provider", sdk.provider(), NAME);
      text(findings, path + ".type", sdk.type(), NAME);
    }
  }

  private static void ending(Checked checked, Findings findings) {
    var ending = checked.application().ending();
    if (ending != null) {
      lines(findings, "ending.details", ending.details());
    }
  }

  private static void texts(Findings findings, String path, List<String> texts) {
    if (texts.size() > ENTRIES) {
      findings.add(path, "TOO_MANY", String.valueOf(ENTRIES));
      return;
    }
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).isBlank()) {
        findings.add(path + "[" + i + "]", "REQUIRED");
      }
      text(findings, path + "[" + i + "]", texts.get(i), 300);
    }
  }

  private static void lines(Findings findings, String path, @Nullable String text) {
    lines(findings, path, text, REMARK);
  }

  private static void lines(Findings findings, String path, @Nullable String text, int longest) {
    text(
        findings,
        path,
        text == null ? null : text.replace("\r\n", " ").replace('\n', ' '),
        longest);
  }

  private static void text(Findings findings, String path, @Nullable String text, int longest) {
    if (text == null) {
      return;
    }
    if (text.codePointCount(0, text.length()) > longest) {
      findings.add(path, "TOO_LONG", String.valueOf(longest));
    } else if (text.codePoints().anyMatch(PlainTexts::isForbidden)) {
      findings.add(path, "FORBIDDEN_CHARACTER");
    }
  }

  private static boolean isForbidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> Lookalikes.isInvisible(codePoint);
    };
  }
}
