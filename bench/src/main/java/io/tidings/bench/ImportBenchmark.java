package io.tidings.bench;

import io.tidings.embedded.CallCounts;
import io.tidings.embedded.CountingSes;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.Service;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.ImportReport;
import io.tidings.subscriber.ImportRequest;
import io.tidings.subscriber.ImportRequest.Mode;
import io.tidings.subscriber.Slice;
import io.tidings.subscriber.Subscribers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * An import of a new list through the SDK, and the same list out again, against a conditional put for each row, which is what one
 * writes first: it reads the same file, and has as many requests under way. Both over tables in another process, so that the CPU
 * is that of the importing process alone. What both leave out is the database's own work, which in an account is AWS's: listmonk's
 * figure has it, as far as it is in its process.
 */
final class ImportBenchmark {
    private static final int ROWS = 20_000;
    private static final int NAIVE_ROWS = 3_000;
    private static final int WARM_ROUNDS = 8;
    private static final int ROUNDS = 5;

    /** listmonk 6.2 with PostgreSQL, on two cores like ours: a CSV import, at its best and at its worst. */
    private static final int[] LISTMONK_MICROS = {127, 241};

    private static final int[] LISTMONK_ROWS_A_SECOND = {8_070, 4_550};

    private static final int LOCAL_ROWS = 10_000;
    private static final Audience AUDIENCE = new Audience("weekly");
    private static final ImportRequest REQUEST = new ImportRequest(AUDIENCE, Set.of(), "en", "Bench", Mode.APPLY);

    /** What one row took. */
    record Row(double micros, double calls, double nanos) {
        double aSecond() {
            return 1e9 / nanos;
        }
    }

    private ImportBenchmark() {}

    static void run() {
        System.out.println("import: a new list of " + ROWS + " people by CSV; tables in another process");
        Jvm.show(Jvm.WARM, ImportBenchmark.class);
        throughDynamoLocal();
    }

    /** In the importing process. */
    public static void main(String[] arguments) {
        List<Row> ours = new ArrayList<>();
        List<Row> again = new ArrayList<>();
        List<Row> out = new ArrayList<>();
        List<Row> naive = new ArrayList<>();
        byte[] file = csv(ROWS);
        byte[] few = csv(NAIVE_ROWS);
        CallCounts counts = new CallCounts();
        try (ServicesProcess services = new ServicesProcess(1, CountingSes.Memory.NUMBERS);
                var clients = services.clients(counts)) {
            for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
                String table = "people-" + (round + WARM_ROUNDS);
                Subscribers people = people(clients.dynamo(), table);
                PutEach puts = new PutEach(clients.dynamo(), table + "-put");
                Row imported = measured(counts, () -> load(people, file).added());
                Row known = measured(counts, () -> load(people, file).alreadyThere());
                Row listed = measured(
                        counts,
                        () -> people.list(AUDIENCE, Slice.whole(), 10_000_000).people());
                Row put = measured(counts, () -> puts.load(few));
                if (round >= 0) {
                    ours.add(imported);
                    again.add(known);
                    out.add(listed);
                    naive.add(put);
                }
            }
        }
        print(median(ours), median(naive));
        other("the same file again", median(again));
        other("the list as CSV again", median(out));
        listmonk(median(ours));
    }

    private static Subscribers people(DynamoDbClient dynamo, String table) {
        dynamo.createTable(Subscribers.table(table));
        return new Subscribers(dynamo, table, Readers.KEYS, InstantSource.system());
    }

    private static ImportReport load(Subscribers people, byte[] csv) {
        return people.importAll(REQUEST, new ByteArrayInputStream(csv));
    }

    /** The work says how many rows it did. */
    private static Row measured(CallCounts counts, LongSupplier work) {
        counts.reset();
        long cpu = Cpu.nanos();
        long began = System.nanoTime();
        long rows = work.getAsLong();
        long nanos = System.nanoTime() - began;
        if (rows != ROWS && rows != NAIVE_ROWS && rows != LOCAL_ROWS) {
            throw new IllegalStateException("Only " + rows + " rows went through.");
        }
        return new Row((Cpu.nanos() - cpu) / 1e3 / rows, 1.0 * counts.calls() / rows, 1.0 * nanos / rows);
    }

    static byte[] csv(int rows) {
        StringBuilder csv = new StringBuilder("address,locale,topics,zone\n");
        for (int row = 0; row < rows; row++) {
            csv.append("reader").append(row).append("@bench.example.org,");
            csv.append(row % 3 == 0 ? "de" : "en").append(',');
            csv.append(row % 2 == 0 ? "java;cloud" : "").append(',');
            csv.append(row % 5 == 0 ? "Europe/Berlin" : "").append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static Row median(List<Row> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Row::micros))
                .toList()
                .get(rounds.size() / 2);
    }

    private static void print(Row ours, Row naive) {
        System.out.printf("%n| a row | a put each | Tidings | ratio |%n|---|---|---|---|%n");
        print("us of CPU", naive.micros, ours.micros, "less", naive.micros / ours.micros);
        print("requests", naive.calls, ours.calls, "fewer", naive.calls / ours.calls);
        print("rows a second", naive.aSecond(), ours.aSecond(), "more", ours.aSecond() / naive.aSecond());
    }

    private static void print(String what, double naive, double ours, String better, double ratio) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.1f times %s |%n",
                what,
                Verdicts.number(naive),
                Verdicts.number(ours),
                ratio,
                better);
    }

    private static void other(String what, Row row) {
        System.out.printf(
                Locale.ROOT,
                "%n%s: %s us of CPU, %s requests a row, %.0f rows a second",
                what,
                Verdicts.number(row.micros),
                Verdicts.number(row.calls),
                row.aSecond());
    }

    private static void listmonk(Row ours) {
        System.out.printf(
                Locale.ROOT,
                "%n%nlistmonk took %d to %d us of CPU a row, and %,d to %,d rows a second%n",
                LISTMONK_MICROS[0],
                LISTMONK_MICROS[1],
                LISTMONK_ROWS_A_SECOND[1],
                LISTMONK_ROWS_A_SECOND[0]);
        Verdicts.atMost("us of CPU a row, for listmonk's best", ours.micros, LISTMONK_MICROS[0]);
        Verdicts.atLeast("rows a second, for listmonk's best", ours.aSecond(), LISTMONK_ROWS_A_SECOND[0]);
    }

    /** What the command line has: all in one process, and tables that work on one thread. */
    private static void throughDynamoLocal() {
        try (EmbeddedServices services = EmbeddedServices.builder()
                .without(Service.S3, Service.SQS, Service.SES)
                .start()) {
            Subscribers people = people(services.dynamoClient(), "people");
            byte[] file = csv(LOCAL_ROWS);
            Row row = measured(new CallCounts(), () -> load(people, file).added());
            System.out.printf(
                    Locale.ROOT,
                    "%nbeside DynamoDB Local in one process, cold, as ./tidings run has it: %s us of CPU a row, %.0f rows a second%n",
                    Verdicts.number(row.micros),
                    row.aSecond());
        }
    }
}
