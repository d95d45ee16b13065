package io.tidings.bench;

import io.tidings.bench.SampleEdition.Part;
import io.tidings.bench.SampleEdition.StoryLinks;
import io.tidings.bench.Timing.Contender;
import io.tidings.bench.Timing.Cost;
import io.tidings.render.ByteSlots;
import io.tidings.render.Slots;
import io.tidings.render.Templates;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a reader costs when the digest is rendered once and only their slots are spliced in, against a full Mustache render
 * for each reader, and against merely copying the bytes. Not on JMH: it would fork for minutes and bring an annotation
 * processor for what a warmed round robin by CPU time tells within a few per cent, even on a busy machine.
 */
final class RenderBenchmark {

    private static final int READERS = 64;
    private static final double LEAST_SPEEDUP = 20;
    private static final double MOST_COPIES = 2;

    private RenderBenchmark() {}

    static void run() {
        Templates templates = Templates.bundled();
        System.out.println(
                "render: a digest of 40 stories in 8 topics; splicing a reader's slots against rendering all of it");
        measure(templates, "own links only", 0);
        measure(templates, "every link the reader's own", 80);
    }

    private static void measure(Templates templates, String what, int linkSlots) {
        StoryLinks links = number -> "https://news.example.org/2026/11/article-" + number + "/x";
        String once = SampleEdition.html(templates, SampleEdition.parts(Slots.IN_DIGEST, links));
        for (int i = 0; i < linkSlots; i++) {
            once = once.replace(links.of(i), "{{link_" + i + "}}");
        }
        ByteSlots cut = Slots.cut(once).bytes();
        List<byte[][]> values = new ArrayList<>();
        List<List<Part>> views = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            Map<String, String> own = own(reader, linkSlots);
            values.add(cut.names().stream()
                    .map(name -> utf8(own.getOrDefault(name, "")))
                    .toArray(byte[][]::new));
            views.add(SampleEdition.parts(
                    own, linkSlots == 0 ? links : number -> own.getOrDefault("link_" + number, "")));
        }
        byte[] whole = checkEqual(templates, cut, values, views);
        List<Cost> costs = Timing.measure(List.of(
                new Contender("Mustache", i -> utf8(SampleEdition.html(templates, views.get(i % READERS)))),
                new Contender("splice", i -> cut.fill(values.get(i % READERS))),
                new Contender("copy", i -> Arrays.copyOf(whole, whole.length))));
        print(what, whole.length, linkSlots + 6, costs);
    }

    /** Every reader's spliced mail is, byte for byte, what a full render gives. */
    private static byte[] checkEqual(
            Templates templates, ByteSlots cut, List<byte[][]> values, List<List<Part>> views) {
        byte[] last = {};
        for (int reader = 0; reader < READERS; reader++) {
            last = cut.fill(values.get(reader));
            if (!Arrays.equals(last, utf8(SampleEdition.html(templates, views.get(reader))))) {
                throw new IllegalStateException("The spliced mail of reader " + reader + " is not the rendered one");
            }
        }
        return last;
    }

    private static Map<String, String> own(int reader, int linkSlots) {
        Map<String, String> own = new HashMap<>();
        String token = "3fJ9sKq0Zx7Lw2Rt8VbNcA" + (100 + reader);
        own.put("subject", "https://example.com/subject-of-" + reader);
        own.put("preheader", "https://example.com/preheader-of-" + reader);
        own.put("archive", "https://mail.example.com/archive/data-weekly-2026-11-20");
        own.put("preferences", "https://mail.example.com/p/" + token);
        own.put("unsubscribe", "https://mail.example.com/u/" + token);
        for (int i = 0; i < linkSlots; i++) {
            own.put("link_" + i, "https://mail.example.com/l/" + token + "/" + i);
        }
        return own;
    }

    private static void print(String what, int size, int slots, List<Cost> costs) {
        Cost mustache = costs.get(0);
        Cost splice = costs.get(1);
        Cost copy = costs.get(2);
        System.out.printf(
                Locale.ROOT,
                "%n%d slots (%s), %.1f KB, bytes equal for %d readers%n",
                slots,
                what,
                size / 1e3,
                READERS);
        row("Mustache.java, full render", mustache);
        row("splice", splice);
        row("allocating copy of the bytes", copy);
        double speedup = mustache.micros() / splice.micros();
        double copies = splice.micros() / copy.micros();
        verdict(
                "splice is faster than a render by",
                speedup,
                "at least " + (int) LEAST_SPEEDUP,
                speedup >= LEAST_SPEEDUP);
        verdict("splice takes so many copies", copies, "at most " + (int) MOST_COPIES, copies <= MOST_COPIES);
    }

    private static void row(String name, Cost cost) {
        System.out.printf(
                Locale.ROOT,
                "  %-34s %9.2f us CPU  %9.1f KB garbage%n",
                name,
                cost.micros(),
                cost.bytesAllocated() / 1e3);
    }

    private static void verdict(String what, double ratio, String target, boolean met) {
        System.out.printf(Locale.ROOT, "  %-34s %8.1fx   target %s: %s%n", what, ratio, target, met ? "met" : "MISSED");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
