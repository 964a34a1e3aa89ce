package org.openbeian.sandbox.outside;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The last messages of each address, in memory. Bounded three ways, so that a bench may run for
 * hours: per address, in number and in bytes; the oldest go first. Thread-safe.
 *
 * @param <M> a message
 */
final class Inboxes<M> {
  /** An address and what it holds. */
  record Summary(String address, int messages, Instant lastReceivedAt) {}

  private record Entry<M>(long sequence, String address, M message, int bytes, Instant at) {}

  private final int perAddress;
  private final int inAll;
  private final long bytesInAll;
  private final Map<String, Deque<Entry<M>>> byAddress = new TreeMap<>();
  private final Map<Long, Entry<M>> byAge = new LinkedHashMap<>();
  private long sequence;
  private long bytes;

  Inboxes(int perAddress, int inAll, long bytesInAll) {
    this.perAddress = perAddress;
    this.inAll = inAll;
    this.bytesInAll = bytesInAll;
  }

  synchronized void add(String address, M message, int size, Instant at) {
    var entry = new Entry<>(sequence++, address, message, size, at);
    var inbox = byAddress.computeIfAbsent(address, key -> new ArrayDeque<>());
    inbox.addLast(entry);
    byAge.put(entry.sequence(), entry);
    bytes += size;
    if (inbox.size() > perAddress) {
      remove(inbox.getFirst());
    }
    while (byAge.size() > inAll || (bytes > bytesInAll && byAge.size() > 1)) {
      Iterator<Entry<M>> oldest = byAge.values().iterator();
      remove(oldest.next());
    }
  }

  /** Oldest first. */
  synchronized List<M> messages(String address) {
    var inbox = byAddress.get(address);
    return inbox == null ? List.of() : inbox.stream().map(Entry::message).toList();
  }

  /** In the order of the addresses. */
  synchronized List<Summary> summaries() {
    var summaries = new ArrayList<Summary>();
    byAddress.forEach(
        (address, inbox) ->
            summaries.add(new Summary(address, inbox.size(), inbox.getLast().at())));
    return summaries;
  }

  // an entry that leaves is the first of its inbox, as both orders are those of arrival
  private void remove(Entry<M> entry) {
    byAge.remove(entry.sequence());
    bytes -= entry.bytes();
    var inbox = Objects.requireNonNull(byAddress.get(entry.address()));
    inbox.removeFirst();
    if (inbox.isEmpty()) {
      byAddress.remove(entry.address());
    }
  }
}
