package io.tidings.bench;

import io.tidings.bench.SampleEdition.Part;
import io.tidings.bench.SampleEdition.StoryLinks;
import io.tidings.render.ByteSlots;
import io.tidings.render.Slots;
import io.tidings.render.Templates;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One digest for 64 readers in turn, in three ways. JMH makes and runs it: see {@link RenderBenchmark}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderedMails {

    private static final int READERS = 64;

    /** How many links are the reader's own, beside the six that every mail has. */
    @Param({"0", "80"})
    public int ownLinks;

    private final Templates templates = Templates.bundled();
    private final List<byte[][]> values = new ArrayList<>();
    private final List<List<Part>> views = new ArrayList<>();
    private byte[] whole = {};
    private int mail;

    @SuppressWarnings("NullAway.Init") // JMH calls cut() first
    private ByteSlots cut;

    /** Fails unless every reader's spliced mail is, byte for byte, what a full render gives. */
    @Setup
    public void cut() {
        StoryLinks links = number -> "https://news.example.org/2026/11/article-" + number + "/x";
        String once = SampleEdition.html(templates, SampleEdition.parts(Slots.IN_DIGEST, links));
        for (int i = 0; i < ownLinks; i++) {
            once = once.replace(links.of(i), "{{link_" + i + "}}");
        }
        cut = Slots.cut(once).bytes();
        for (int reader = 0; reader < READERS; reader++) {
            Map<String, String> own = own(reader);
            values.add(cut.names().stream()
                    .map(name -> utf8(own.getOrDefault(name, "")))
                    .toArray(byte[][]::new));
            views.add(
                    SampleEdition.parts(own, ownLinks == 0 ? links : number -> own.getOrDefault("link_" + number, "")));
            whole = cut.fill(values.get(reader));
            if (!Arrays.equals(whole, utf8(SampleEdition.html(templates, views.get(reader))))) {
                throw new IllegalStateException("The spliced mail of reader " + reader + " is not the rendered one");
            }
        }
    }

    @Benchmark
    public byte[] mustache() {
        return utf8(SampleEdition.html(templates, views.get(reader())));
    }

    @Benchmark
    public byte[] splice() {
        return cut.fill(values.get(reader()));
    }

    @Benchmark
    public byte[] copy() {
        return Arrays.copyOf(whole, whole.length);
    }

    private int reader() {
        return mail++ & (READERS - 1);
    }

    private Map<String, String> own(int reader) {
        Map<String, String> own = new HashMap<>();
        String token = "3fJ9sKq0Zx7Lw2Rt8VbNcA" + (100 + reader);
        own.put("subject", "https://example.com/subject-of-" + reader);
        own.put("preheader", "https://example.com/preheader-of-" + reader);
        own.put("archive", "https://mail.example.com/archive/data-weekly-2026-11-20");
        own.put("preferences", "https://mail.example.com/p/" + token);
        own.put("unsubscribe", "https://mail.example.com/u/" + token);
        for (int i = 0; i < ownLinks; i++) {
            own.put("link_" + i, "https://mail.example.com/l/" + token + "/" + i);
        }
        return own;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
