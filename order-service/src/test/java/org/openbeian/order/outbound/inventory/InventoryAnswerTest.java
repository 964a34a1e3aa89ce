package org.openbeian.order.outbound.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.order.application.ServerInventory.InventoryAwayException;
import org.openbeian.order.domain.code.Server;
import org.openbeian.order.domain.code.Server.Billing;

class InventoryAnswerTest {

  private static final String SERVER =
      "{\"id\":\"srv-1\",\"region\":\"cn-hangzhou\",\"mainland\":true,"
          + "\"billing\":\"SUBSCRIPTION\",\"subscriptionMonths\":12,"
          + "\"publicIps\":[\"203.0.113.10\",\"2001:db8::10\"]}";

  @Test
  void reads_servers_and_leaves_alone_what_it_does_not_know() {
    assertThat(read("{\"servers\":[" + SERVER.replace("}", ",\"cpu\":4}") + "],\"total\":1}"))
        .containsExactly(
            new Server(
                "srv-1",
                "cn-hangzhou",
                true,
                Billing.SUBSCRIPTION,
                12,
                List.of("203.0.113.10", "2001:db8::10")));
    assertThat(read("{\"servers\":[]}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"srv-1\";\"a b\"",
        "\"srv-1\";\"\"",
        "\"srv-1\";7",
        "\"cn-hangzhou\";\"<b>\"",
        "true;\"true\"",
        "true;null",
        "\"SUBSCRIPTION\";\"FREE\"",
        "\"SUBSCRIPTION\";1",
        ":12;:-1",
        ":12;:1.5",
        ":12;:99999",
        ":12;:\"12\"",
        "\"203.0.113.10\";\"localhost\"",
        "\"203.0.113.10\";\"203.0.113.1-203.0.113.9\"",
        "\"203.0.113.10\";7",
        "\"mainland\":true,;''",
        "\"publicIps\";\"ips\"",
        "\"id\";\"srv-2\",\"id\""
      })
  void believes_nothing_where_a_field_is_wrong(String part, String instead) {
    // given
    String wrong = SERVER.replace(part, instead);

    // then
    assertThat(wrong).isNotEqualTo(SERVER);
    assertAway("{\"servers\":[" + wrong + "]}");
    assertAway("{\"servers\":[" + SERVER.replace("srv-1", "srv-9") + "," + wrong + "]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"servers\":null}",
        "{\"servers\":{}}",
        "{\"servers\":[null]}",
        "{\"servers\":[]} {}",
        "<html>"
      })
  void takes_what_is_no_answer_for_none(String body) {
    assertAway(body);
  }

  @Test
  void refuses_a_server_that_is_named_twice_and_lists_without_end() {
    assertAway("{\"servers\":[" + SERVER + "," + SERVER + "]}");
    assertAway(
        "{\"servers\":["
            + SERVER.replace("[\"203", "[" + "\"203.0.113.1\",".repeat(256) + "\"203")
            + "]}");
    assertAway("{\"servers\":[" + "{},".repeat(1000) + "{}]}");
  }

  private static List<Server> read(String body) {
    return InventoryAnswer.read(body.getBytes(UTF_8));
  }

  private static void assertAway(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(InventoryAwayException.class);
  }
}
