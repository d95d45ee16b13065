package io.tidings.bench;

import io.tidings.edition.Edition;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.SelfSigned;
import io.tidings.function.Clients;
import io.tidings.local.LocalContext;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.ImportRequest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the first one has to wait for: from the start of a JVM to the first page of mails sent, and to the first page of the
 * site, each with the unpacked zip of the functions and nothing else, first compiler only as on Lambda; against a JVM that
 * says hello. DynamoDB and S3 are in this process, SES is in another behind TLS.
 */
final class ColdBenchmark {
    private static final int RUNS = 7;
    private static final int PEOPLE = 50;
    private static final double MOST_HELLOS = 6;
    private static final double MOST_MEGABYTES = 100;
    private static final double MOST_MEGABYTES_OF_JARS = 9;

    /** One start: wall time to the answer, CPU of the process up to then, and its memory. */
    private record Start(double millis, double cpuMillis, double megabytes) {}

    private final Plant plant;
    private final String zipClassPath;
    private final List<String> flags;
    private final Map<String, String> environment;

    private ColdBenchmark(EmbeddedServices services, UnpackedZip zip, StubProcess ses, SelfSigned key) {
        this.plant = new Plant(
                new Clients(
                        services.dynamoClient(),
                        services.s3Client(),
                        services.sqsClient(),
                        () -> EmbeddedClients.ses(services.ses())),
                InstantSource.system());
        this.zipClassPath = zip.classPath();
        this.flags = new ArrayList<>(Jvm.FRESH);
        flags.addAll(key.clientFlags());
        this.environment = plant.environment();
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", services.dynamo().toString());
        environment.put("AWS_ENDPOINT_URL_S3", services.s3().toString());
        environment.put("AWS_ENDPOINT_URL_SQS", services.sqs().toString());
        environment.put("AWS_ENDPOINT_URL_SESV2", ses.endpoint().toString());
        environment.put("AWS_REGION", EmbeddedClients.REGION.id());
        environment.put("AWS_ACCESS_KEY_ID", EmbeddedClients.CREDENTIAL);
        environment.put("AWS_SECRET_ACCESS_KEY", EmbeddedClients.CREDENTIAL);
    }

    /** The option is the zip's path, which {@code ./tidings} gives. */
    static void run(List<String> options) {
        if (options.size() != 1) {
            throw new IllegalArgumentException("cold takes the functions' zip, as in ./tidings bench cold.");
        }
        System.out.println("cold: the first call in a new JVM, C1 only");
        try (UnpackedZip zip = new UnpackedZip(Path.of(options.getFirst()));
                SelfSigned key = new SelfSigned();
                StubProcess ses = StubProcess.tls(key, 1_000);
                EmbeddedServices services = EmbeddedServices.builder().start()) {
            new ColdBenchmark(services, zip, ses, key).compare();
            Verdicts.atMost("MB of jars in the zip", zip.megabytesOfJars(), MOST_MEGABYTES_OF_JARS);
        }
    }

    private void compare() {
        subscribe();
        List<Start> hello = new ArrayList<>();
        List<Start> send = new ArrayList<>();
        List<Start> page = new ArrayList<>();
        // The first round warms the services and the disk.
        for (int run = -1; run < RUNS; run++) {
            Start said = start("hello", "hello", "hello");
            Start sent = start("sent", "send", message(run));
            Start shown = start(
                    "status 200",
                    "page",
                    "/subscribe?newsletter=" + plant.newsletter.id().value());
            if (run >= 0) {
                hello.add(said);
                send.add(sent);
                page.add(shown);
            }
        }
        System.out.printf(Locale.ROOT, "Median of %d starts:          %8s %8s %8s%n", RUNS, "ms", "CPU ms", "MB");
        Start said = row("a JVM that says hello", hello);
        Start sent = row("to the first mails sent", send);
        Start shown = row("to the first page shown", page);
        Verdicts.atMost("hellos to the first mails sent", sent.millis / said.millis, MOST_HELLOS);
        Verdicts.atMost("hellos to the first page shown", shown.millis / said.millis, MOST_HELLOS);
        Verdicts.atMost("MB to send", sent.megabytes, MOST_MEGABYTES);
        Verdicts.atMost("MB to show a page", shown.megabytes, MOST_MEGABYTES);
    }

    private static Start row(String name, List<Start> starts) {
        Start median = new Start(
                median(starts, Start::millis), median(starts, Start::cpuMillis), median(starts, Start::megabytes));
        System.out.printf(
                Locale.ROOT, "  %-26s %8.0f %8.0f %8.0f%n", name, median.millis, median.cpuMillis, median.megabytes);
        return median;
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return starts.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(starts.size() / 2);
    }

    private void subscribe() {
        String csv = IntStream.range(0, PEOPLE)
                .mapToObj(number -> "reader" + number + "@example.org\n")
                .collect(Collectors.joining("", "address\n", ""));
        ImportRequest request = new ImportRequest(
                new Audience(plant.newsletter.id().value()), Set.of(), "en", "", ImportRequest.Mode.APPLY);
        plant.wiring.subscribers().importAll(request, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    /** The message about the one page of a new edition. */
    private String message(int run) {
        plant.articles(100 * (run + 1), 40);
        Edition edition = plant.edition("run " + run);
        return plant.onlyPage(edition);
    }

    private Start start(String expected, String... arguments) {
        ProcessBuilder command =
                Jvm.command(flags, zipClassPath + ":" + ownClasses(), ColdFunction.class.getName(), List.of(arguments));
        command.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        command.environment().putAll(environment);
        long began = System.nanoTime();
        Process process = Jvm.start(command);
        try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
            String answer = answers.readLine();
            double millis = (System.nanoTime() - began) / 1e6;
            if (!expected.equals(answer)) {
                throw new IllegalStateException("'" + expected + "' was expected, not '" + answer + "'.");
            }
            double cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
            return new Start(millis, cpu, megabytes(process.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from the function", e);
        } finally {
            process.destroy();
        }
    }

    /** Where the function's caller and the context it is given are. */
    private static String ownClasses() {
        return Stream.of(ColdFunction.class, LocalContext.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(":"));
    }

    private static double megabytes(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(ps.getInputStream(), StandardCharsets.US_ASCII))) {
            return Long.parseLong(lines.readLine().strip()) * 1024 / 1e6;
        }
    }
}
