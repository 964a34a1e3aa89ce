package org.openbeian.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL binaries of this machine's platform. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /** The directory that holds {@code bin/postgres}. */
  static Path install(Path root) {
    var archive = archiveName();
    var url = PostgresBinaries.class.getResource("/" + archive);
    if (url == null) {
      throw new ServerException(
          "There are no PostgreSQL binaries for this machine on the class path ("
              + archive
              + "). Build on the machine where it runs; Linux and macOS, Intel and Arm are"
              + " supported.");
    }
    var name = archive.replace(".txz", "") + "-" + fingerprint(url);
    return Installation.ensure(root, name, directory -> unpack(url, directory));
  }

  private static String archiveName() {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var system = os.startsWith("mac") ? "darwin" : os;
    var processor =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> arch;
        };
    return "postgres-" + system + "-" + processor + ".txz";
  }

  // the zip directory knows the checksum already: 15 to 70 MB need not be read at every start
  private static String fingerprint(URL url) {
    try {
      if (url.openConnection() instanceof JarURLConnection jar) {
        jar.setUseCaches(false);
        try (var file = jar.getJarFile()) {
          var entry = file.getJarEntry(jar.getEntryName());
          return Long.toHexString(entry.getCrc());
        }
      }
      try (var in = url.openStream()) {
        var crc = new java.util.zip.CRC32();
        crc.update(in.readAllBytes());
        return Long.toHexString(crc.getValue());
      }
    } catch (IOException e) {
      throw new ServerException("Cannot read " + url + ": " + e, e);
    }
  }

  private static void unpack(URL url, Path directory) throws IOException {
    try (InputStream in = url.openStream();
        var tar = new TarArchiveInputStream(new XZInputStream(in))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        var path = directory.resolve(entry.getName()).normalize();
        if (!path.startsWith(directory)) {
          throw new IOException("An entry leaves the directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }
}
