package io.tidings.local;

import io.tidings.function.Proxies;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The verbs of {@code ./tidings} that start a JVM of ours. */
@Command(
        name = "tidings",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            RunCommand.class,
            ReplayCommand.class,
            ExampleCommand.class,
            ClassifyCommand.class,
            StoriesCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "demo | up | run | replay | example | classify | stories",
        description = "Tidings on this machine.")
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Proxies.install();
        System.exit(execute(arguments));
    }

    /** The exit code; a {@link Refusal}, or what can't be printed, is a sentence and 1, wrong usage a sentence and 2. */
    static int execute(String... arguments) {
        int code = run(arguments);
        // A PrintStream tells nobody of what fails: half a document, and a 0, would be taken for the whole.
        if (System.out.checkError()) {
            say("Not all of it could be printed: the disk is full, or whoever was to read it has ended.");
            return code == CommandLine.ExitCode.OK ? CommandLine.ExitCode.SOFTWARE : code;
        }
        return code;
    }

    private static int run(String... arguments) {
        return new CommandLine(new Main())
                .setParameterExceptionHandler((wrong, words) -> {
                    var name = wrong.getCommandLine().getCommandName();
                    say(wrong.getMessage());
                    say("See ./tidings " + (name.equals("tidings") ? "help" : name + " --help") + ".");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof Refusal refusal) {
                        say(refusal.getMessage());
                    } else {
                        failure.printStackTrace();
                    }
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    private static void say(@org.jspecify.annotations.Nullable String sentence) {
        System.err.println("tidings: " + sentence);
    }
}
