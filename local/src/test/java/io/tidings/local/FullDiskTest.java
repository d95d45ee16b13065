package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is printed into a file on a disk that is full: half of it is no success. */
@EnabledOnOs(OS.LINUX)
final class FullDiskTest {
    private final PrintStream terminal = System.out;
    private final PrintStream errors = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @BeforeEach
    void nothingCanBePrinted() throws IOException {
        System.setOut(new PrintStream(new FileOutputStream("/dev/full"), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void allCanBePrintedAgain() {
        System.setOut(terminal);
        System.setErr(errors);
    }

    @Test
    void anExampleThatCouldNotBePrintedIsSaidSo() {
        assertThat(Main.execute("example", "newsletter")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("""
            tidings: Not all of it could be printed: the disk is full, or whoever was to read it has ended.
            """);
    }

    @Test
    void aTableThatCouldNotBePrintedIsSaidSo() throws IOException {
        var articles = Files.writeString(
                directory.resolve("articles.tsv"), "title\tsummary\nPostgres 19 is out\tIt brings replication.\n");

        var exit = Main.execute(
                "stories",
                "--articles",
                articles.toString(),
                "--suggested",
                directory.resolve("pairs.tsv").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("tidings: Not all of it could be printed");
    }
}
