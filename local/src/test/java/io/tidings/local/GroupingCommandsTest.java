package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroupingCommandsTest {

    private static final String TOPICS =
            "Databases\tpostgres, index, replication\nCloud\tkubernetes, serverless, -weather\n";
    private static final String HEADER = "title\tsummary\turl\tdate\tsource\n";

    @TempDir
    Path directory;

    private final PrintStream terminal = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(terminal);
    }

    @Test
    void aRowForEachArticleSaysTopicAndEvidence() throws IOException {
        int exit =
                classify(TOPICS, HEADER + "Postgres 19 is out\tIt brings replication.\nKubernetes and the weather\t\n");

        assertThat(exit).isZero();
        assertThat(lines("out.tsv"))
                .hasSize(3)
                .startsWith("row\ttopic\tconfidence\tsecond\tevidence")
                .anySatisfy(
                        line -> assertThat(line).startsWith("1\tDatabases\t").contains("postgres"))
                .anySatisfy(line -> assertThat(line).isEqualTo("2\t\t0.0000\t\t"));
    }

    @Test
    void anArticleWithoutTextHasNoTopic() throws IOException {
        assertThat(classify(TOPICS, HEADER + "\t\n \u0000\u0007\t\u200b\n")).isZero();

        assertThat(lines("out.tsv")).contains("1\t\t0.0000\t\t", "2\t\t0.0000\t\t");
    }

    @Test
    void wrongFilesAreRefusedWithPlaceAndRemedy() throws IOException {
        assertThat(classify("", HEADER)).isEqualTo(1);
        assertThat(classify("A\tone\na\ttwo\n", HEADER)).isEqualTo(1);
        assertThat(classify("A\n", HEADER)).isEqualTo(1);
        assertThat(classify(TOPICS, "")).isEqualTo(1);
        assertThat(classify(TOPICS, "a\tb\n")).isEqualTo(1);
        assertThat(classify(TOPICS, "title\tsummary\nx\ty\tz\n")).isEqualTo(1);
        assertThat(classify(TOPICS, HEADER + "\nx\ty\n")).isEqualTo(1);

        assertThat(said.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("tidings:")))
                .hasSize(7)
                .anySatisfy(line -> assertThat(line).contains("topics.tsv has no topic."))
                .anySatisfy(line -> assertThat(line).contains("line 2: there is a topic \"a\" above."))
                .anySatisfy(line -> assertThat(line).contains("line 2: has 3 values for 2 columns."))
                .anySatisfy(line -> assertThat(line).contains("line 2: is empty."));
    }

    @Test
    void askingForNothingAndConfidencesThatAreNoneAreRefusedBeforeAnythingIsWritten() throws IOException {
        assertThat(classify(TOPICS, HEADER + "Postgres\t\n", "--ask", "0")).isEqualTo(1);
        assertThat(classify(TOPICS, HEADER + "Postgres\t\n", "--threshold", "NaN"))
                .isEqualTo(1);
        assertThat(classify(TOPICS, HEADER + "Postgres\t\n", "--threshold", "30"))
                .isEqualTo(1);

        assertThat(directory.resolve("out.tsv")).doesNotExist();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("--threshold NaN is no confidence.");
    }

    @Test
    void adviceGoesToTheTerminal() throws IOException {
        assertThat(classify(TOPICS, HEADER + "Postgres\t\n")).isZero();

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("The topic \"Databases\" has 3 keywords");
    }

    @Test
    void whatToConfirmNextGoesBesideTheResult() throws IOException {
        StringBuilder articles = new StringBuilder(HEADER);
        IntStream.range(0, 30).forEach(i -> articles.append("Postgres number " + i + " kind" + i + "\t\n"));

        assertThat(classify(TOPICS, articles.toString(), "--ask", "6")).isZero();

        assertThat(lines("out.ask.tsv")).hasSize(7).startsWith("row\ttitle");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("tidings: articles to confirm next: 6, in " + directory.resolve("out.ask.tsv"));
    }

    @Test
    void whereFewerAreLeftThanAskedForAllOfThemAreNamed() throws IOException {
        String articles = HEADER + "Postgres one\t\nPostgres two\t\nPostgres two\t\nKubernetes three\t\n";
        Path confirmed = write("confirmed.tsv", "label\ttitle\nDatabases\tPostgres one\n");

        assertThat(classify(TOPICS, articles, "--ask", "9", "--confirmed", confirmed.toString()))
                .isZero();

        assertThat(lines("out.ask.tsv")).hasSize(3);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("tidings: articles to confirm next (there are no more): 2, in ");
    }

    @Test
    void confirmedLabelsThatContradictOrNameNoTopicAreSaid() throws IOException {
        Path confirmed = write("confirmed.tsv", """
                label\ttitle
                Cloud\tPostgres elsewhere
                Databases\tPostgres elsewhere
                Databases\tPostgres elsewhere
                Sport\tBakers win
                """);

        assertThat(classify(TOPICS, HEADER + "Postgres\t\n", "--confirmed", confirmed.toString()))
                .isZero();

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("tidings: 1 of 4 labels in ")
                .contains("tidings: 1 of the labels in ")
                .contains("contradict an earlier one of the same article: the later counts.");
    }

    @Test
    void linesMayEndAsOldProgramsEndThem() throws IOException {
        assertThat(classify(TOPICS, (HEADER + "Postgres 19 is out\t\nKubernetes is out\t\n").replace('\n', '\r')))
                .isZero();

        assertThat(lines("out.tsv")).hasSize(3);
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws IOException {
        StringBuilder articles = new StringBuilder(HEADER);
        IntStream.range(0, 200)
                .forEach(i -> articles.append((i % 2 == 0 ? "Postgres" : "Kubernetes") + " case " + i % 37 + "\tstory"
                        + i % 11 + " word" + i + "\n"));

        classify(TOPICS, articles.toString());
        byte[] first = Files.readAllBytes(directory.resolve("out.tsv"));
        classify(TOPICS, articles.toString());

        assertThat(Files.readAllBytes(directory.resolve("out.tsv"))).isEqualTo(first);
    }

    @Test
    void storiesAreNumberedAndDoubtfulPairsNamed() throws IOException {
        Path articles = write(
                "articles.tsv",
                HEADER
                        + "Parliament votes for the new harbour bridge\tMembers voted late on Monday for the bridge.\t\t2026-03-02\ta\n"
                        + "Bakers win the cup\tA team of bakers won.\t\t2026-03-02\ta\n"
                        + "Parliament votes for the new harbour bridge\tThe vote was close.\t\t2026-03-03\tb\n");

        int exit = Main.execute(
                "stories",
                "--articles",
                articles.toString(),
                "--out",
                directory.resolve("s.tsv").toString());

        assertThat(exit).isZero();
        assertThat(lines("s.tsv")).containsExactly("row\tstory", "1\t1", "2\t2", "3\t1");
        assertThat(lines("s.suggested.tsv")).startsWith("row\tother\tscore");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("possibly the same story: 0, in " + directory);
    }

    @Test
    void twoStoriesThatArePossiblyOneAreNamedByAllTheirRows() throws IOException {
        String profit =
                "%s posts record quarterly profit as cloud sales climb\t%1$s earned more than ever.\t\t2026-03-02\t%s\n";

        List<String> stories = stories(HEADER
                + profit.formatted("Microsoft", "a")
                + profit.formatted("Amazon", "b")
                + profit.formatted("Microsoft", "c")
                + profit.formatted("Amazon", "d"));

        assertThat(stories).containsExactly("row\tstory", "1\t1", "2\t2", "3\t1", "4\t2");
        assertThat(lines("s.suggested.tsv").stream().map(line -> line.replaceAll("\t[^\t]*$", "")))
                .containsExactlyInAnyOrder("row\tother", "1\t2", "1\t4", "2\t3", "3\t4");
    }

    @Test
    void storiesReadDatesAsIntakeDoes() throws IOException {
        String told = "Parliament votes for the new harbour bridge\tMembers voted late on Monday for the bridge.\t\t";
        String again = "Parliament votes late for its harbour bridge\tMembers voted on Monday for the new bridge.\t\t";
        String sameForm = HEADER + told + "2026-11-16\ta\n" + again + "2026-11-16\tb\n";

        assertThat(stories(sameForm)).containsExactly("row\tstory", "1\t1", "2\t1");
        assertThat(stories(sameForm.replace("2026-11-16\tb", "Mon, 16 Nov 2026 07:00:00 GMT\tb")))
                .containsExactly("row\tstory", "1\t1", "2\t1");
        assertThat(stories(sameForm.replace("2026-11-16\tb", "soon\tb"))).containsExactly("row\tstory", "1\t1", "2\t2");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("tidings: 1 of 2 rows have no date that can be read");
    }

    @Test
    void anAddressWithASlashAtItsEndIsTheSameArticle() throws IOException {
        assertThat(stories(HEADER
                        + "A bridge for the harbour\tMembers voted late.\thttps://a.example.com/x\t2026-03-02\ta\n"
                        + "Corrected: who pays\tThe bill is large.\thttps://a.example.com/x/\t2026-03-02\ta\n"))
                .containsExactly("row\tstory", "1\t1", "2\t1");
    }

    @Test
    void charactersThatWereEscapedAreRead() throws IOException {
        assertThat(stories(HEADER
                        + "The café’s owner won’t sell\tShe said no.\t\t2026-03-02\ta\n"
                        + "The caf&eacute;&rsquo;s owner won&amp;#x2019;t sell\tNo sale, then.\t\t2026-03-02\ta\n"))
                .containsExactly("row\tstory", "1\t1", "2\t1");
    }

    private List<String> stories(String articles) throws IOException {
        int exit = Main.execute(
                "stories",
                "--articles",
                write("articles.tsv", articles).toString(),
                "--out",
                directory.resolve("s.tsv").toString());
        assertThat(exit).isZero();
        return lines("s.tsv");
    }

    @Test
    void aTagThatIsNoNameOfATopicSettlesNone() throws IOException {
        classify(
                "C#\troslyn, blazor\nGarden\tflower\n",
                "title\tsummary\ttags\nA kernel without a leak\tIt runs on old machines.\tC\n");

        assertThat(lines("out.tsv")).hasSize(2).last().asString().startsWith("1\t\t");
    }

    @Test
    void noOutputIsWrittenOverAnInputOrAnotherOutput() throws IOException {
        Path topics = write("topics.tsv", TOPICS);
        Path articles = write("articles.tsv", HEADER + "Postgres\t\n");
        Path confirmed = write("confirmed.tsv", "label\ttitle\nCloud\tPostgres\n");
        Path link = Files.createSymbolicLink(directory.resolve("link.tsv"), articles);
        Path out = directory.resolve("fresh.tsv");
        Path sameOut =
                Files.createSymbolicLink(directory.resolve("same"), directory).resolve("fresh.tsv");
        Path besideName = write("s.suggested.tsv", HEADER + "Postgres\t\n");
        String[] classify = {"classify", "--topics", topics.toString(), "--articles", articles.toString()};

        assertThat(refused("--out " + articles + " is the file of --articles", classify, "--out", articles))
                .isTrue();
        assertThat(refused("is the file of --articles", classify, "--out", link))
                .isTrue();
        assertThat(refused("is the file of --topics", classify, "--out", topics))
                .isTrue();
        assertThat(refused(
                        "is the file of --confirmed",
                        classify,
                        "--out",
                        out,
                        "--confirmed",
                        confirmed,
                        "--ask",
                        "2",
                        "--ask-out",
                        confirmed))
                .isTrue();
        assertThat(refused("is the file of --out", classify, "--out", out, "--ask", "2", "--ask-out", sameOut))
                .isTrue();
        String[] stories = {"stories", "--articles", besideName.toString()};
        assertThat(refused("is the file of --articles", stories, "--out", besideName))
                .isTrue();
        assertThat(refused("is the file of --articles", stories, "--out", directory.resolve("s.tsv")))
                .isTrue();

        assertThat(lines("articles.tsv")).containsExactly(HEADER.strip(), "Postgres\t");
        assertThat(lines("confirmed.tsv")).containsExactly("label\ttitle", "Cloud\tPostgres");
        assertThat(lines("s.suggested.tsv")).containsExactly(HEADER.strip(), "Postgres\t");
        assertThat(out).doesNotExist();
    }

    private boolean refused(String because, String[] command, Object... more) {
        said.reset();
        int exit = Main.execute(Stream.concat(Arrays.stream(command), Arrays.stream(more))
                .map(Object::toString)
                .toArray(String[]::new));
        return exit == 1 && said.toString(StandardCharsets.UTF_8).contains(because);
    }

    @Test
    void anOutputInADirectoryThatIsNotThereIsRefusedWithTheReason() throws IOException {
        String[] stories = {
            "stories",
            "--articles",
            write("articles.tsv", HEADER + "Postgres\t\n").toString()
        };
        Path nowhere = directory.resolve("nowhere");

        assertThat(refused("the directory " + nowhere + " is not there", stories, "--out", nowhere.resolve("s.tsv")))
                .isTrue();
        assertThat(refused("is a directory", stories, "--out", directory)).isTrue();
    }

    @Test
    void rowsThatWereConfirmedComeOutAsAnEditorSaid() throws IOException {
        Path confirmed = write(
                "confirmed.tsv", "label\ttitle\nDatabases\tPostgres 19\nCloud\tPostgres 19\nSport\tKubernetes wins\n");

        assertThat(classify(
                        TOPICS,
                        HEADER + "Postgres 19\t\nKubernetes wins\t\nA new index\t\n",
                        "--confirmed",
                        confirmed.toString(),
                        "--ask",
                        "9"))
                .isZero();

        assertThat(lines("out.tsv"))
                .contains("1\tCloud\t1.0000\tDatabases\tan editor", "2\t\t1.0000\t\tan editor")
                .anySatisfy(line -> assertThat(line).startsWith("3\tDatabases\t"));
        assertThat(lines("out.ask.tsv")).containsExactly("row\ttitle", "3\tA new index");
    }

    @Test
    void keywordsAreCountedAsTheyWereWritten() throws IOException {
        assertThat(classify("Transport\tbus, road\nSky\tcloud\nSea\tboat; ship; harbour\n", HEADER + "A bus\t\n"))
                .isZero();

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("The topic \"Transport\" has 2 keywords;")
                .contains("The topic \"Sky\" has 1 keyword;")
                .contains("topics.tsv, line 3: the keyword \"boat; ship; harbour\" holds a semicolon");
    }

    @Test
    void elevenKeywordsAndANameAreTooFew() throws IOException {
        assertThat(classify("Numbers\tone, two, three, four, five, six, seven, eight, nine, ten, eleven\n", HEADER))
                .isZero();

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("The topic \"Numbers\" has 11 keywords;");
    }

    @Test
    void emptyLinesAtTheEndAreNoRows() throws IOException {
        assertThat(classify(TOPICS, HEADER + "Postgres\t\n\n\n")).isZero();

        assertThat(lines("out.tsv")).hasSize(2);
    }

    @Test
    void aFileInUtf16IsRead() throws IOException {
        String rows = HEADER + "Schnee f\u00e4llt\tIn den Bergen\nSchnee f\u00e4llt\tIn den Bergen\n";
        Path marked = Files.write(directory.resolve("wide.tsv"), ("\uFEFF" + rows).getBytes(StandardCharsets.UTF_16LE));
        Path unmarked = Files.write(directory.resolve("unmarked.tsv"), rows.getBytes(StandardCharsets.UTF_16BE));

        assertThat(storiesOf(marked)).containsExactly("row\tstory", "1\t1", "2\t1");
        assertThat(storiesOf(unmarked)).containsExactly("row\tstory", "1\t1", "2\t1");
    }

    @Test
    void linesWithBytesThatAreNotUtf8AreReadAndCounted() throws IOException {
        byte[] latin = (HEADER + "Postgres\t\nCafé\t\nNa\u00efve\t\n").getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(directory.resolve("latin.tsv"), latin);

        assertThat(TsvFile.read(file, List.of("title")).rows())
                .extracting(row -> row.value("title"))
                .containsExactly("Postgres", "Café", "Na\u00efve");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("tidings: " + file + ": 2 lines, the first of them line 3, have bytes that are not UTF-8");
    }

    @Test
    void whatIsUtf8IsNotSaidToBeElse() throws IOException {
        Path file = Files.writeString(directory.resolve("mark.tsv"), "\uFEFF" + HEADER + "Café \uFFFD\t\n");

        assertThat(TsvFile.read(file, List.of("title")).rows()).hasSize(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private List<String> storiesOf(Path articles) throws IOException {
        Path out = directory.resolve("s.tsv");
        assertThat(Main.execute("stories", "--articles", articles.toString(), "--out", out.toString()))
                .isZero();
        return Files.readAllLines(out);
    }

    private int classify(String topics, String articles, String... more) throws IOException {
        String[] arguments = {
            "classify",
            "--topics",
            write("topics.tsv", topics).toString(),
            "--articles",
            write("articles.tsv", articles).toString(),
            "--out",
            directory.resolve("out.tsv").toString()
        };
        return Main.execute(
                Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(directory.resolve(name));
    }
}
