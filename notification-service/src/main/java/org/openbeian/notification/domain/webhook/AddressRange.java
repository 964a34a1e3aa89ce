package org.openbeian.notification.domain.webhook;

import java.net.InetAddress;

/**
 * Neighbouring addresses, in CIDR notation: {@code 10.0.0.0/8}, {@code fc00::/7}.
 *
 * @param prefix how many leading bits its addresses share
 */
public record AddressRange(InetAddress base, int prefix) {

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static AddressRange of(String cidr) {
    String[] parts = cidr.strip().split("/", 2);
    InetAddress base = Addresses.literal(parts[0]);
    if (base == null || parts.length < 2 || !parts[1].matches("\\d{1,3}")) {
      throw new IllegalArgumentException("not a range of addresses: " + cidr);
    }
    int prefix = Integer.parseInt(parts[1]);
    if (prefix > base.getAddress().length * 8) {
      throw new IllegalArgumentException("not a range of addresses: " + cidr);
    }
    return new AddressRange(base, prefix);
  }

  /** Whether an address of the same family lies in it. */
  public boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
