package io.tidings.infra;

import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.StackProps;

/**
 * Writes the CloudFormation of Tidings.
 *
 * <p>{@code java … io.tidings.infra.App [--out DIR] [--zip FILE]}, from the repository's root; the defaults are
 * {@code infra/cdk.out} and {@code functions/target/tidings-functions.zip}. Under {@code cdk} itself, DIR comes from the
 * variable {@code CDK_OUTDIR}.
 */
public final class App {

    /** The name of the stack, unless another is given with {@code --stack}. */
    static final String STACK = "Tidings";

    private App() {}

    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        Path out = Path.of(option(given, "--out", System.getenv().getOrDefault("CDK_OUTDIR", "infra/cdk.out")));
        Path zip = Path.of(option(given, "--zip", "functions/target/tidings-functions.zip"));
        synth(out, zip, option(given, "--stack", STACK));
        System.out.println("wrote " + out.resolve(option(given, "--stack", STACK) + ".template.json"));
    }

    static void synth(Path out, Path zip, String name) {
        if (!zip.toFile().isFile()) {
            throw new IllegalArgumentException("There is no zip at " + zip + ": build it first with ./mvnw package");
        }
        software.amazon.awscdk.App app = new software.amazon.awscdk.App(AppProps.builder()
                .outdir(out.toString())
                .analyticsReporting(false)
                .build());
        new TidingsStack(app, name, props(), zip);
        app.synth();
    }

    static StackProps props() {
        return StackProps.builder()
                .description("Tidings: topic digests from your articles, mailed from this account")
                .synthesizer(new DefaultStackSynthesizer())
                .build();
    }

    private static String option(List<String> given, String name, String otherwise) {
        int at = given.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == given.size()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return given.get(at + 1);
    }
}
