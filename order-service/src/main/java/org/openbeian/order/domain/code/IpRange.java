package org.openbeian.order.domain.code;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses of one kind that follow each other; a single one is a range of its own. */
public record IpRange(int bits, BigInteger first, BigInteger last) {

  private static final int LONGEST = 100;

  /** Without leading zeros, which some read as octal. */
  private static final Pattern V4 =
      Pattern.compile(
          "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

  /** What {@link InetAddress} reads without asking a name server. */
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  /** Reads {@code address} or {@code start-end}; empty when the text is neither. */
  public static Optional<IpRange> of(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String[] ends = text.split("-", -1);
    if (ends.length > 2) {
      return Optional.empty();
    }
    return address(ends[0])
        .flatMap(
            first -> ends.length == 1 ? Optional.of(first) : address(ends[1]).flatMap(first::to));
  }

  private Optional<IpRange> to(IpRange end) {
    return bits == end.bits && first.compareTo(end.last) <= 0
        ? Optional.of(new IpRange(bits, first, end.last))
        : Optional.empty();
  }

  /** An IPv4 address that is written as IPv6 is the IPv4 one. */
  private static Optional<IpRange> address(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = InetAddress.getByName(text).getAddress();
      BigInteger value = new BigInteger(1, bytes);
      return Optional.of(new IpRange(bytes.length * Byte.SIZE, value, value));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether each of its addresses is in one of the others. */
  public boolean isWithin(List<IpRange> others) {
    BigInteger missing = first;
    List<IpRange> sorted =
        others.stream()
            .filter(other -> other.bits == bits)
            .sorted(Comparator.comparing(IpRange::first))
            .toList();
    for (IpRange other : sorted) {
      if (other.first.compareTo(missing) > 0) {
        return false;
      }
      missing = missing.max(other.last.add(BigInteger.ONE));
      if (missing.compareTo(last) > 0) {
        return true;
      }
    }
    return false;
  }
}
