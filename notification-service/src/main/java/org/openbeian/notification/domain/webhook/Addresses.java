package org.openbeian.notification.domain.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses are a public network's: those of IANA's special-purpose registries are not, nor
 * are the multicast ones. What embeds an IPv4 address is judged by that, or refused.
 */
public final class Addresses {

  private static final Pattern V4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private static final List<AddressRange> NOT_PUBLIC_V4 =
      ranges(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carrier-grade NAT; a cloud's metadata service, too
          "127.0.0.0/8", // loopback
          "168.63.129.16/32", // a cloud's host agent, by a public address
          "169.254.0.0/16", // link-local; the metadata service of most clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  /** All others are special: loopback, IPv4-mapped, unique local, link-local, multicast … */
  private static final AddressRange GLOBAL_UNICAST = AddressRange.of("2000::/3");

  private static final List<AddressRange> NOT_PUBLIC_V6 =
      ranges(
          "2001::/23", // protocol assignments, among them Teredo
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4
          "3fff::/20"); // documentation

  private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");

  private Addresses() {}

  /** Whether an address is one of the public internet. */
  public static boolean isPublic(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return NOT_PUBLIC_V4.stream().noneMatch(range -> range.contains(address));
    }
    if (NAT64.contains(address)) {
      byte[] bytes = address.getAddress();
      return isPublic(of(Arrays.copyOfRange(bytes, 12, 16)));
    }
    return GLOBAL_UNICAST.contains(address)
        && NOT_PUBLIC_V6.stream().noneMatch(range -> range.contains(address));
  }

  /**
   * The address that a text is, written in full: four decimal numbers, or an IPv6 address without
   * brackets and zone. Null for anything else; nobody is asked for a name.
   */
  public static @Nullable InetAddress literal(String text) {
    Matcher v4 = V4.matcher(text);
    if (v4.matches()) {
      byte[] bytes = new byte[4];
      for (int i = 0; i < 4; i++) {
        int number = Integer.parseInt(v4.group(i + 1));
        if (number > 255) {
          return null;
        }
        bytes[i] = (byte) number;
      }
      return of(bytes);
    }
    if (!V6.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName("[" + text + "]");
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  private static List<AddressRange> ranges(String... cidrs) {
    return Stream.of(cidrs).map(AddressRange::of).toList();
  }
}
