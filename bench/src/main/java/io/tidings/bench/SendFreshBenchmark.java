package io.tidings.bench;

import io.tidings.delivery.BulkPath;
import io.tidings.delivery.Postman;
import io.tidings.edition.PrintedEdition;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.SelfSigned;
import io.tidings.function.JdkHttp;
import io.tidings.render.Fragment;
import io.tidings.render.Templates;
import io.tidings.subscriber.Recipient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a mail costs in a function that was just started: a new JVM with the first compiler only, as Lambda starts it, over
 * TLS, for its first 1,000 mails; against a call for each mail in another new JVM. The mails are ready before the clock runs:
 * only sending is compared.
 */
final class SendFreshBenchmark {
    private static final int MAILS = 1_000;
    private static final int RUNS = 5;
    private static final double LEAST = 8;

    private SendFreshBenchmark() {}

    static void run() {
        System.out.println("send-fresh: the first 1,000 mails of a new JVM, C1 only, over TLS");
        List<Double> bulk = new ArrayList<>();
        List<Double> single = new ArrayList<>();
        try (SelfSigned key = new SelfSigned();
                StubProcess stub = StubProcess.tls(key, 0)) {
            List<String> flags = new ArrayList<>(Jvm.FRESH);
            flags.addAll(key.clientFlags());
            for (int run = 0; run < RUNS; run++) {
                bulk.add(millis(flags, stub.endpoint(), "bulk"));
                single.add(millis(flags, stub.endpoint(), "single"));
            }
        }
        double ours = median(bulk);
        double theirs = median(single);
        System.out.printf(Locale.ROOT, "CPU of the whole process a mail, median of %d new JVMs:%n", RUNS);
        System.out.printf(Locale.ROOT, "  %-36s %7.3f ms%n", "Tidings", ours);
        System.out.printf(Locale.ROOT, "  %-36s %7.3f ms%n", "a call each, nothing rendered", theirs);
        Verdicts.atLeast("times less than a call each", theirs / ours, LEAST);
    }

    private static double millis(List<String> flags, URI endpoint, String how) {
        return Double.parseDouble(Jvm.run(flags, SendFreshBenchmark.class, endpoint.toString(), how)
                .strip());
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    /** In the new JVM: {@code SendFreshBenchmark ENDPOINT bulk|single}; prints milliseconds of CPU a mail. */
    public static void main(String[] arguments) {
        URI endpoint = URI.create(arguments[0]);
        Templates templates = Templates.bundled();
        PrintedEdition edition = SampleEdition.printed(templates);
        List<Recipient> readers = Readers.of(MAILS, 1);
        try (Postman postman = new Postman(EmbeddedClients.ses(endpoint, new JdkHttp()), Optional.of("tidings"));
                SingleSends singles = new SingleSends(EmbeddedClients.ses(endpoint), templates)) {
            Fragment ready = singles.render(readers.getFirst());
            BulkPath bulk = new BulkPath(edition, Readers.links(), postman);
            long before = Cpu.nanos();
            if (arguments[1].equals("bulk")) {
                for (int from = 0; from < MAILS; from += BulkPath.most()) {
                    bulk.send(readers.subList(from, from + BulkPath.most()), from / BulkPath.most());
                }
            } else {
                for (int i = 0; i < MAILS; i++) {
                    singles.send(readers.get(i), i, ready);
                }
            }
            System.out.println((Cpu.nanos() - before) / 1e6 / MAILS);
        }
    }
}
