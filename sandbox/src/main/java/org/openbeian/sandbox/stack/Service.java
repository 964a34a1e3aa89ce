package org.openbeian.sandbox.stack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The five services. */
public enum Service {
  ORDER("order-service"),
  REVIEW("review-service"),
  SMS_VERIFY("sms-verify-service"),
  AUDIT("audit-service"),
  NOTIFICATION("notification-service");

  private final String id;

  Service(String id) {
    this.id = id;
  }

  public static Optional<Service> byId(String id) {
    return Arrays.stream(values()).filter(service -> service.id.equals(id)).findFirst();
  }

  /** The module's name, such as {@code order-service}. */
  public String id() {
    return id;
  }

  /** Database and role, such as {@code order_service}. */
  public String database() {
    return id.replace('-', '_');
  }

  Path jar(Path home) {
    return home.resolve(id).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
