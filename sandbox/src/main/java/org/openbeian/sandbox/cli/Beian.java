package org.openbeian.sandbox.cli;

import java.io.PrintWriter;
import org.openbeian.embedded.ServerException;
import org.openbeian.sandbox.stack.StackException;
import org.openbeian.sandbox.story.StoryException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line; a new command is one more class in the list. */
@Command(
    name = "beian",
    description = "OpenBeian on this machine: everything a website filing needs, with only a JDK.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "OpenBeian 0.1.0-SNAPSHOT",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      EventsCommand.class,
      BenchCommand.class,
      DownCommand.class,
      ResetCommand.class
    })
public final class Beian implements Runnable {
  /** What was asked for could not be done. */
  static final int FAILED = 1;

  /** What was asked for makes no sense. */
  static final int MISUSED = 2;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  Beian() {}

  public static void main(String[] arguments) {
    System.exit(commandLine(new Terminal()).execute(arguments));
  }

  static CommandLine commandLine(Terminal terminal) {
    var commandLine = new CommandLine(new Beian(), new Commands(terminal));
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> explain(failure, command.getErr(), terminal));
    commandLine.setParameterExceptionHandler((e, arguments) -> misuse(e, terminal));
    return commandLine;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int explain(Exception failure, PrintWriter err, Terminal terminal) {
    if (failure instanceof StackException expected) {
      err.println(terminal.bad("✗ ") + expected.getMessage());
      err.println("  " + expected.remedy());
    } else if (failure instanceof StoryException surprise) {
      err.println(terminal.bad("✗ ") + surprise.getMessage());
      err.println("  Look at the logs with ./beian logs NAME; ./beian status shows what runs.");
    } else if (failure instanceof ServerException expected) {
      err.println(terminal.bad("✗ ") + expected.getMessage());
    } else {
      err.println(
          terminal.bad("✗ ") + "This should not have happened, please report it: " + failure);
      failure.printStackTrace(err);
    }
    return FAILED;
  }

  private static int misuse(ParameterException e, Terminal terminal) {
    var err = e.getCommandLine().getErr();
    err.println(terminal.bad("✗ ") + e.getMessage());
    err.println("  See ./" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return MISUSED;
  }

  /** Gives each command the terminal. */
  private record Commands(Terminal terminal) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        var constructor = type.getDeclaredConstructor(Terminal.class);
        return constructor.newInstance(terminal);
      } catch (NoSuchMethodException e) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
