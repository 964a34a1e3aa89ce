package org.openbeian.order.domain.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an app is known on a platform that it runs on (运行平台), as far as filled in.
 *
 * @param platform its code in the rule book
 * @param packageName 包名, on iOS the bundle ID
 * @param publicKey 公钥 of the certificate that it is signed with
 * @param certificateDigest 签名MD5值
 * @param domains those of the service that it asks there; empty for all of them
 */
public record PlatformForm(
    @Nullable String platform,
    @Nullable String packageName,
    @Nullable String publicKey,
    @Nullable String certificateDigest,
    List<String> domains) {

  public PlatformForm {
    domains = List.copyOf(domains);
  }
}
