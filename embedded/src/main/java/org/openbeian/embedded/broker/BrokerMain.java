package org.openbeian.embedded.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Formats the log directory at the first start, in the same JVM to save a start-up, then runs. */
public final class BrokerMain {
  private BrokerMain() {}

  /**
   * @param args the path of {@code server.properties}
   */
  public static void main(String[] args) throws Exception {
    var config = new Properties();
    try (var in = Files.newInputStream(Path.of(args[0]))) {
      config.load(in);
    }
    var formatted = Path.of(config.getProperty("log.dirs"), "meta.properties");
    if (!Files.exists(formatted)) {
      String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", args[0]};
      int exitCode = StorageTool.execute(format, System.out);
      if (exitCode != 0) {
        System.exit(exitCode);
      }
    }
    Kafka.main(args);
  }
}
