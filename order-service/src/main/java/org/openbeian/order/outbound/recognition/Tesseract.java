package org.openbeian.order.outbound.recognition;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.openbeian.order.application.Recognition;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.recognition.Reading;

/**
 * The program {@code tesseract}, a process for each picture, which passes through pipes and never
 * lies in a file.
 */
public class Tesseract implements Recognition {

  private static final Logger LOG = Logger.getLogger(Tesseract.class);
  private static final int LONGEST_OUTPUT = 1 << 20;
  private static final int MOST_WAITING = 50;

  private final Path program;
  private final String languages;
  private final Duration limit;
  private final ThreadPoolExecutor threads;

  /**
   * One that runs a program.
   *
   * @param languages as its option {@code -l} takes them
   * @param atOnce processes at once; others wait
   * @param limit of a process's life
   */
  public Tesseract(Path program, String languages, int atOnce, Duration limit) {
    this.program = program;
    this.languages = languages;
    this.limit = limit;
    this.threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> {
              Thread thread = new Thread(work, "tesseract");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public Uni<Reading> read(MaterialKind kind, byte[] jpeg) {
    return Uni.createFrom()
        .<Reading>emitter(
            emitter -> {
              try {
                threads.execute(() -> emitter.complete(run(kind, jpeg)));
              } catch (RejectedExecutionException full) {
                emitter.complete(Reading.NO_ANSWER);
              }
            });
  }

  private Reading run(MaterialKind kind, byte[] jpeg) {
    try {
      return TesseractLines.read(kind, output(jpeg));
    } catch (IOException e) {
      LOG.warnf("tesseract gives no answer: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warnf("tesseract gives no answer: %s", e.getClass().getName());
    }
    return Reading.NO_ANSWER;
  }

  private String output(byte[] jpeg) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            program.toString(), "stdin", "stdout", "-l", languages, "--psm", "6", "tsv");
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    Executor atTheLimit =
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
    atTheLimit.execute(() -> end(process));
    try {
      try (OutputStream in = process.getOutputStream()) {
        in.write(jpeg);
      }
      byte[] output;
      try (InputStream out = process.getInputStream()) {
        output = out.readNBytes(LONGEST_OUTPUT);
      }
      if (output.length == LONGEST_OUTPUT) {
        throw new IOException("too much output");
      }
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("status " + status);
      }
      return new String(output, StandardCharsets.UTF_8);
    } finally {
      end(process);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
