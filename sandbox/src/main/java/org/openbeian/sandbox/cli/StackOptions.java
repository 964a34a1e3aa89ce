package org.openbeian.sandbox.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openbeian.sandbox.stack.LocalStack;
import org.openbeian.sandbox.stack.StackPorts;
import org.openbeian.sandbox.story.Place;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command that has to do with a stack, and of its subcommands. */
public final class StackOptions {
  @Option(
      names = "--data-dir",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "Where the stack keeps its data, logs and secrets (default: .beian).")
  private @Nullable Path dataDirectory;

  @Option(
      names = "--port-offset",
      scope = ScopeType.INHERIT,
      paramLabel = "N",
      description = "Moves all ports by N, to run beside something else (default: 0).")
  private @Nullable Integer portOffset;

  /** A builder with what the options say; the stack outlives this process. */
  public LocalStack.Builder stack() {
    var builder = LocalStack.builder().home(home()).detached(true);
    if (dataDirectory != null) {
      builder.dataDirectory(dataDirectory);
    }
    if (portOffset != null) {
      builder.ports(StackPorts.standard(portOffset));
    }
    return builder;
  }

  /** Where clients find a stack. */
  static Place place(LocalStack stack) {
    return new Place(
        URI.create(stack.gatewayUrl()),
        URI.create(stack.outsideUrl()),
        stack.kafka().bootstrapServers());
  }

  // the shell entry knows where it lies
  private static Path home() {
    return Path.of(System.getProperty("beian.home", "."));
  }
}
