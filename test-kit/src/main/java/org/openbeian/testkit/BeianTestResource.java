package org.openbeian.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Gives a {@code @QuarkusTest} a database of its own, Kafka, an OIDC issuer, keys and the sandbox
 * clock. Use the same one on all test classes of a module: the servers start once per JVM (their
 * places are kept in system properties, because test profiles load this class anew).
 */
public class BeianTestResource implements QuarkusTestResourceLifecycleManager {

  private static final String TEST_KEY = "dGVzdC1rZXktZm9yLXNlYWxpbmctMzItYnl0ZXMhISE=";
  private static final String NEW_KEY = "dGVzdC1rZXktZm9yLXBlcm1pdHMtdGhhdC1pcy1uZXc=";

  @Override
  public Map<String, String> start() {
    String database = "test_" + UUID.randomUUID().toString().replace("-", "");
    TestInfrastructure servers = TestInfrastructure.start();
    servers.createDatabase(database);
    Map<String, String> config = new HashMap<>();
    config.put("quarkus.datasource.jdbc.url", servers.jdbcUrl(database));
    config.put("quarkus.datasource.reactive.url", servers.reactiveUrl(database));
    config.put("quarkus.datasource.username", servers.username());
    config.put("quarkus.datasource.password", servers.password());
    config.put("kafka.bootstrap.servers", servers.bootstrapServers());
    config.put("beian.oidc.issuer", TestTokens.start());
    config.put("beian.sealing.keys", "test:" + TEST_KEY);
    config.put("beian.sealing.index-key", TEST_KEY);
    config.put("beian.materials.permit-keys", "new:" + NEW_KEY + ",old:" + TEST_KEY);
    config.put("beian.clock", "sandbox");
    config.put("beian.sms.gateway.url", SmsGatewayStandIn.start());
    config.put("beian.sms.gateway.second.url", SmsGatewayStandIn.startSecond());
    config.put(
        "beian.sms.gateway.receipts-secret", SmsGatewayStandIn.secretOf(SmsGatewayStandIn.FIRST));
    config.put(
        "beian.sms.gateway.second.receipts-secret",
        SmsGatewayStandIn.secretOf(SmsGatewayStandIn.SECOND));
    config.put("beian.registry.url", NationalRegistryStandIn.start());
    config.put("beian.registry.provider-code", "test-provider");
    config.put("beian.inventory.url", ServerInventoryStandIn.start());
    config.put("beian.recognition.url", RecognitionStandIn.start());
    config.put("beian.real-person.url", RealPersonStandIn.start());
    config.put("beian.real-person.secret", RealPersonStandIn.SECRET);
    config.put("beian.rdap.url", DomainsStandIn.startRdap());
    config.put("beian.dns.server", DomainsStandIn.startDns());
    config.put("quarkus.http.test-port", "0");
    TestDatabase.remember(servers.jdbcUrl(database), servers.username(), servers.password());
    return config;
  }

  @Override
  public void stop() {
    // the servers serve the next start too, and end with the JVM
  }
}
