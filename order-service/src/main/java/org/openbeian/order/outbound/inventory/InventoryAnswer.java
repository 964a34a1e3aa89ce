package org.openbeian.order.outbound.inventory;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.openbeian.order.application.ServerInventory.InventoryAwayException;
import org.openbeian.order.domain.code.IpRange;
import org.openbeian.order.domain.code.Server;
import org.openbeian.order.domain.code.Server.Billing;

/**
 * Reads what the inventory answers, and trusts none of it unseen: one wrong server, and nothing is
 * believed. Fields that it does not know are left alone.
 */
final class InventoryAnswer {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
  private static final Pattern REGION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int MOST_SERVERS = 1000;
  private static final int MOST_IPS = 256;
  private static final int MOST_MONTHS = 1200;

  private InventoryAnswer() {}

  /**
   * Reads an answer.
   *
   * @throws InventoryAwayException when it is unsound
   */
  static List<Server> read(byte[] body) {
    try {
      return servers(JSON.readTree(body));
    } catch (IOException e) {
      throw new InventoryAwayException("an answer that is no JSON");
    }
  }

  private static List<Server> servers(JsonNode answer) {
    require(answer.isObject(), "the answer is no object");
    JsonNode listed = array(answer, "servers", MOST_SERVERS);
    List<Server> servers = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode each : listed) {
      Server server = server(each);
      require(ids.add(server.id()), "a server is named twice");
      servers.add(server);
    }
    return servers;
  }

  private static Server server(JsonNode server) {
    require(server.isObject(), "a server is no object");
    JsonNode mainland = field(server, "mainland");
    require(mainland.isBoolean(), "mainland is neither true nor false");
    Billing billing = billing(text(server, "billing"));
    JsonNode months = field(server, "subscriptionMonths");
    require(
        months.isInt() && months.intValue() >= 0 && months.intValue() <= MOST_MONTHS,
        "subscriptionMonths is no number of months");
    List<String> ips = new ArrayList<>();
    for (JsonNode ip : array(server, "publicIps", MOST_IPS)) {
      require(ip.isTextual() && isAddress(ip.textValue()), "publicIps holds what is no address");
      ips.add(ip.textValue());
    }
    return new Server(
        matching(ID, text(server, "id"), "id is none"),
        matching(REGION, text(server, "region"), "region is none"),
        mainland.booleanValue(),
        billing,
        months.intValue(),
        ips);
  }

  private static boolean isAddress(String text) {
    Optional<IpRange> read = IpRange.of(text);
    return read.isPresent() && !text.contains("-");
  }

  private static Billing billing(String text) {
    return Arrays.stream(Billing.values())
        .filter(billing -> billing.name().equals(text))
        .findFirst()
        .orElseThrow(() -> new InventoryAwayException("billing is another"));
  }

  private static String matching(Pattern pattern, String text, String complaint) {
    require(pattern.matcher(text).matches(), complaint);
    return text;
  }

  private static String text(JsonNode holder, String name) {
    JsonNode value = field(holder, name);
    require(value.isTextual(), name + " is no text");
    return value.textValue();
  }

  private static JsonNode array(JsonNode holder, String name, int most) {
    JsonNode value = field(holder, name);
    require(value.isArray(), name + " is no list");
    require(value.size() <= most, name + " has too many entries");
    return value;
  }

  private static JsonNode field(JsonNode holder, String name) {
    JsonNode value = holder.get(name);
    if (value == null) {
      throw new InventoryAwayException(name + " is missing");
    }
    return value;
  }

  /**
   * Refuses an unsound answer.
   *
   * @param complaint names fields, never their values
   */
  private static void require(boolean sound, String complaint) {
    if (!sound) {
      throw new InventoryAwayException(complaint);
    }
  }
}
