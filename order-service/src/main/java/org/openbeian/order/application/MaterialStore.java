package org.openbeian.order.application;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Where the files of materials lie, sealed. All of it blocks. A file without a row is nobody's and
 * is swept; so a file is written before its row, and removed after it.
 */
public interface MaterialStore {

  /** Keeps a file for good and gives its key; nothing is there when it fails. */
  String write(byte[] content) throws IOException;

  /** What was written under a key. */
  byte[] read(String key) throws IOException;

  /** Removes files; one that is not there is fine. */
  void remove(Collection<String> keys) throws IOException;

  /** How many parts the keys fall into, so that they can be looked through piece by piece. */
  int parts();

  /** Keys of one part that were written before a time. */
  List<String> writtenBefore(int part, Instant time) throws IOException;

  /** Removes what crashes left of uploads and writings that began before a time. */
  void removeLeftovers(Instant time) throws IOException;
}
