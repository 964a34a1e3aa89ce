package org.openbeian.order.application;

import java.io.IOException;
import java.nio.file.Path;

/** Looks for malware in what was uploaded. */
@FunctionalInterface
public interface VirusScan {

  /**
   * Scans a file; blocks.
   *
   * @return whether it is clean
   * @throws IOException when there is no answer, which says nothing of the file
   */
  boolean isClean(Path file) throws IOException;
}
