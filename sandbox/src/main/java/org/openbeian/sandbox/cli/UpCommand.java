package org.openbeian.sandbox.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openbeian.sandbox.outside.TestUser;
import org.openbeian.sandbox.stack.ComponentStatus;
import org.openbeian.sandbox.stack.LocalStack;
import org.openbeian.sandbox.stack.Service;
import org.openbeian.sandbox.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    description = "Builds what is not built, starts everything and leaves it running.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private StackOptions options = new StackOptions();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the rest
  UpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var stack = options.stack().progress((name, took) -> tell(out, name, took)).open();
    if (stack.status().stream().allMatch(part -> part.state() == ComponentStatus.State.READY)) {
      start(stack);
      out.println("Everything runs already.");
    } else {
      out.println("Starting in " + stack.dataDirectory() + " …");
      long begun = System.nanoTime();
      start(stack);
      out.printf(Locale.ROOT, "Ready after %.1f s.%n", (System.nanoTime() - begun) / 1e9);
    }
    describe(stack, out);
    return 0;
  }

  private void start(LocalStack stack) {
    try {
      stack.start();
    } catch (StackException e) {
      boolean halfDead =
          stack.status().stream().anyMatch(part -> part.state() != ComponentStatus.State.STOPPED);
      throw halfDead
          ? new StackException(
              String.valueOf(e.getMessage()),
              e.remedy()
                  + " The rest keeps running: ./beian status shows it, ./beian down stops it.",
              e)
          : e;
    }
  }

  private void tell(PrintWriter out, String name, Duration took) {
    synchronized (out) {
      out.printf(
          Locale.ROOT,
          "  %s %-22s %s%n",
          terminal.good("✓"),
          name,
          terminal.faint(String.format(Locale.ROOT, "%5.1f s", took.toMillis() / 1e3)));
      out.flush();
    }
  }

  private void describe(LocalStack stack, PrintWriter out) {
    out.println();
    line(out, "Start here", stack.outsideUrl() + "/");
    line(out, "Gateway", stack.gatewayUrl() + "/api/v1/");
    for (var service : Service.values()) {
      line(out, service.id(), stack.url(service) + "/q/swagger-ui");
    }
    line(out, "Phones", stack.outsideUrl() + "/phones");
    line(out, "Mailboxes", stack.outsideUrl() + "/mailboxes");
    line(out, "OIDC issuer", stack.issuerUrl());
    line(out, "PostgreSQL", "127.0.0.1:" + stack.ports().postgres());
    line(out, "Kafka", "127.0.0.1:" + stack.ports().kafka());
    line(out, "Logs", stack.dataDirectory().resolve("logs").toString());
    out.println();
    out.println(terminal.bold("  Test users"));
    for (var user : TestUser.ALL) {
      out.printf(
          "    %-14s %-15s %s%n",
          user.id(), String.join(" ", user.roles()), terminal.faint(user.account()));
    }
    out.println(terminal.faint("    also reviewer-3 … reviewer-99 and lead-2 … lead-99"));
    out.println();
    out.println(terminal.bold("  Try"));
    out.println("    TOKEN=$(curl -s " + stack.outsideUrl() + "/tokens/filer-a)");
    out.println(
        "    curl -H \"Authorization: Bearer $TOKEN\" " + stack.gatewayUrl() + "/api/v1/orders");
    out.println();
    out.println("  ./beian status · ./beian logs [NAME] -f · ./beian down");
  }

  private void line(PrintWriter out, String name, String value) {
    out.printf("  %s %s%n", terminal.bold(String.format("%-21s", name)), value);
  }
}
