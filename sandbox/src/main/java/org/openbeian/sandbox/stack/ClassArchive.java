package org.openbeian.sandbox.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A class data archive (JEP 350) of one program: the JVM writes it when the program first ends
 * after a build, and every later start maps it instead of loading thousands of classes anew. An
 * empty draft stands for one that a running program will write.
 */
final class ClassArchive {
  private final Path directory;
  private final String name;
  private final Path file;

  private ClassArchive(Path directory, String name, String key) {
    this.directory = directory;
    this.name = name;
    this.file = directory.resolve(name + "-" + key + ".jsa");
  }

  /** The archive that fits these very jars and this very JVM. */
  static @Nullable ClassArchive of(Path directory, String name, Path jars) {
    var fingerprint = new CRC32();
    fingerprint.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
    try (var files = Files.walk(jars)) {
      for (var jar : files.filter(Files::isRegularFile).sorted().toList()) {
        var line =
            jars.relativize(jar) + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
        fingerprint.update(line.getBytes(StandardCharsets.UTF_8));
      }
      Files.createDirectories(directory);
    } catch (IOException e) {
      return null;
    }
    return new ClassArchive(directory, name, Long.toHexString(fingerprint.getValue()));
  }

  /**
   * The JVM's options: to use the archive, or where there is none yet to write it.
   *
   * @param write whether it may be written, which makes the program's end some seconds longer
   */
  List<String> jvmOptions(boolean write) {
    if (Files.exists(file)) {
      return List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-Xlog:cds=off");
    }
    deleteOlder();
    if (!write || !promise()) {
      return List.of();
    }
    return List.of("-XX:ArchiveClassesAtExit=" + draft(), "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
  }

  /** Whether the running program writes it when it ends. */
  boolean isPromised() {
    return Files.exists(draft());
  }

  /**
   * Makes what the ended program wrote the archive.
   *
   * @param whole whether the program ended by itself; otherwise the draft is worth nothing
   */
  void publish(boolean whole) {
    try {
      if (whole && !Files.exists(file) && Files.size(draft()) > 0) {
        Files.move(draft(), file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.deleteIfExists(draft());
      }
    } catch (IOException e) {
      // the next start is slower than it could be, no more
    }
  }

  private boolean promise() {
    try {
      Files.createFile(draft());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Path draft() {
    return file.resolveSibling(file.getFileName() + ".draft");
  }

  private void deleteOlder() {
    try (var archives = Files.list(directory)) {
      for (var archive : archives.toList()) {
        if (archive.getFileName().toString().matches(name + "-[0-9a-f]+\\.jsa(\\.draft)?")) {
          Files.deleteIfExists(archive);
        }
      }
    } catch (IOException e) {
      // an old archive costs only space
    }
  }
}
