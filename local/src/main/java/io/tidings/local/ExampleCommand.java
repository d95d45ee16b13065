package io.tidings.local;

import io.tidings.edition.Newsletters;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "example",
        mixinStandardHelpOptions = true,
        description = {"Prints a complete, valid document to start from.", ""})
final class ExampleCommand implements Callable<Integer> {
    enum What {
        NEWSLETTER,
        SUBSCRIBERS
    }

    @Parameters(
            index = "0",
            paramLabel = "newsletter|subscribers",
            description = "Which document: ${COMPLETION-CANDIDATES}.")
    What what = What.NEWSLETTER;

    @Override
    public Integer call() throws IOException {
        System.out.write(
                switch (what) {
                    case NEWSLETTER -> Newsletters.example();
                    case SUBSCRIBERS -> subscribers();
                });
        System.out.flush();
        return 0;
    }

    private static byte[] subscribers() throws IOException {
        var name = "/examples/subscribers.csv";
        try (InputStream example = Objects.requireNonNull(ExampleCommand.class.getResourceAsStream(name), name)) {
            return example.readAllBytes();
        }
    }
}
