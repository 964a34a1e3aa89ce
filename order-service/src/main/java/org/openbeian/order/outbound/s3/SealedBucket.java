package org.openbeian.order.outbound.s3;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.openbeian.order.application.MaterialStore;
import org.openbeian.order.outbound.files.SealedDirectory;
import org.openbeian.platform.pii.Sealer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Files of materials in a bucket, each sealed under a name that was made for it; a file appears
 * whole or not at all. Only what every store of this kind speaks is used: objects are put in one
 * piece, without trailing checksums, and removed one by one.
 */
public class SealedBucket implements MaterialStore, AutoCloseable {

  private static final int PARTS = 256;
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final S3Client s3;
  private final String bucket;
  private final String prefix;
  private final Path uploads;
  private final Sealer sealer;

  /**
   * One that is reached when it is used first.
   *
   * @param uploads where uploads lie, on the disk, while their requests are answered
   */
  public SealedBucket(BucketSettings settings, Path uploads, Sealer sealer) {
    this.s3 = client(settings);
    this.bucket = settings.bucket();
    this.prefix = settings.prefix().isEmpty() ? "" : settings.prefix().replaceAll("/*$", "/");
    this.uploads = uploads;
    this.sealer = sealer;
  }

  private static S3Client client(BucketSettings settings) {
    Duration timeout = settings.timeout();
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(timeout).socketTimeout(timeout))
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(settings.pathStyle())
                    .chunkedEncodingEnabled(false)
                    .build())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(how -> how.apiCallTimeout(timeout));
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(BucketSettings settings) {
    return settings.accessKey().isEmpty()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(
                settings.accessKey().get(), settings.secretKey().orElseThrow()));
  }

  @Override
  public String write(byte[] content) throws IOException {
    String key = UUID.randomUUID().toString();
    byte[] sealed = sealer.seal(content, key);
    asking(
        () ->
            s3.putObject(
                put -> put.bucket(bucket).key(name(key)).contentType("application/octet-stream"),
                RequestBody.fromBytes(sealed)));
    return key;
  }

  @Override
  public byte[] read(String key) throws IOException {
    byte[] sealed =
        asking(() -> s3.getObjectAsBytes(get -> get.bucket(bucket).key(name(key))))
            .asByteArrayUnsafe();
    return sealer.open(sealed, key);
  }

  @Override
  public void remove(Collection<String> keys) throws IOException {
    for (String key : keys) {
      asking(() -> s3.deleteObject(delete -> delete.bucket(bucket).key(name(key))));
    }
  }

  @Override
  public int parts() {
    return PARTS;
  }

  @Override
  public List<String> writtenBefore(int part, Instant time) throws IOException {
    String directory = directoryOf(part);
    return asking(
        () ->
            s3
                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(directory))
                .contents()
                .stream()
                .filter(each -> each.lastModified().isBefore(time))
                .map(each -> each.key().substring(directory.length()))
                .filter(key -> KEY.matcher(key).matches())
                .toList());
  }

  /** Objects are never there in part; uploads lie on the disk here as anywhere. */
  @Override
  public void removeLeftovers(Instant time) throws IOException {
    SealedDirectory.removeUploads(uploads, time);
  }

  @Override
  public void close() {
    s3.close();
  }

  /** The class only: messages name hosts and requests. */
  private static <T> T asking(Supplier<T> call) throws IOException {
    try {
      return call.get();
    } catch (NoSuchKeyException e) {
      throw new NoSuchFileException("of a material");
    } catch (SdkException e) {
      throw new IOException("the bucket of materials: " + e.getClass().getSimpleName());
    }
  }

  private String name(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("not a key of this store");
    }
    return directoryOf(Integer.parseInt(key.substring(0, 2), 16)) + key;
  }

  private String directoryOf(int part) {
    return String.format("%sfiles/%02x/", prefix, part);
  }
}
