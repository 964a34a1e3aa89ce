package org.openbeian.sandbox.outside;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The other side of our inventory adapter: every account has the same kinds of servers, some of
 * them good for service codes, with names and addresses made up from the account's.
 */
final class ServerInventory {

  private final Outages outages;

  ServerInventory(Outages outages) {
    this.outages = outages;
  }

  /** The servers of an account; the first has the address of the sample application. */
  JsonObject servers(@Nullable String account) {
    if (outages.isDown("inventory")) {
      throw new Problem(503, "INVENTORY_OUTAGE", "The inventory of servers is switched off.");
    }
    if (account == null || !account.matches("[A-Za-z0-9._-]{1,100}")) {
      throw Problem.badRequest("The parameter account is missing.");
    }
    var crc = new CRC32();
    crc.update(account.getBytes(StandardCharsets.UTF_8));
    var high = Long.toHexString(crc.getValue() >> 16 & 0xffff);
    var low = Long.toHexString(crc.getValue() & 0xffff);
    var network = "2001:db8:" + high + ":" + low + "::";
    var host = 1 + crc.getValue() % 250;
    var servers =
        new JsonArray()
            .add(
                server(account, 1, "cn-hangzhou", true, 12)
                    .put("publicIps", ips("203.0.113.10", network + "10")))
            .add(
                server(account, 2, "cn-beijing", true, 3)
                    .put("publicIps", ips("198.51.100." + host)))
            .add(
                server(account, 3, "cn-hongkong", false, 12)
                    .put("publicIps", ips("192.0.2." + host)))
            .add(
                server(account, 4, "cn-shanghai", true, 0)
                    .put("publicIps", ips("198.51.100." + (host + 1))))
            .add(
                server(account, 5, "cn-shenzhen", true, 1)
                    .put("publicIps", ips("198.51.100." + (host + 2))))
            .add(server(account, 6, "cn-chengdu", true, 36).put("publicIps", ips()));
    return new JsonObject().put("servers", servers);
  }

  private static JsonObject server(
      String account, int number, String region, boolean mainland, int months) {
    return new JsonObject()
        .put("id", "srv-" + account + "-" + number)
        .put("region", region)
        .put("mainland", mainland)
        .put("billing", months == 0 ? "PAY_AS_YOU_GO" : "SUBSCRIPTION")
        .put("subscriptionMonths", months);
  }

  private static JsonArray ips(String... addresses) {
    var ips = new JsonArray();
    for (var address : addresses) {
      ips.add(address);
    }
    return ips;
  }
}
