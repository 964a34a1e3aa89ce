package org.openbeian.order.outbound.pictures;

/**
 * A picture written anew.
 *
 * @param bytes of a JPEG without metadata
 * @param width in pixels, as it is seen
 * @param height in pixels, as it is seen
 */
@SuppressWarnings("ArrayRecordComponent")
public record CleanPicture(byte[] bytes, int width, int height) {

  public static final String MEDIA_TYPE = "image/jpeg";
}
