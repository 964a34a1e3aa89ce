package org.openbeian.order.outbound.pictures;

/**
 * Counts the scans of a JPEG. A progressive one has a dozen; each is a pass over the whole picture,
 * so a small file of thousands would keep a decoder busy for hours.
 */
final class Scans {

  private static final int START_OF_SCAN = 0xda;
  private static final int END = 0xd9;

  private Scans() {}

  /** Those up to the end of the picture; what comes behind it is not decoded. */
  static int in(byte[] jpeg) {
    int scans = 0;
    int at = 2;
    while (at + 3 < jpeg.length) {
      int marker = jpeg[at + 1] & 0xff;
      if (jpeg[at] != (byte) 0xff || marker == 0xff || isData(marker)) {
        at++;
      } else if (marker == END) {
        return scans;
      } else {
        scans += marker == START_OF_SCAN ? 1 : 0;
        at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
      }
    }
    return scans;
  }

  /** Within a scan: a byte of 255, or a place where a decoder may start again. */
  private static boolean isData(int marker) {
    return marker == 0 || marker >= 0xd0 && marker <= 0xd7;
  }
}
