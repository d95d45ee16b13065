package io.tidings.bench;

import io.tidings.bench.Cpu.Contender;
import io.tidings.delivery.BulkPath;
import io.tidings.delivery.Postman;
import io.tidings.edition.PrintedEdition;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.function.JdkHttp;
import io.tidings.render.Templates;
import io.tidings.subscriber.Recipient;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What a mail costs a sending process that has been running for a while: from a reader to SES's answer, by the engine's own
 * way, against a render and a call for each mail. SES is a stub in another process that answers at once; counted is all CPU
 * of the sending process, collector and compilers included.
 */
final class SendSteadyBenchmark {
    private static final int MOST_SEGMENTS = 30;
    // The CPU clock of a process ticks in hundredths of a second: rounds of half a second are long enough for it.
    private static final int READERS = 5_000;
    private static final int BULK_MAILS = 4 * READERS;
    private static final int RENDERED_MAILS = 80;
    private static final int RAW_MAILS = 500;
    // The SDK's code meets the second compiler after ten thousand calls and more.
    private static final int WARM_ROUNDS = 30;
    private static final int ROUNDS = 15;
    private static final double LEAST_TIMES_MIME = 80;
    private static final double LEAST_TIMES_SIMPLE = 25;
    private static final double LISTMONK_PARTS = 30;

    private SendSteadyBenchmark() {}

    static void run() {
        System.out.println("send-steady: a digest of 40 stories in 8 topics, calls of 50, SES answers at once");
        try (StubProcess stub = StubProcess.immediate()) {
            System.out.print(
                    Jvm.run(Jvm.WARM, SendSteadyBenchmark.class, stub.endpoint().toString()));
        }
    }

    /** In the sending process: {@code SendSteadyBenchmark ENDPOINT}. */
    public static void main(String[] arguments) {
        URI endpoint = URI.create(arguments[0]);
        Templates templates = Templates.bundled();
        PrintedEdition edition = SampleEdition.printed(templates);
        List<Recipient> alike = Readers.of(READERS, 1);
        List<Recipient> mixed = Readers.of(READERS, MOST_SEGMENTS);
        try (Postman postman = new Postman(EmbeddedClients.ses(endpoint, new JdkHttp()), Optional.of("tidings"));
                SingleSends singles = new SingleSends(EmbeddedClients.ses(endpoint), templates)) {
            BulkPath bulk = new BulkPath(edition, Readers.links(), postman);
            byte[] message = SingleSends.mimeMessage(mixed.getFirst(), singles.render(mixed.getFirst()));
            double[] micros = Cpu.microsAMail(
                    List.of(
                            new Contender("bulk, one segment", BULK_MAILS, () -> bulk(bulk, alike)),
                            new Contender("bulk, 30 segments", BULK_MAILS, () -> bulk(bulk, mixed)),
                            each("render, MIME, call", RENDERED_MAILS, i -> singles.mime(mixed.get(i), i)),
                            each("render, call", RENDERED_MAILS, i -> singles.simple(mixed.get(i), i)),
                            each("call", RAW_MAILS, i -> singles.raw(mixed.get(i), i, message))),
                    WARM_ROUNDS,
                    ROUNDS);
            print(edition, micros);
        }
    }

    private static Contender each(String name, int mails, IntConsumer send) {
        return new Contender(name, mails, () -> IntStream.range(0, mails).forEach(send));
    }

    private static void bulk(BulkPath path, List<Recipient> readers) {
        int accepted = 0;
        for (int mail = 0; mail < BULK_MAILS; mail += BulkPath.most()) {
            int from = mail % READERS;
            accepted += path.send(readers.subList(from, from + BulkPath.most()), mail / BulkPath.most());
        }
        if (accepted != BULK_MAILS) {
            throw new IllegalStateException("SES took " + accepted + " of " + BULK_MAILS);
        }
    }

    private static void print(PrintedEdition edition, double[] micros) {
        int size = edition.mail("en").head().html().length()
                + edition.mail("en").sections().stream()
                        .mapToInt(part -> part.fragment().html().length())
                        .sum();
        System.out.printf(Locale.ROOT, "%.0f KB of HTML; CPU of the sending process a mail:%n", size / 1e3);
        row("Tidings, recipients in one segment", micros[0]);
        row("Tidings, recipients in 30 segments", micros[1]);
        row("render + MIME (angus-mail) + a call each", micros[2]);
        row("render + a call each", micros[3]);
        row("a call each, with a message made before", micros[4]);
        double worse = Math.max(micros[0], micros[1]);
        Verdicts.atLeast("less than render + MIME + a call each", micros[2] / worse, LEAST_TIMES_MIME);
        Verdicts.atLeast("less than render + a call each", micros[3] / worse, LEAST_TIMES_SIMPLE);
        Listmonk.judge("for sending", worse, micros[4], LISTMONK_PARTS);
    }

    private static void row(String name, double micros) {
        System.out.printf(Locale.ROOT, "  %-44s %9.1f us%n", name, micros);
    }
}
