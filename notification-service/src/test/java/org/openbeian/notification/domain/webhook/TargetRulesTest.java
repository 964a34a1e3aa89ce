package org.openbeian.notification.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.platform.api.Violation;

class TargetRulesTest {

  private static final URI URL = URI.create("https://hooks.example.com/");
  private static final TargetRules RULES =
      new TargetRules(
          Set.of(443, 8443), Set.of("receiver.test"), List.of(AddressRange.of("47.96.0.0/16")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "2002:7f00:1::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void nothing_is_sent_to_an_address_that_is_not_public(String address) throws Exception {
    assertThat(RULES.admits(URL, InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.255.255.255",
        "172.15.255.255",
        "172.32.0.1",
        "192.0.1.1",
        "198.17.255.255",
        "198.20.0.1",
        "223.255.255.255",
        "64:ff9b::1.1.1.1",
        "2400:3200::1",
        "2606:4700:4700::1111",
        "2a00:1450::1"
      })
  void a_public_address_is_fine(String address) throws Exception {
    assertThat(RULES.admits(URL, InetAddress.getByName(address))).isTrue();
  }

  @Test
  void ranges_of_our_own_are_refused_too_and_trusted_hosts_may_be_anywhere() throws Exception {
    assertThat(RULES.admits(URL, InetAddress.getByName("47.96.1.2"))).isFalse();
    assertThat(RULES.admits(URL, InetAddress.getByName("47.97.1.2"))).isTrue();
    URI trusted = URI.create("http://receiver.test:1/");
    assertThat(RULES.admits(trusted, InetAddress.getByName("127.0.0.1"))).isTrue();
    assertThat(RULES.violation("http://receiver.test:1/x")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', WEBHOOK_URL_MALFORMED",
    "hooks.example.com/x, WEBHOOK_URL_MALFORMED",
    "https:, WEBHOOK_URL_MALFORMED",
    "https:/x, WEBHOOK_URL_MALFORMED",
    "mailto:a@example.com, WEBHOOK_URL_MALFORMED",
    "'https://hooks.example.com/ x', WEBHOOK_URL_MALFORMED",
    "'https://hooks.example.com/\u0007', WEBHOOK_URL_MALFORMED",
    "https://钩子.example.com/, WEBHOOK_URL_MALFORMED",
    "https://hooks.example.com/#part, WEBHOOK_URL_MALFORMED",
    "https://exa_mple.com/, WEBHOOK_URL_MALFORMED",
    "http://hooks.example.com/, WEBHOOK_URL_SCHEME",
    "ftp://hooks.example.com/, WEBHOOK_URL_SCHEME",
    "file://receiver.test/etc/passwd, WEBHOOK_URL_SCHEME",
    "https://me@hooks.example.com/, WEBHOOK_URL_USERINFO",
    "https://receiver.test@10.0.0.1/, WEBHOOK_URL_USERINFO",
    "https://hooks.example.com:22/, WEBHOOK_URL_PORT",
    "https://hooks.example.com:0/, WEBHOOK_URL_PORT",
    "https://localhost/, WEBHOOK_URL_HOST",
    "https://2130706433/, WEBHOOK_URL_HOST",
    "https://127.1/, WEBHOOK_URL_MALFORMED",
    "https://0x7f.0.0.1/, WEBHOOK_URL_MALFORMED",
    "https://hooks.example.com./, WEBHOOK_URL_HOST"
  })
  void says_what_is_wrong_with_a_url(String url, String code) {
    assertThat(RULES.violation(url)).map(Violation::code).contains(code);
    assertThat(RULES.violation(url)).map(Violation::path).contains("url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com",
        "HTTPS://Hooks.Example.COM:8443/a/b?c=d",
        "https://xn--fiq228c.cn/x",
        "https://1.1.1.1/x",
        "https://[2606:4700:4700::1111]/x"
      })
  void takes_a_fit_url(String url) {
    assertThat(RULES.violation(url)).isEmpty();
  }

  @Test
  void an_overlong_url_is_none() {
    assertThat(RULES.violation("https://hooks.example.com/" + "x".repeat(475))).isPresent();
  }

  @Test
  void a_malformed_range_is_refused_at_start() {
    for (String range : List.of("10.0.0.0", "10.0.0.0/33", "::/129", "x/8", "10.0.0.0/x")) {
      assertThatThrownBy(() -> AddressRange.of(range)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
