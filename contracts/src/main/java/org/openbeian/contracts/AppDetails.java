package org.openbeian.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is filed of an app besides what is filed of any service (R-APP-1).
 *
 * @param sdks those that it uses; empty when it uses none
 */
public record AppDetails(
    @Personal @Nullable String homePage, List<Platform> platforms, List<Sdk> sdks) {

  /**
   * 运行平台: how the app is known on a platform that it runs on.
   *
   * @param code of the platform in the rule book, such as ANDROID
   * @param packageName 包名, on iOS the bundle ID
   * @param publicKey 公钥 of the signing certificate, without armour and blanks
   * @param certificateDigest 签名MD5值 (or SHA-1, where the platform's tools tell that), lower-case
   *     hexadecimal digits
   * @param domains those of the service that it asks on this platform; empty for all of them
   */
  public record Platform(
      String code,
      @Personal String packageName,
      String publicKey,
      String certificateDigest,
      @Personal List<String> domains) {}

  /**
   * A foreign service that is built into it.
   *
   * @param provider 厂商
   * @param type 类型, such as 推送
   */
  public record Sdk(@Personal String name, @Personal String provider, @Personal String type) {}
}
