package org.openbeian.order.domain.material;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.material.MaterialPart.Place;
import org.openbeian.order.domain.supplement.OrderSupplement;

/**
 * A picture that proves a part of an application (R-MAT-1, R-MAT-2), or is what a reviewer asked
 * for before a pass (R-FLOW-3). It begins when its file lies sealed in the store, uploaded or taken
 * over from an earlier material that shares it (R-MAT-4). It never changes, and ends when another
 * of its kind and part takes its place, the filer removes it or its service, or the order's
 * personal data is erased. How the filer named the file is not kept.
 */
@Entity
@Immutable
@Table(name = "material")
public class Material {

  @Id UUID id;

  @Column(name = "order_id")
  UUID orderId;

  String account;

  @Enumerated(EnumType.STRING)
  MaterialKind kind;

  @Enumerated(EnumType.STRING)
  Place place;

  @Column(name = "service_no")
  int serviceNo;

  @Column(name = "media_type")
  String mediaType;

  int size;
  int width;
  int height;
  String sha256;

  @Column(name = "storage_key")
  String storageKey;

  @Column(name = "uploaded_at")
  Instant uploadedAt;

  @Column(name = "uploaded_by")
  String uploadedBy;

  @Column(name = "taken_from")
  @Nullable UUID takenFrom;

  @Column(name = "supplement_id")
  @Nullable UUID supplementId;

  @Nullable Integer asking;

  protected Material() {}

  /** One whose file is in the store. */
  public Material(
      OrderId order,
      AccountId account,
      MaterialKind kind,
      MaterialPart part,
      StoredPicture picture,
      String uploadedBy,
      Instant now) {
    this.id = UUID.randomUUID();
    this.orderId = order.value();
    this.account = account.value();
    this.kind = kind;
    this.place = part.place();
    this.serviceNo = part.serviceNo();
    this.mediaType = picture.mediaType();
    this.size = picture.size();
    this.width = picture.width();
    this.height = picture.height();
    this.sha256 = picture.sha256();
    this.storageKey = picture.storageKey();
    this.uploadedBy = uploadedBy;
    this.uploadedAt = now;
  }

  /** The same picture as a material of another part or order of the account (R-MAT-4). */
  public Material takenOver(OrderId order, MaterialPart part, String by, Instant now) {
    Material taken = new Material(order, account(), kind, part, picture(), by, now);
    taken.takenFrom = id;
    return taken;
  }

  /** One for a supplement, as it is asked for now (R-FLOW-3). */
  public static Material of(
      OrderSupplement supplement,
      OrderId order,
      AccountId account,
      StoredPicture picture,
      String uploadedBy,
      Instant now) {
    Material material =
        new Material(
            order,
            account,
            MaterialKind.SUPPLEMENT,
            MaterialPart.SUPPLEMENT,
            picture,
            uploadedBy,
            now);
    material.supplementId = supplement.id();
    material.asking = supplement.asking();
    return material;
  }

  public UUID id() {
    return id;
  }

  public OrderId order() {
    return new OrderId(orderId);
  }

  /** The account whose order it is of. */
  public AccountId account() {
    return new AccountId(account);
  }

  /** What lies in the store. */
  public StoredPicture picture() {
    return new StoredPicture(storageKey, mediaType, size, width, height, sha256);
  }

  public MaterialKind kind() {
    return kind;
  }

  public MaterialPart part() {
    return new MaterialPart(place, serviceNo);
  }

  public String mediaType() {
    return mediaType;
  }

  /** Of what is downloaded, in bytes. */
  public int size() {
    return size;
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** Of what is downloaded, in hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  public String storageKey() {
    return storageKey;
  }

  public Instant uploadedAt() {
    return uploadedAt;
  }

  /** The user who uploaded it, or took it over. */
  public String uploadedBy() {
    return uploadedBy;
  }

  /** The material whose picture it took over; null for an uploaded one. */
  public @Nullable UUID takenFrom() {
    return takenFrom;
  }

  /** The supplement that it is for; null for one that proves a part of the application. */
  public @Nullable UUID supplement() {
    return supplementId;
  }

  /** Whether it is for a supplement as that was asked for the so many-th time. */
  public boolean isFor(UUID supplement, int ofAsking) {
    return supplement.equals(supplementId) && Objects.equals(asking, ofAsking);
  }

  /** Which asking of its supplement it is for; null without a supplement. */
  public @Nullable Integer asking() {
    return asking;
  }
}
