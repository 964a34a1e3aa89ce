package org.openbeian.order.outbound.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.openbeian.order.application.MaterialStore;
import org.openbeian.platform.pii.Sealer;

/**
 * Files of materials in a directory, each sealed under a name that was made for it. A file appears
 * whole or not at all, and has reached the disk when its key is given.
 */
public class SealedDirectory implements MaterialStore {

  private static final int PARTS = 256;
  private static final String UNFINISHED = ".part";
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path files;
  private final Path uploads;
  private final Sealer sealer;

  /**
   * One in a directory, which is made if need be.
   *
   * @param uploads where uploads lie while their requests are answered
   */
  public SealedDirectory(Path directory, Path uploads, Sealer sealer) throws IOException {
    this.files = directory.resolve("files");
    this.uploads = uploads;
    this.sealer = sealer;
    for (int part = 0; part < PARTS; part++) {
      Files.createDirectories(directoryOf(part));
    }
    if (!Files.isWritable(files)) {
      throw new IOException(files + " can't be written to");
    }
  }

  @Override
  public String write(byte[] content) throws IOException {
    String key = UUID.randomUUID().toString();
    Path file = file(key);
    Path unfinished = file.resolveSibling(key + UNFINISHED);
    try {
      try (FileChannel out =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer sealed = ByteBuffer.wrap(sealer.seal(content, key));
        while (sealed.hasRemaining()) {
          out.write(sealed);
        }
        out.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel directory =
          FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
        directory.force(true);
      }
      return key;
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      Files.deleteIfExists(file);
      throw e;
    }
  }

  @Override
  public byte[] read(String key) throws IOException {
    return sealer.open(Files.readAllBytes(file(key)), key);
  }

  @Override
  public void remove(Collection<String> keys) throws IOException {
    for (String key : keys) {
      Files.deleteIfExists(file(key));
    }
  }

  @Override
  public int parts() {
    return PARTS;
  }

  @Override
  public List<String> writtenBefore(int part, Instant time) throws IOException {
    List<String> keys = new ArrayList<>();
    for (Path file : olderThan(time, directoryOf(part), name -> KEY.matcher(name).matches())) {
      keys.add(file.getFileName().toString());
    }
    return keys;
  }

  @Override
  public void removeLeftovers(Instant time) throws IOException {
    for (int part = 0; part < PARTS; part++) {
      remove(time, directoryOf(part), name -> name.endsWith(UNFINISHED));
    }
    removeUploads(uploads, time);
  }

  /** Removes what broken requests left of uploads that began before a time. */
  public static void removeUploads(Path uploads, Instant time) throws IOException {
    if (Files.isDirectory(uploads)) {
      remove(time, uploads, name -> true);
    }
  }

  private static void remove(Instant time, Path directory, Predicate<String> names)
      throws IOException {
    for (Path file : olderThan(time, directory, names)) {
      Files.deleteIfExists(file);
    }
  }

  private static List<Path> olderThan(Instant time, Path directory, Predicate<String> names)
      throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path file : all) {
        if (names.test(file.getFileName().toString()) && isOlder(file, time)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static boolean isOlder(Path file, Instant time) throws IOException {
    try {
      return Files.isRegularFile(file)
          && Files.getLastModifiedTime(file).toInstant().isBefore(time);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private Path file(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("not a key of this store");
    }
    return directoryOf(Integer.parseInt(key.substring(0, 2), 16)).resolve(key);
  }

  private Path directoryOf(int part) {
    return files.resolve(String.format("%02x", part));
  }
}
