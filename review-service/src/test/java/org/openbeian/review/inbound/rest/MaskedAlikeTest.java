package org.openbeian.review.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openbeian.contracts.AppDetails;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.Certificate;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.EndingReason;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Principal;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.Subject;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.review.domain.comparison.ApplicationParts;
import org.openbeian.review.domain.comparison.Change;
import org.openbeian.review.domain.comparison.Comparison;

@DisplayName("R-PERM-2: what is masked in the application is masked in what changed")
class MaskedAlikeTest {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .findAndRegisterModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  @ParameterizedTest
  @EnumSource(
      value = SubjectNature.class,
      names = {"ENTERPRISE", "PERSONAL"})
  void changes_and_application_show_the_same_under_the_same_paths(SubjectNature nature) {
    // given two rounds that have no value in common
    Application earlier = application("1", SubjectNature.LAW_FIRM, false, "110000", List.of());
    Application later =
        application("2", nature, true, "330000", List.of(service(ServiceKind.APP, "2")));

    // when
    Map<String, String> changed =
        Comparison.of(
                new Comparison.Round(earlier, List.of()),
                new Comparison.Round(later, List.of()),
                List.of(),
                Sealed::token)
            .changes()
            .stream()
            .filter(change -> change.after() != null)
            .collect(Collectors.toMap(Change::path, Change::after));

    // then
    Map<String, String> shown = new TreeMap<>();
    leaves("", JSON.valueToTree(ApplicationView.of(later, Sealed::token)), shown);
    shown.remove("services[0].serviceNo");
    assertThat(new TreeMap<>(changed)).isEqualTo(shown);

    // and what can be unmasked is just what is masked
    Map<String, Supplier<String>> masked = ApplicationParts.masked(later, Sealed::token);
    shown.forEach(
        (path, value) -> assertThat(masked.containsKey(path)).as(path).isEqualTo(isMasked(value)));
    masked.forEach(
        (path, whole) -> assertThat(whole.get()).as(path).hasSameSizeAs(shown.get(path)));
  }

  private static boolean isMasked(String value) {
    return value.contains("*");
  }

  private static void leaves(String path, JsonNode node, Map<String, String> found) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  leaves(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      found));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(path + "[" + i + "]", node.get(i), found);
      }
    } else if (!node.isNull()) {
      found.put(path, node.asText());
    }
  }

  private static Application application(
      String mark,
      SubjectNature nature,
      boolean representative,
      String province,
      List<FiledService> services) {
    return new Application(
        province,
        new Subject(
            nature,
            "启明科技" + mark,
            certificate(
                mark.equals("1")
                    ? CertificateType.LAW_FIRM_LICENCE
                    : CertificateType.BUSINESS_LICENCE,
                mark),
            new Sealed("浙江省杭州市西湖区" + mark),
            "备注" + mark,
            principal(representative, mark),
            new Sealed("投资者" + mark)),
        services,
        List.of("COMMITMENT_" + mark),
        new OnRecord("浙ICP备202600000" + mark + "号", 1),
        new Ending(
            mark.equals("1") ? EndingReason.OTHER : EndingReason.REQUESTED,
            new Sealed("说明" + mark)));
  }

  private static FiledService service(ServiceKind kind, String mark) {
    return new FiledService(
        1,
        "浙ICP备2026000001号-" + mark,
        kind,
        "应用" + mark,
        List.of("a.cn", "b.cn"),
        "ORGANIZATION_PORTAL",
        List.of("zh-CN"),
        List.of("NEWS"),
        "备注",
        new FiledService.Server("code", List.of("203.0.113.10")),
        principal(true, mark),
        new AppDetails(
            "https://a.cn",
            List.of(new AppDetails.Platform("ANDROID", "cn.a", "key", "digest", List.of("a.cn"))),
            List.of(new AppDetails.Sdk("推送", "示例", "推送"))));
  }

  private static Principal principal(boolean representative, String mark) {
    return new Principal(
        new Sealed("陈启" + mark),
        representative,
        certificate(
            mark.equals("1") ? CertificateType.PASSPORT : CertificateType.RESIDENT_ID_CARD, mark),
        new Sealed("1380057100" + mark),
        new Sealed("1390057100" + mark),
        // as long as its mask
        new Sealed("abc" + mark + "@example.com"),
        new Sealed("0571-8815838" + mark));
  }

  private static Certificate certificate(CertificateType type, String mark) {
    return new Certificate(
        type,
        new Sealed("33010619850307001" + mark),
        new Sealed("浙江省杭州市文三路" + mark),
        LocalDate.of(2015, 3, mark.equals("1") ? 1 : 2),
        LocalDate.of(2035, 3, mark.equals("1") ? 1 : 2));
  }
}
