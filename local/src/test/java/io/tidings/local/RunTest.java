package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./tidings run}, from files to files. */
final class RunTest {
    private static final int PEOPLE = 230;

    @TempDir
    private Path directory;

    @Test
    void theSameInputsGiveTheSameBytesAndTheCountsAddUp() throws IOException {
        var inputs = new TestInputs(directory);
        var newsletter = inputs.newsletter("automatic", 0, 1);
        var people = inputs.subscribers(PEOPLE);

        var first = run(inputs, newsletter, people, "one", OneShot.Gate.HEEDED);
        var second = run(inputs, newsletter, people, "two", OneShot.Gate.HEEDED);

        assertThat(first.exitCode()).as(first.sentence()).isZero();
        assertThat(second.exitCode()).isZero();
        assertThat(files("one")).containsExactlyEntriesOf(files("two"));
        var report = json("one/report.json");
        assertThat(report.at("/articles/read").asInt()).isEqualTo(6);
        assertThat(report.at("/articles/rejected").asInt()).isEqualTo(1);
        assertThat(report.at("/articles/rejections/0/line").asInt()).isEqualTo(3);
        assertThat(report.at("/recipients/eligible").asInt()).isEqualTo(PEOPLE);
        assertThat(report.at("/recipients/accepted").asInt()).isEqualTo(PEOPLE);
        assertThat(report.at("/recipients/delivered").asInt()).isEqualTo(PEOPLE);
        // Fragments (head, foot and the sections) × locales, however many readers there are.
        var sections = json("one/edition.json").at("/sections").size();
        assertThat(report.at("/costs/renders").asInt()).isEqualTo((sections + 2) * 2);
        // Recipients / 50, and a call more for each page and locale.
        assertThat(report.at("/costs/sesCalls").asInt()).isLessThanOrEqualTo(PEOPLE / 50 + 2 * 2);
    }

    @Test
    void theStoryThatStandsTwiceAppearsOnce() throws IOException {
        var inputs = new TestInputs(directory);

        run(inputs, inputs.newsletter("automatic", 0, 1), inputs.subscribers(3), "out", OneShot.Gate.HEEDED);

        var edition = Files.readString(directory.resolve("out/edition.json"));
        assertThat(edition).containsOnlyOnce("\"title\" : \"Passkeys after a year\"");
    }

    @Test
    void runningItIsTheEditorsWordWhateverTheCoolingOff() throws IOException {
        var inputs = new TestInputs(directory);

        var edited =
                run(inputs, inputs.newsletter("editor", 60, 1), inputs.subscribers(3), "edited", OneShot.Gate.HEEDED);
        var cooled = run(
                inputs, inputs.newsletter("automatic", 600, 1), inputs.subscribers(3), "cooled", OneShot.Gate.HEEDED);

        assertThat(edited.exitCode()).as(edited.sentence()).isZero();
        assertThat(cooled.exitCode()).as(cooled.sentence()).isZero();
    }

    @Test
    void aQuietWeekSendsNothing() throws IOException {
        var inputs = new TestInputs(directory);

        var outcome =
                run(inputs, inputs.newsletter("automatic", 0, 50), inputs.subscribers(3), "out", OneShot.Gate.HEEDED);

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.sentence()).startsWith("Nothing was sent. A quiet week: ");
        assertThat(directory.resolve("out/mails")).isEmptyDirectory();
    }

    @Test
    void whatIsWrongWithTheInputsIsSaidInASentence() {
        var inputs = new TestInputs(directory);
        var people = inputs.subscribers(3);

        assertThatThrownBy(
                        () -> run(inputs, inputs.articles().resolve("other.json"), people, "out", OneShot.Gate.HEEDED))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is no newsletter");
        assertThatThrownBy(() -> run(
                        inputs,
                        inputs.newsletter("automatic", 0, 1),
                        directory.resolve("nowhere.csv"),
                        "out",
                        OneShot.Gate.HEEDED))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nowhere.csv");
        assertThatThrownBy(() ->
                        run(inputs, inputs.newsletter("automatic", 0, 1), people, "articles", OneShot.Gate.HEEDED))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("--out", "--articles", "Name another directory");
    }

    private OneShot.Outcome run(TestInputs inputs, Path newsletter, Path people, String out, OneShot.Gate gate) {
        var request = new OneShot.Request(
                inputs.articles(),
                people,
                newsletter,
                TestInputs.MONDAY,
                directory.resolve(out),
                URI.create("https://tidings.example.com"),
                gate);
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new OneShot(request, new Progress(nowhere)).run();
    }

    /** The edition and every mail, by name. */
    private Map<String, String> files(String out) throws IOException {
        var files = new TreeMap<String, String>();
        try (var mails = Files.list(directory.resolve(out).resolve("mails"))) {
            for (var mail : mails.toList()) {
                files.put(mail.getFileName().toString(), Files.readString(mail, StandardCharsets.ISO_8859_1));
            }
        }
        files.put("edition.json", Files.readString(directory.resolve(out).resolve("edition.json")));
        assertThat(files).hasSize(PEOPLE + 1);
        return files;
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(directory.resolve(name)));
    }
}
