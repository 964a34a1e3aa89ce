package org.openbeian.order.domain.material;

/**
 * A cleaned picture in the store.
 *
 * @param size in bytes, before it was sealed
 * @param sha256 of the same, in hexadecimal digits
 */
public record StoredPicture(
    String storageKey, String mediaType, int size, int width, int height, String sha256) {}
