package org.openbeian.order.domain.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.order.domain.form.AppForm;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.form.PlatformForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SigningKeys;
import org.openbeian.order.domain.rulebook.Platform;
import org.openbeian.order.domain.rulebook.Platform.Digest;

/**
 * An app says by which package name each platform knows it, and who signed it: public key and
 * digest of the certificate.
 */
@Rule(value = "R-APP-1", source = "S4 1.1")
class AppPlatforms implements FilingRule {

  private static final String MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";
  private static final String SHA1_OF_NOTHING = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

  @Override
  public void check(Checked checked, Findings findings) {
    for (var service : checked.services()) {
      AppForm app = service.part().app();
      if (app == null) {
        continue;
      }
      if (service.part().kind() == ServiceKind.WEBSITE) {
        findings.add(service.field("platforms"), "NOT_OF_THIS_KIND", "WEBSITE");
        continue;
      }
      if (findings.has(service.field("platforms"))) {
        continue;
      }
      Set<String> seen = new HashSet<>();
      Set<String> domains = canonical(service.part().domains());
      for (int i = 0; i < app.platforms().size(); i++) {
        String path = service.field("platforms[" + i + "]");
        platform(path, app.platforms().get(i), seen, domains, checked, findings);
      }
    }
    packages(checked, findings);
  }

  private static void platform(
      String path,
      PlatformForm form,
      Set<String> seen,
      Set<String> domains,
      Checked checked,
      Findings findings) {
    String code = form.platform();
    Platform platform = code == null ? null : checked.book().platforms().get(code);
    if (code != null && (platform == null || !platform.origin().holdsOn(checked.today()))) {
      findings.add(
          path + ".platform",
          "PLATFORM_UNKNOWN",
          String.join("、", checked.book().platforms().keySet()));
    } else if (platform != null) {
      if (!seen.add(platform.code())) {
        findings.add(path + ".platform", "PLATFORM_REPEATED", platform.code());
      }
      identifiers(path, form, platform, findings);
    }
    key(path + ".publicKey", form, findings);
    for (int i = 0; i < form.domains().size(); i++) {
      if (!domains.containsAll(canonical(List.of(form.domains().get(i))))
          || DomainNames.canonical(form.domains().get(i)).isEmpty()) {
        findings.add(path + ".domains[" + i + "]", "PLATFORM_DOMAIN_OF_ANOTHER");
      }
    }
  }

  private static void identifiers(
      String path, PlatformForm form, Platform platform, Findings findings) {
    String name = form.packageName();
    if (name != null && !platform.packageName().fits(name)) {
      findings.add(
          path + ".packageName",
          platform.origin(),
          "PACKAGE_NAME_INVALID",
          platform.code(),
          platform.packageName().example());
    }
    String digest = form.certificateDigest();
    if (digest != null && platform.certificateDigests().stream().noneMatch(is(digest))) {
      findings.add(
          path + ".certificateDigest",
          platform.origin(),
          "CERTIFICATE_DIGEST_INVALID",
          platform.certificateDigests().stream().map(Digest::name).collect(Collectors.joining("/")),
          platform.certificateDigests().stream()
              .map(each -> String.valueOf(each.digits()))
              .collect(Collectors.joining("/")));
    }
  }

  /** What every digit is the same of, or what nothing has, was made up to fill the field. */
  private static Predicate<Digest> is(String text) {
    return digest ->
        text.length() == digest.digits()
            && text.matches("[0-9a-f]+")
            && text.chars().distinct().count() > 1
            && !text.equals(MD5_OF_NOTHING)
            && !text.equals(SHA1_OF_NOTHING);
  }

  private static void key(String path, PlatformForm form, Findings findings) {
    if (form.publicKey() == null || findings.has(path)) {
      return;
    }
    switch (SigningKeys.kindOf(form.publicKey())) {
      case PUBLIC_KEY -> {}
      case PRIVATE_KEY -> findings.add(path, "PUBLIC_KEY_IS_PRIVATE");
      case CERTIFICATE -> findings.add(path, "PUBLIC_KEY_IS_CERTIFICATE");
      case NEITHER -> findings.add(path, "PUBLIC_KEY_INVALID");
    }
  }

  /** A platform knows one app by a name, so two of the subject's can't share it. */
  private static void packages(Checked checked, Findings findings) {
    Set<String> taken = new HashSet<>();
    Set<String> inApplication =
        checked.services().stream()
            .map(service -> String.valueOf(service.part().number()))
            .collect(Collectors.toSet());
    for (ServiceForm<String> onRecord : checked.servicesOnRecord()) {
      if (!inApplication.contains(String.valueOf(onRecord.number()))) {
        onRecord.platforms().forEach(platform -> taken.add(named(platform)));
      }
    }
    for (var service : checked.services()) {
      Set<String> own = new HashSet<>();
      List<PlatformForm> platforms = service.part().platforms();
      for (int i = 0; i < platforms.size(); i++) {
        PlatformForm platform = platforms.get(i);
        if (platform.platform() != null && platform.packageName() != null) {
          own.add(named(platform));
          if (taken.contains(named(platform))) {
            findings.add(service.field("platforms[" + i + "].packageName"), "PACKAGE_NAME_TAKEN");
          }
        }
      }
      taken.addAll(own);
    }
  }

  private static String named(PlatformForm platform) {
    return platform.platform() + " " + platform.packageName();
  }

  private static Set<String> canonical(List<String> domains) {
    return domains.stream()
        .flatMap(domain -> DomainNames.canonical(domain).stream())
        .collect(Collectors.toSet());
  }
}
