package io.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a million mails cost beside SES's own price. Two editions of different size are sent through {@code tidings run}; the
 * difference of their metered calls, so that what does not grow with recipients falls out, is multiplied by a dated price sheet.
 * The baseline is the design one writes first: a queue message, a call and two ledger writes a recipient, events one by one.
 */
final class DollarsBenchmark {
    private static final int FEW = 1_000;
    private static final int MANY = 3_000;
    private static final double MILLION = 1_000_000;

    /** Send, Delivery and one open or click a mail. */
    private static final double EVENTS_A_MAIL = 3;

    private static final double EVENT_BYTES = 5 * 1024;
    private static final double EVENTS_A_FILE = 5_000;
    private static final int A_CHUNK = 50;

    /** Assumed, not measured here: a function of 1 GB, busy or waiting, for a call of 50 and for one mail. */
    private static final double SECONDS_A_CHUNK = 0.25;

    private static final double SECONDS_A_MAIL = 0.06;

    private record Line(String what, double naive, double paged) {}

    private DollarsBenchmark() {}

    static void run() {
        try {
            Path folder = Files.createTempDirectory("tidings-dollars");
            print(sent(folder, FEW), sent(folder, MANY));
        } catch (IOException e) {
            throw new UncheckedIOException("The benchmark's files in the temporary directory", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void print(JsonNode few, JsonNode many) {
        PriceSheet price = PriceSheet.JULY_2026;
        double mails = accepted(many) - accepted(few);
        double writes = grown(few, many, "/costs/ledgerWriteUnits") / mails;
        double calls = grown(few, many, "/costs/sesCalls") / mails;
        double batches = grown(few, many, "/costs/dynamoDbCalls/BatchGetItem") / mails;
        double pages = grown(few, many, "/pages/planned") / mails;
        double events = MILLION * EVENTS_A_MAIL;
        double eventDelivery = events * EVENT_BYTES / (1 << 30) * price.eventGigabyte();
        List<Line> lines = List.of(
                new Line(
                        "queue requests",
                        MILLION * 3 * price.queueRequest(),
                        MILLION * pages * 3 * price.queueRequest()),
                new Line("ledger writes", MILLION * 2 * price.write(), MILLION * writes * price.write()),
                new Line("reads of recipients", MILLION * price.read(), MILLION * batches * A_CHUNK * price.read()),
                new Line(
                        "function time (assumed)",
                        MILLION * (SECONDS_A_MAIL * price.gigabyteSecond() + price.invocation()),
                        MILLION * (calls * SECONDS_A_CHUNK * price.gigabyteSecond() + pages * price.invocation())),
                new Line(
                        "events",
                        events
                                * (price.write()
                                        + price.invocation()
                                        + price.queueRequest()
                                        + 0.02 * price.gigabyteSecond()),
                        eventDelivery
                                + events / EVENTS_A_FILE * price.put()
                                + MILLION * pages * 3 * events / MILLION / EVENTS_A_MAIL * price.write()));
        System.out.printf(
                Locale.ROOT,
                "metered between %d and %d recipients, a mail: %.4f SES calls, %.4f ledger write units, %.4f batch reads%n%n",
                FEW,
                MANY,
                calls,
                writes,
                batches);
        System.out.println("| per million mails | one by one | Tidings |\n|---|---|---|");
        lines.forEach(
                line -> System.out.printf(Locale.ROOT, "| %s | $%.2f | $%.2f |%n", line.what, line.naive, line.paged));
        double naive = lines.stream().mapToDouble(Line::naive).sum();
        double paged = lines.stream().mapToDouble(Line::paged).sum();
        System.out.printf(Locale.ROOT, "| **beside SES** | **$%.2f** | **$%.2f** |%n", naive, paged);
        System.out.printf(
                Locale.ROOT, "| SES itself | $%.2f | $%.2f |%n%n", MILLION * price.mail(), MILLION * price.mail());
        System.out.printf(Locale.ROOT, "ratio: %.1f times less than one by one (target: at least 10)%n", naive / paged);
    }

    private static double grown(JsonNode few, JsonNode many, String figure) {
        return many.at(figure).asDouble() - few.at(figure).asDouble();
    }

    private static double accepted(JsonNode report) {
        return report.at("/recipients/accepted").asDouble();
    }

    private static JsonNode sent(Path folder, int recipients) throws IOException, InterruptedException {
        System.out.println("sending an edition to " + recipients + " recipients");
        Path inputs = Files.createDirectories(folder.resolve("inputs-" + recipients));
        Path articles = Files.createDirectories(inputs.resolve("articles/bench"));
        Files.writeString(articles.resolve("articles.ndjson"), articles());
        Files.write(inputs.resolve("newsletter.json"), tidings("example", "newsletter"));
        Files.writeString(inputs.resolve("subscribers.csv"), subscribers(recipients));
        Path out = folder.resolve("out-" + recipients);
        tidings(
                "run",
                "--articles",
                inputs.resolve("articles").toString(),
                "--subscribers",
                inputs.resolve("subscribers.csv").toString(),
                "--newsletter",
                inputs.resolve("newsletter.json").toString(),
                "--at",
                "2026-11-16T08:00:00Z",
                "--out",
                out.toString());
        return new ObjectMapper().readTree(out.resolve("report.json").toFile());
    }

    private static String articles() {
        return IntStream.range(0, 12)
                .mapToObj(i -> """
                        {"url": "https://bench.example.com/%d", "title": "Postgres replication, part %d of twelve", \
                        "summary": "Part %d of the series on database number %d.", "publishedAt": "2026-11-1%dT08:00:00Z"}""".formatted(i, i, i * 37, i * 53, i % 6))
                .collect(Collectors.joining("\n"));
    }

    private static String subscribers(int recipients) {
        return "address,locale,topics,zone,status\n"
                + IntStream.range(0, recipients)
                        .mapToObj(i -> "reader" + i + "@bench.example.com,en,,,active")
                        .collect(Collectors.joining("\n"));
    }

    private static byte[] tidings(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tidings.local.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    "tidings " + arguments[0] + " failed: " + new String(output, StandardCharsets.UTF_8));
        }
        return output;
    }
}
