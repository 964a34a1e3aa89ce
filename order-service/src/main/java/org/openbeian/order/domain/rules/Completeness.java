package org.openbeian.order.domain.rules;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.form.AppForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.PlatformForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.SdkForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;

/** A submission is complete; a draft need not be. */
@Rule(value = "R-FLOW-1", source = "S1 6")
class Completeness implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    SubjectForm<String> subject = checked.application().subject();
    if (subject == null) {
      findings.add("subject", "REQUIRED");
    } else {
      subject(checked, subject, findings);
    }
    if (checked.plan().fillsIn(Part.NEW_SERVICES) && checked.services().isEmpty()) {
      findings.add("services", "SERVICE_REQUIRED");
    }
    for (var service : checked.services()) {
      service(service.path(), service.part(), checked.nature(), findings);
    }
  }

  private static void subject(Checked checked, SubjectForm<String> form, Findings findings) {
    required(findings, "subject.name", form.name());
    required(findings, "subject.communicationAddress", form.communicationAddress());
    certificate(findings, "subject.certificate", form.certificate());
    if (checked.nature() != SubjectNature.PERSONAL && form.certificate() != null) {
      required(findings, "subject.certificate.address", form.certificate().address());
    }
    principal(findings, "subject.principal", form.principal(), checked.nature());
  }

  private static void service(
      String path, ServiceForm<String> form, SubjectNature nature, Findings findings) {
    required(findings, path + ".kind", form.kind());
    required(findings, path + ".name", form.name());
    if (form.kind() == ServiceKind.WEBSITE || form.kind() == ServiceKind.APP) {
      required(findings, path + ".domains", form.domains());
    }
    required(findings, path + ".contentCategory", form.contentCategory());
    required(findings, path + ".languages", form.languages());
    required(findings, path + ".server.serviceCode", form.serviceCode());
    required(findings, path + ".server.ips", form.ips());
    principal(findings, path + ".principal", form.principal(), nature);
    if (form.kind() == ServiceKind.APP) {
      app(findings, path, form.app());
    }
    if (form.hasKindOfApp() && form.app() != null) {
      platformsAndSdks(findings, path, form.app());
    }
  }

  /** Apps that a phone's maker runs (快应用) need not say it (R-APP-1). */
  private static void app(Findings findings, String path, @Nullable AppForm form) {
    required(findings, path + ".platforms", form == null ? null : form.platforms());
    required(findings, path + ".usesSdks", form == null ? null : form.usesSdks());
    if (form != null && Boolean.TRUE.equals(form.usesSdks())) {
      required(findings, path + ".sdks", form.sdks());
    }
  }

  private static void platformsAndSdks(Findings findings, String path, AppForm form) {
    for (int i = 0; i < form.platforms().size(); i++) {
      PlatformForm platform = form.platforms().get(i);
      String at = path + ".platforms[" + i + "]";
      required(findings, at + ".platform", platform.platform());
      required(findings, at + ".packageName", platform.packageName());
      required(findings, at + ".publicKey", platform.publicKey());
      required(findings, at + ".certificateDigest", platform.certificateDigest());
    }
    for (int i = 0; i < form.sdks().size(); i++) {
      SdkForm sdk = form.sdks().get(i);
      String at = path + ".sdks[" + i + "]";
      required(findings, at + ".name", sdk.name());
      required(findings, at + ".provider", sdk.provider());
      required(findings, at + ".type", sdk.type());
    }
  }

  private static void principal(
      Findings findings, String path, @Nullable PrincipalForm<String> form, SubjectNature nature) {
    if (form == null) {
      findings.add(path, "REQUIRED");
      return;
    }
    required(findings, path + ".name", form.name());
    certificate(findings, path + ".certificate", form.certificate());
    required(findings, path + ".mobile", form.mobile());
    if (nature != SubjectNature.PERSONAL) {
      // a person needs no second contact (R-SUBJ-5)
      required(findings, path + ".emergencyPhone", form.emergencyPhone());
    }
    required(findings, path + ".email", form.email());
  }

  private static void certificate(
      Findings findings, String path, @Nullable CertificateForm<String> form) {
    if (form == null) {
      findings.add(path, "REQUIRED");
      return;
    }
    required(findings, path + ".type", form.type());
    required(findings, path + ".number", form.number());
  }

  private static void required(Findings findings, String path, @Nullable Object value) {
    boolean missing = value == null || value instanceof Collection<?> all && all.isEmpty();
    if (missing) {
      findings.add(path, "REQUIRED");
    }
  }
}
