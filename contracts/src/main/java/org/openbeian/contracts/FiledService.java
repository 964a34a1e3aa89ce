package org.openbeian.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 互联网信息服务: one website or app of an application.
 *
 * @param serviceNo 1, 2, … within its order
 * @param number on record, such as 浙ICP备2026000001号-1, where a migration leaves it under another
 *     subject; null for a new service
 * @param app of an app; null for a website, and for an app that says nothing of it
 */
public record FiledService(
    int serviceNo,
    @Nullable String number,
    ServiceKind kind,
    @Personal String name,
    @Personal List<String> domains,
    String contentCategory,
    List<String> languages,
    List<String> preApprovals,
    @Personal @Nullable String remark,
    Server server,
    Principal principal,
    @Nullable AppDetails app) {

  /**
   * The server it runs on (R-CODE-1).
   *
   * @param serviceCode the proof that the server may carry a filing
   * @param ips the server's public addresses
   */
  public record Server(String serviceCode, List<String> ips) {}
}
