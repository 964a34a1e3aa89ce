package org.openbeian.order.outbound.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a bucket is, and how it is reached.
 *
 * @param endpoint empty for Amazon's own in the region
 * @param prefix of all names of objects; may be empty
 * @param accessKey empty, as the secret key then is, to find both as Amazon's tools do
 * @param pathStyle whether the bucket stands in the path rather than in the host's name
 * @param timeout of a call, its repetitions included
 */
public record BucketSettings(
    Optional<URI> endpoint,
    String region,
    String bucket,
    String prefix,
    Optional<String> accessKey,
    Optional<String> secretKey,
    boolean pathStyle,
    Duration timeout) {

  public BucketSettings {
    if (accessKey.isPresent() != secretKey.isPresent()) {
      throw new IllegalArgumentException(
          "beian.order.materials.s3.access-key and .secret-key go together");
    }
    endpoint.ifPresent(
        url -> {
          if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException(
                "beian.order.materials.s3.endpoint: expected an http or https address");
          }
        });
  }
}
