package org.openbeian.order.outbound.rdap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.CertificateType;
import org.openbeian.order.domain.registration.DomainRegistration;
import org.openbeian.order.domain.registration.DomainRegistration.RealName;

class RdapAnswerTest {

  private static final String HOLDER = "杭州启明示例科技有限公司";
  private static final String ANSWER =
      """
      {
        "rdapConformance": ["rdap_level_0", "cnnic_realName"],
        "objectClassName": "domain",
        "handle": "20160101s10001s00000000-cn",
        "ldhName": "EXAMPLE.CN",
        "status": ["client transfer prohibited", "server delete prohibited"],
        "links": [{"rel": "self", "href": "https://rdap.example/domain/example.cn"}],
        "events": [
          {"eventAction": "registration", "eventDate": "2016-01-01T08:00:00Z"},
          {"eventAction": "expiration", "eventDate": "2028-01-01T16:00:00+08:00"},
          {"eventAction": "last update of RDAP database", "eventDate": "2026-11-23T00:00:00Z"}
        ],
        "cnnic_realName": {
          "status": "verified", "certificateType": 1, "certificateNumber": "91330106MA2H7Q4K4M"
        },
        "secureDNS": {"delegationSigned": false},
        "nameservers": [{"objectClassName": "nameserver", "ldhName": "dns1.example.com"}],
        "entities": [
          {
            "objectClassName": "entity", "handle": "R1", "roles": ["registrant"],
            "vcardArray": ["vcard", [
              ["version", {}, "text", "4.0"],
              ["fn", {}, "text", "陈启明"],
              ["org", {"type": "work"}, "text", "杭州启明示例科技有限公司"],
              ["adr", {}, "text", ["", "", "", "", "", "", "CN"]]
            ]]
          },
          {
            "objectClassName": "entity", "handle": "1599", "roles": ["registrar", "technical"],
            "publicIds": [{"type": "IANA Registrar ID", "identifier": "1599"}],
            "vcardArray": ["vcard", [
              ["version", {}, "text", "4.0"],
              ["fn", {}, "text", "Alibaba Cloud Computing Ltd. d/b/a HiChina (www.net.cn)"]
            ]],
            "entities": [{"objectClassName": "entity", "roles": ["abuse"]}]
          }
        ],
        "notices": [{"title": "Terms of Use", "description": ["…"]}]
      }
      """;

  @Test
  void reads_a_registration() {
    assertThat(read(ANSWER))
        .isEqualTo(
            new DomainRegistration(
                HOLDER,
                CertificateType.BUSINESS_LICENCE,
                "91330106MA2H7Q4K4M",
                "Alibaba Cloud Computing Ltd. d/b/a HiChina (www.net.cn)",
                1599,
                Instant.parse("2028-01-01T08:00:00Z"),
                RealName.VERIFIED))
        .hasToString("DomainRegistration");
  }

  @Test
  void knows_nothing_of_what_is_left_out() {
    assertThat(read("{\"objectClassName\":\"domain\",\"ldhName\":\"example.cn.\"}"))
        .isEqualTo(new DomainRegistration(null, null, null, null, null, null, RealName.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"status\": \"verified\"     | \"status\": \"unverified\"   | NOT_VERIFIED",
        "\"status\": \"verified\"     | \"status\": \"pending\"      | NOT_VERIFIED",
        "\"status\": \"verified\"     | \"status\": \"no such word\" | UNKNOWN",
        "cnnic_realName\":            | other\":                     | UNKNOWN",
      })
  void reads_the_verification(String said, String instead, RealName realName) {
    assertThat(read(ANSWER.replace(said, instead)).realName()).isEqualTo(realName);
  }

  @Test
  void reads_the_verification_from_a_remark_or_a_hold() {
    // given
    String without = ANSWER.replace("\"cnnic_realName\":", "\"other\":");
    String remark =
        "\"remarks\": [{\"title\": \"RealNameVerification\", \"description\": [\"%s\"]}],";
    String held = without.replace("server delete prohibited", "server hold");

    // then
    assertThat(read(insert(without, remark.formatted("verified"))).realName())
        .isEqualTo(RealName.VERIFIED);
    assertThat(read(insert(without, remark.formatted("failed"))).realName())
        .isEqualTo(RealName.NOT_VERIFIED);
    assertThat(read(held).realName()).isEqualTo(RealName.NOT_VERIFIED);
    assertThat(read(without.replace("server delete prohibited", "client hold")).realName())
        .as("paused by the registrar at the holder's wish")
        .isEqualTo(RealName.UNKNOWN);
    assertThat(read(insert(held, remark.formatted("verified"))).realName())
        .isEqualTo(RealName.VERIFIED);
  }

  @Test
  void takes_what_is_masked_or_redacted_as_withheld() {
    assertThat(read(ANSWER.replace("91330106MA2H7Q4K4M", "9133**********4K4M")).certificateNumber())
        .isNull();
    assertThat(read(ANSWER.replace(HOLDER, " ").replace("陈启明", "REDACTED FOR PRIVACY")).holder())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"domain\"                         | \"nameserver\"",
        "\"objectClassName\": \"domain\",   | ''",
        "EXAMPLE.CN                         | other.cn",
        "\"EXAMPLE.CN\"                     | 7",
        "\"ldhName\": \"EXAMPLE.CN\",       | ''",
        "2028-01-01T16:00:00+08:00          | next year",
        "2028-01-01T16:00:00+08:00          | +999999999-12-31T00:00:00+25:00",
        "\"eventDate\": \"2028-01-01T16:00:00+08:00\" | \"eventDate\": null",
        "\"eventAction\": \"registration\"  | \"eventAction\": \"expiration\"",
        "[\"registrant\"]                   | \"registrant\"",
        "[\"registrant\"]                   | [\"registrar\"]",
        "[\"registrant\"]                   | [{}]",
        "[\"vcard\", [                      | [\"card\", [",
        "[\"version\", {}, \"text\", \"4.0\"] | [\"version\"]",
        "\"identifier\": \"1599\"           | \"identifier\": \"x\"",
        "\"identifier\": \"1599\"           | \"identifier\": \"99999999999\"",
        "\"certificateType\": 1             | \"certificateType\": \"1\"",
        "\"certificateType\": 1             | \"certificateType\": 1e999",
        "{\"eventAction\": \"registration\", \"eventDate\": \"2016-01-01T08:00:00Z\"} | 7",
        "\"handle\": \"20160101s10001s00000000-cn\" | \"ldhName\": \"example.cn\"",
      })
  void refuses_what_is_unsound(String said, String instead) {
    assertThat(ANSWER).contains(said);
    refused(ANSWER.replace(said, instead));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "7",
        "{",
        "{}",
        "<html>",
        "{\"objectClassName\":\"domain\",\"ldhName\":\"example.cn\"} {}",
        "{\"objectClassName\":\"domain\",\"ldhName\":\"example.cn\",\"entities\":{}}",
        "{\"objectClassName\":\"domain\",\"ldhName\":\"example.cn\",\"entities\":[7]}",
        "{\"objectClassName\":\"domain\",\"ldhName\":\"example.cn\",\"events\":7}",
        "{\"objectClassName\":\"domain\",\"ldhName\":\"example.cn\",\"remarks\":[7,{\"title\":7}]}",
        "{\"objectClassName\":\"domain\",\"ldhName\":\"example.cn\",\"status\":[7]}",
        "{\"objectClassName\":\"domain\",\"ldhName\":\"example.cn\",\"cnnic_realName\":[]}"
      })
  void refuses_what_is_no_domain(String answer) {
    refused(answer);
  }

  @Test
  void refuses_what_is_nested_too_deep_or_has_a_name_too_long() {
    refused(
        "{\"objectClassName\":\"domain\",\"ldhName\":\"example.cn\",\"x\":"
            + "[".repeat(100)
            + "]".repeat(100)
            + "}");
    refused(ANSWER.replace(HOLDER, "名".repeat(201)));
  }

  private static String insert(String answer, String member) {
    return answer.replace("\"notices\":", member + "\"notices\":");
  }

  private static void refused(String answer) {
    assertThatThrownBy(() -> read(answer))
        .isInstanceOf(UnsoundAnswerException.class)
        .hasMessageNotContaining(HOLDER)
        .hasMessageNotContaining("91330106MA2H7Q4K4M")
        .hasNoCause();
  }

  private static DomainRegistration read(String answer) {
    return RdapAnswer.read(answer.getBytes(UTF_8), "example.cn");
  }
}
