package org.openbeian.review.domain.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.openbeian.review.domain.comparison.Change.Kind.ADDED;
import static org.openbeian.review.domain.comparison.Change.Kind.CHANGED;
import static org.openbeian.review.domain.comparison.Change.Kind.REMOVED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.MaterialKind;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.SubmittedMaterial;

@DisplayName("R-FLOW-2: what the filer changed since the round before")
class ComparisonTest {

  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

  /** Sealed values stand as {@code sealed:text}. */
  private static final String BASE =
      """
      {"province":"330000",
       "subject":{"nature":"ENTERPRISE","name":"杭州启明示例科技有限公司",
        "certificate":{"type":"BUSINESS_LICENCE","number":"sealed:91330106MA2H7Q4K4M",
         "address":"sealed:浙江省杭州市西湖区文三路100号","validFrom":null,"validUntil":"2035-03-07"},
        "communicationAddress":"sealed:浙江省杭州市西湖区文三路100号3幢501室","remark":null,
        "principal":%1$s,"investor":"sealed:陈启明"},
       "services":[
        {"serviceNo":1,"number":null,"kind":"WEBSITE","name":"启明官网","domains":["a.cn","b.cn","c.cn"],
         "contentCategory":"ORGANIZATION_PORTAL","languages":["zh-CN"],"preApprovals":[],
         "remark":"公司介绍","server":{"serviceCode":"code-1","ips":["203.0.113.10"]},
         "principal":%1$s,"app":null},
        {"serviceNo":2,"number":null,"kind":"APP","name":"启明应用","domains":["d.cn"],
         "contentCategory":"ORGANIZATION_PORTAL","languages":["zh-CN"],"preApprovals":[],
         "remark":null,"server":{"serviceCode":"code-2","ips":["203.0.113.11"]},
         "principal":%1$s,
         "app":{"homePage":"https://d.cn/app",
          "platforms":[{"code":"ANDROID","packageName":"cn.qiming","publicKey":"k1",
            "certificateDigest":"d1","domains":["d.cn"]},
           {"code":"IOS","packageName":"cn.qiming.ios","publicKey":"k2","certificateDigest":"d2",
            "domains":[]}],
          "sdks":[{"name":"推送","provider":"示例推送","type":"推送"}]}}],
       "acceptedCommitments":["INFORMATION_SECURITY"],
       "record":{"subjectNumber":"浙ICP备2026000001号","serviceNumbersGiven":1},
       "ending":{"reason":"OTHER","details":"sealed:不再经营"}}
      """
          .formatted(
              """
              {"name":"sealed:陈启明","legalRepresentative":true,
               "certificate":{"type":"RESIDENT_ID_CARD","number":"sealed:330106198503070016",
                "address":null,"validFrom":"2015-03-07","validUntil":"2035-03-07"},
               "mobile":"sealed:13800571001","emergencyPhone":"sealed:13900571002",
               "email":"sealed:qiming.chen@example.com","landline":"sealed:086-0571-88158388"}""");

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          /province                                  | "110000"             | province                                   | CHANGED | 330000 | 110000
          /subject/nature                            | "LAW_FIRM"           | subject.nature                             | CHANGED | ENTERPRISE | LAW_FIRM
          /subject/name                              | "杭州启明有限公司"     | subject.name                               | CHANGED | 杭州启明示例科技有限公司 | 杭州启明有限公司
          /subject/certificate/type                  | "LAW_FIRM_LICENCE"   | subject.certificate.type                   | CHANGED | BUSINESS_LICENCE | LAW_FIRM_LICENCE
          /subject/certificate/number                | "sealed:91330106MA2H7Q4K9M" | subject.certificate.number          | CHANGED | 9133**********4K4M | 9133**********4K9M
          /subject/certificate/address               | -                    | subject.certificate.address                | REMOVED | 浙江省杭州市********** | -
          /subject/certificate/validFrom             | "2015-03-07"         | subject.certificate.validFrom              | ADDED   | -      | 2015-03-07
          /subject/certificate/validUntil            | -                    | subject.certificate.validUntil             | REMOVED | 2035-03-07 | -
          /subject/communicationAddress              | "sealed:浙江省杭州市上城区庆春路1号" | subject.communicationAddress   | CHANGED | 浙江省杭州市**************** | 浙江省杭州市********
          /subject/remark                            | "无"                 | subject.remark                             | ADDED   | -      | 无
          /subject/investor                          | "sealed:李四"         | subject.investor                           | CHANGED | 陈**    | 李*
          /subject/principal/name                    | "sealed:李四"         | subject.principal.name                     | CHANGED | 陈**    | 李*
          /subject/principal/legalRepresentative     | false                | subject.principal.legalRepresentative      | CHANGED | true   | false
          /subject/principal/certificate/number      | "sealed:330106198503070024" | subject.principal.certificate.number | CHANGED | 3301**********0016 | 3301**********0024
          /subject/principal/mobile                  | "sealed:13700570009" | subject.principal.mobile                   | CHANGED | 138****1001 | 137****0009
          /subject/principal/emergencyPhone          | -                    | subject.principal.emergencyPhone           | REMOVED | 139****1002 | -
          /subject/principal/email                   | "sealed:a@example.com" | subject.principal.email                  | CHANGED | q***@example.com | a***@example.com
          /subject/principal/landline                | -                    | subject.principal.landline                 | REMOVED | *************8388 | -
          /services/0/number                         | "浙ICP备2026000001号-1" | services[0].number                       | ADDED   | -      | 浙ICP备2026000001号-1
          /services/0/kind                           | "APP"                | services[0].kind                           | CHANGED | WEBSITE | APP
          /services/0/name                           | "启明门户"            | services[0].name                           | CHANGED | 启明官网 | 启明门户
          /services/0/contentCategory                | "BLOG"               | services[0].contentCategory                | CHANGED | ORGANIZATION_PORTAL | BLOG
          /services/0/remark                         | -                    | services[0].remark                         | REMOVED | 公司介绍 | -
          /services/0/server/serviceCode             | "code-9"             | services[0].serviceCode                    | CHANGED | code-1 | code-9
          /services/1/principal/mobile               | "sealed:13700570009" | services[1].principal.mobile               | CHANGED | 138****1001 | 137****0009
          /services/1/app/homePage                   | -                    | services[1].app.homePage                   | REMOVED | https://d.cn/app | -
          /services/1/app/platforms/1/packageName    | "cn.qiming.other"    | services[1].app.platforms[1].packageName   | CHANGED | cn.qiming.ios | cn.qiming.other
          /services/1/app/platforms/0/publicKey      | "k9"                 | services[1].app.platforms[0].publicKey     | CHANGED | k1 | k9
          /services/1/app/platforms/0/certificateDigest | "d9"              | services[1].app.platforms[0].certificateDigest | CHANGED | d1 | d9
          /services/1/app/sdks/0/provider            | "另一家"              | services[1].app.sdks[0].provider           | CHANGED | 示例推送 | 另一家
          /record/subjectNumber                      | "浙ICP备2026000002号" | subjectNumber                              | CHANGED | 浙ICP备2026000001号 | 浙ICP备2026000002号
          /ending/reason                             | "REQUESTED"          | ending.reason                              | CHANGED | OTHER | REQUESTED
          /ending/details                            | -                    | ending.details                             | REMOVED | 不再经营 | -
          """)
  void every_field_is_compared_and_shown_as_the_application_shows_it(
      String pointer,
      @Nullable String value,
      String path,
      Change.Kind kind,
      @Nullable String before,
      @Nullable String after) {
    // given
    Application later = with(root -> set(root, pointer, value));

    // then
    assertThat(changes(application(), later))
        .containsExactly(new Change(path, kind, before, after, List.of()));
    assertThat(changes(application(), application())).isEmpty();
  }

  @Test
  void values_that_look_alike_when_masked_are_told_all_the_same() {
    // given
    Application later = with(root -> set(root, "/subject/principal/name", "\"sealed:陈明启\""));

    // then
    assertThat(changes(application(), later))
        .containsExactly(new Change("subject.principal.name", CHANGED, "陈**", "陈**", List.of()));
  }

  @Test
  void what_is_sealed_anew_has_not_changed() {
    // given
    Application later = with(root -> set(root, "/subject/principal/name", "\"sealed anew:陈启明\""));

    // then
    assertThat(changes(application(), later)).isEmpty();
  }

  @Test
  void a_person_is_masked_where_a_company_is_not() {
    // given
    Application before =
        with(
            root -> {
              set(root, "/subject/nature", "\"PERSONAL\"");
              set(root, "/subject/name", "\"陈启明\"");
            });
    Application later =
        with(
            root -> {
              set(root, "/subject/nature", "\"PERSONAL\"");
              set(root, "/subject/name", "\"陈明启\"");
            });

    // then
    assertThat(changes(before, later))
        .containsExactly(new Change("subject.name", CHANGED, "陈**", "陈**", List.of()));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /services/0/domains      | ["c.cn","a.cn","b.cn"]        | none
          /services/0/domains      | ["a.cn","x.cn","c.cn"]        | services[0].domains[1] CHANGED b.cn x.cn
          /services/0/domains      | ["a.cn","b.cn","c.cn","x.cn"] | services[0].domains[3] ADDED null x.cn
          /services/0/domains      | ["c.cn"]                      | services[0].domains[0] REMOVED a.cn null; services[0].domains[1] REMOVED b.cn null
          /services/0/domains      | ["x.cn","y.cn","c.cn"]        | services[0].domains[0] ADDED null x.cn; services[0].domains[1] ADDED null y.cn; services[0].domains[0] REMOVED a.cn null; services[0].domains[1] REMOVED b.cn null
          /services/0/domains      | ["a.cn","a.cn","b.cn","c.cn"] | services[0].domains[1] ADDED null a.cn
          /services/0/server/ips   | ["203.0.113.99"]              | services[0].ips[0] CHANGED 203.0.113.10 203.0.113.99
          /services/0/languages    | ["zh-CN","en"]                | services[0].languages[1] ADDED null en
          /services/0/preApprovals | ["NEWS"]                      | services[0].preApprovals[0] ADDED null NEWS
          /acceptedCommitments     | []                            | acceptedCommitments[0] REMOVED INFORMATION_SECURITY null
          /services/1/app/platforms/0/domains | []                 | services[1].app.platforms[0].domains[0] REMOVED d.cn null
          """)
  void of_lists_it_tells_what_came_and_what_went_whatever_their_order(
      String pointer, String value, String expected) {
    // given
    Application later = with(root -> set(root, pointer, value));

    // then
    assertThat(told(changes(application(), later)))
        .isEqualTo(expected.equals("none") ? "" : expected);
  }

  @Test
  void platforms_and_sdks_are_known_again_wherever_they_stand() {
    // given
    Application turned =
        with(
            root -> {
              ArrayNode platforms = (ArrayNode) root.at("/services/1/app/platforms");
              platforms.add(platforms.remove(0));
            });
    Application other =
        with(
            root -> {
              ArrayNode platforms = (ArrayNode) root.at("/services/1/app/platforms");
              platforms.remove(0);
              set(root, "/services/1/app/sdks/0/name", "\"统计\"");
            });

    // then
    assertThat(changes(application(), turned)).isEmpty();
    assertThat(told(changes(application(), other)))
        .isEqualTo(
            "services[1].app.platforms[0] REMOVED ANDROID null; services[1].app.sdks[0].name ADDED"
                + " null 统计; services[1].app.sdks[0].provider ADDED null 示例推送;"
                + " services[1].app.sdks[0].type ADDED null 推送; services[1].app.sdks[0] REMOVED"
                + " 推送 null");
  }

  @Test
  void two_platforms_of_one_code_are_told_apart_by_their_order() {
    // given
    Consumer<JsonNode> twice = root -> set(root, "/services/1/app/platforms/1/code", "\"ANDROID\"");

    // then
    assertThat(
            told(
                changes(
                    with(twice),
                    with(
                        twice.andThen(
                            root ->
                                set(root, "/services/1/app/platforms/1/publicKey", "\"k9\""))))))
        .isEqualTo("services[1].app.platforms[1].publicKey CHANGED k2 k9");
  }

  @Test
  void services_are_matched_by_their_number_and_named_by_their_place_now() {
    // given
    Application later =
        with(
            root -> {
              ArrayNode services = (ArrayNode) root.at("/services");
              services.add(services.remove(0));
              set(root, "/services/1/name", "\"启明门户\"");
            });

    // when
    Comparison compared =
        compare(
            application(), later, List.of(reason("services[0].name"), reason("services[1].name")));

    // then the first service's reason, as it stood then
    assertThat(compared.changes())
        .containsExactly(
            new Change(
                "services[1].name", CHANGED, "启明官网", "启明门户", List.of(reason("services[0].name"))));
    assertThat(compared.unanswered()).containsExactly(reason("services[1].name"));
    assertThat(compared.concerns("services[1].name")).isTrue();
    assertThat(compared.concerns("services[0].name")).isFalse();
  }

  @Test
  void a_removed_service_is_one_change_at_its_old_place() {
    // given
    Application later = with(root -> ((ArrayNode) root.at("/services")).remove(0));

    // when
    Comparison compared =
        compare(
            application(),
            later,
            List.of(reason("services[0].principal.mobile"), reason("services[1].name")));

    // then
    assertThat(compared.changes())
        .containsExactly(
            new Change(
                "services[0]",
                REMOVED,
                "启明官网",
                null,
                List.of(reason("services[0].principal.mobile"))));
    assertThat(compared.unanswered()).containsExactly(reason("services[1].name"));
    // what stands there now is another service
    assertThat(compared.concerns("services[0].name")).isFalse();
    assertThat(compared.concerns("services")).isTrue();
  }

  @Test
  void an_added_service_is_shown_field_by_field() {
    // given
    Application earlier = with(root -> ((ArrayNode) root.at("/services")).remove(1));

    // when
    Comparison compared =
        compare(earlier, application(), List.of(reason("services"), reason("services[0].name")));

    // then
    assertThat(compared.changes())
        .allMatch(change -> change.kind() == ADDED && change.path().startsWith("services[1]."))
        .allMatch(change -> change.reasons().equals(List.of(reason("services"))))
        .extracting(Change::path, Change::after)
        .contains(
            tuple("services[1].name", "启明应用"),
            tuple("services[1].domains[0]", "d.cn"),
            tuple("services[1].principal.mobile", "138****1001"),
            tuple("services[1].app.platforms[1].packageName", "cn.qiming.ios"));
    assertThat(compared.unanswered()).containsExactly(reason("services[0].name"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "services[0].name, true",
    "services[0], true",
    "services, true",
    "services[0].name.x, true",
    "services[0].nam, false",
    "services[0].name2, false",
    "services[0].domains, false",
    "services[1], false",
    "service, false",
    "materials, false",
    ".., false"
  })
  void a_reason_is_about_what_is_at_its_path_in_it_or_around_it(String path, boolean about) {
    // given
    Application later = with(root -> set(root, "/services/0/name", "\"启明门户\""));

    // when
    Comparison compared = compare(application(), later, List.of(reason(path)));

    // then
    assertThat(compared.changes().get(0).reasons())
        .isEqualTo(about ? List.of(reason(path)) : List.of());
    assertThat(compared.unanswered()).isEqualTo(about ? List.of() : List.of(reason(path)));
  }

  @Test
  void a_reason_about_one_of_a_list_is_answered_by_what_became_of_that_one() {
    // given
    List<Reason> reasons =
        List.of(reason("services[0].domains[0]"), reason("services[0].domains[1]"));
    Application exchanged =
        with(root -> set(root, "/services/0/domains", "[\"x.cn\",\"b.cn\",\"c.cn\"]"));
    Application grown =
        with(root -> set(root, "/services/0/domains", "[\"a.cn\",\"b.cn\",\"c.cn\",\"x.cn\"]"));

    // then
    assertThat(compare(application(), exchanged, reasons).unanswered())
        .containsExactly(reason("services[0].domains[1]"));
    assertThat(compare(application(), grown, reasons).unanswered()).isEqualTo(reasons);
  }

  @Test
  void a_reason_about_the_whole_is_answered_by_any_change() {
    // given
    Reason whole = reason(null);
    Application later = with(root -> set(root, "/services/0/name", "\"启明门户\""));

    // then
    assertThat(compare(application(), application(), List.of(whole)).unanswered())
        .containsExactly(whole);
    assertThat(compare(application(), later, List.of(whole)).unanswered()).isEmpty();
    assertThat(compare(application(), later, List.of(whole)).changes().get(0).reasons()).isEmpty();
  }

  @Test
  void an_app_that_says_something_for_the_first_time_is_shown_field_by_field() {
    // given
    Application earlier = with(root -> set(root, "/services/1/app", null));

    // then
    assertThat(told(changes(earlier, application())))
        .startsWith("services[1].app.homePage ADDED null https://d.cn/app; ")
        .contains("services[1].app.platforms[1].platform ADDED null IOS");
    assertThat(told(changes(application(), earlier)))
        .isEqualTo(
            "services[1].app.homePage REMOVED https://d.cn/app null; services[1].app.platforms[0]"
                + " REMOVED ANDROID null; services[1].app.platforms[1] REMOVED IOS null;"
                + " services[1].app.sdks[0] REMOVED 推送 null");
  }

  @Test
  void materials_are_the_same_as_long_as_their_bytes_are() {
    // given
    SubmittedMaterial licence = picture(MaterialKind.SUBJECT_CERTIFICATE, "subject", "aa");
    SubmittedMaterial front =
        picture(MaterialKind.PRINCIPAL_ID_FRONT, "services[0].principal", "bb");
    SubmittedMaterial letter = picture(MaterialKind.AUTHORISATION_LETTER, "subject", "cc");
    SubmittedMaterial again = picture(MaterialKind.SUBJECT_CERTIFICATE, "subject", "aa");
    SubmittedMaterial another =
        picture(MaterialKind.PRINCIPAL_ID_FRONT, "services[0].principal", "b2");
    SubmittedMaterial icon = picture(MaterialKind.APP_ICON, "services[1]", "dd");

    // when
    Comparison compared =
        Comparison.of(
            new Comparison.Round(application(), List.of(licence, front, letter)),
            new Comparison.Round(application(), List.of(again, another, icon)),
            List.of(
                reason("materials[PRINCIPAL_ID_FRONT of services[0].principal]"),
                reason("services[0].principal.certificate.number"),
                reason("services[0].principal"),
                reason("services[0].principal.mobile"),
                reason("materials")),
            ComparisonTest::open);

    // then
    assertThat(told(compared.changes()))
        .isEqualTo(
            "materials[PRINCIPAL_ID_FRONT of services[0].principal] CHANGED "
                + front.id()
                + " "
                + another.id()
                + "; materials[APP_ICON of services[1]] ADDED null "
                + icon.id()
                + "; materials[AUTHORISATION_LETTER of subject] REMOVED "
                + letter.id()
                + " null");
    assertThat(compared.changes().get(0).reasons())
        .extracting(Reason::path)
        .containsExactly(
            "materials[PRINCIPAL_ID_FRONT of services[0].principal]",
            "services[0].principal.certificate.number",
            "services[0].principal",
            "materials");
    assertThat(compared.unanswered()).containsExactly(reason("services[0].principal.mobile"));
    assertThat(compared.concerns(another)).isTrue();
    assertThat(compared.concerns(again)).isFalse();
    assertThat(compared.concerns("services[0].principal.certificate.number")).isTrue();
  }

  @Test
  void a_material_shows_a_changed_part_although_it_is_the_same() {
    // given
    SubmittedMaterial front =
        picture(MaterialKind.PRINCIPAL_ID_FRONT, "services[0].principal", "bb");
    SubmittedMaterial licence = picture(MaterialKind.SUBJECT_CERTIFICATE, "subject", "aa");
    Application later =
        with(
            root ->
                set(
                    root,
                    "/services/0/principal/certificate/number",
                    "\"sealed:330106198503070024\""));

    // when
    Comparison compared =
        Comparison.of(
            new Comparison.Round(application(), List.of(front, licence)),
            new Comparison.Round(later, List.of(front, licence)),
            List.of(),
            ComparisonTest::open);

    // then
    assertThat(compared.concerns(front)).isTrue();
    assertThat(compared.concerns(licence)).isFalse();
  }

  @Test
  void materials_follow_their_service_and_go_with_it() {
    // given
    SubmittedMaterial first = picture(MaterialKind.DOMAIN_CERTIFICATE, "services[0]", "aa");
    SubmittedMaterial second = picture(MaterialKind.DOMAIN_CERTIFICATE, "services[1]", "bb");
    SubmittedMaterial moved = picture(MaterialKind.DOMAIN_CERTIFICATE, "services[0]", "bb");
    Application later = with(root -> ((ArrayNode) root.at("/services")).remove(0));

    // when
    Comparison compared =
        Comparison.of(
            new Comparison.Round(application(), List.of(first, second)),
            new Comparison.Round(later, List.of(moved)),
            List.of(),
            ComparisonTest::open);

    // then
    assertThat(told(compared.changes())).isEqualTo("services[0] REMOVED 启明官网 null");
  }

  @Test
  void a_material_of_no_part_that_is_known_is_compared_by_what_it_says() {
    // given
    SubmittedMaterial odd = picture(MaterialKind.OTHER, "services[99]", "aa");
    SubmittedMaterial odder = picture(MaterialKind.OTHER, "services[99]", "bb");

    // when
    Comparison compared =
        Comparison.of(
            new Comparison.Round(application(), List.of(odd)),
            new Comparison.Round(application(), List.of(odder)),
            List.of(),
            ComparisonTest::open);

    // then
    assertThat(compared.changes())
        .extracting(Change::path)
        .containsExactly("materials[OTHER of services[99]]");
  }

  @Test
  @DisplayName("R-PERM-2: what is masked can be told by its path")
  void every_masked_field_has_a_path() {
    assertThat(ApplicationParts.masked(application(), ComparisonTest::open).keySet())
        .containsExactlyInAnyOrderElementsOf(
            paths(
                "subject.certificate.number",
                "subject.certificate.address",
                "subject.communicationAddress",
                "subject.investor",
                "subject.principal",
                "services[0].principal",
                "services[1].principal"));
    assertThat(
            ApplicationParts.masked(
                    with(root -> set(root, "/subject/nature", "\"PERSONAL\"")),
                    ComparisonTest::open)
                .get("subject.name")
                .get())
        .isEqualTo("杭州启明示例科技有限公司");
  }

  private static List<String> paths(String... some) {
    List<String> all = new ArrayList<>();
    Arrays.stream(some)
        .forEach(
            path -> {
              if (path.endsWith("principal")) {
                for (String field :
                    List.of(
                        "name",
                        "certificate.number",
                        "mobile",
                        "emergencyPhone",
                        "email",
                        "landline")) {
                  all.add(path + "." + field);
                }
              } else {
                all.add(path);
              }
            });
    return all;
  }

  private static List<Change> changes(Application before, Application after) {
    return compare(before, after, List.of()).changes();
  }

  private static Comparison compare(Application before, Application after, List<Reason> reasons) {
    return Comparison.of(
        new Comparison.Round(before, List.of()),
        new Comparison.Round(after, List.of()),
        reasons,
        ComparisonTest::open);
  }

  private static String told(List<Change> changes) {
    return String.join(
        "; ",
        changes.stream()
            .map(it -> it.path() + " " + it.kind() + " " + it.before() + " " + it.after())
            .toList());
  }

  private static Reason reason(@Nullable String path) {
    return new Reason(path, "WRONG", null, "请修改", null);
  }

  private static SubmittedMaterial picture(MaterialKind kind, String of, String sha256) {
    return new SubmittedMaterial(UUID.randomUUID(), kind, of, "image/jpeg", 1, sha256);
  }

  private static String open(Sealed sealed) {
    return sealed.token().substring(sealed.token().indexOf(':') + 1);
  }

  private static Application application() {
    return with(root -> {});
  }

  private static Application with(Consumer<JsonNode> changes) {
    try {
      JsonNode root = JSON.readTree(BASE);
      changes.accept(root);
      return JSON.treeToValue(root, Application.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(JsonNode root, String pointer, @Nullable String json) {
    try {
      int name = pointer.lastIndexOf('/');
      ((ObjectNode) root.at(pointer.substring(0, name)))
          .set(pointer.substring(name + 1), JSON.readTree(json == null ? "null" : json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
