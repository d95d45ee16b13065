package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script {@code tidings} as somebody uses it, in a checkout of its own whose Maven only leaves a class path, and with a
 * JDK whose java only says how it was called: what is built and what the JVM does has its own tests.
 */
final class ScriptTest {
    private static final Path SCRIPT = Path.of("..", "tidings");
    private static final Path BASH = Path.of("/bin/bash");

    /** As many tools as the script needs, and no javac. */
    private static final List<String> TOOLS = List.of(
            "awk",
            "bash",
            "cat",
            "dirname",
            "env",
            "find",
            "grep",
            "head",
            "mkdir",
            "mv",
            "printf",
            "readlink",
            "rm",
            "sh",
            "tail",
            "tee",
            "touch");

    private static final String MAVEN = """
            #!/bin/sh
            echo "$@" >>mvnw.log
            for module in local bench; do
              mkdir -p $module/target/classes
              printf '%s' "$PWD/$module/target/classes" >$module/target/classpath.txt
            done
            case "$*" in *verify*)
              mkdir -p local/target/surefire-reports
              echo '<testsuite name="io.tidings.ATest" tests="3" errors="0" skipped="1" failures="0">' >local/target/surefire-reports/TEST-a.xml
              echo '<skipped message="no node"/>' >>local/target/surefire-reports/TEST-a.xml
              echo '[INFO] BUILD SUCCESS' ;;
            esac
            """;

    private static final String JAVA = """
            #!/bin/sh
            echo "in $PWD"
            for argument; do echo "<$argument>"; done
            """;

    @TempDir
    private Path folder;

    private Path checkout;
    private Path jdk;
    private final Map<String, String> environment = new HashMap<>();

    private record Answer(int status, String out, String err) {}

    @BeforeEach
    void aCheckoutIsMadeInAFolderWithSpaces() throws IOException {
        assumeTrue(Files.isExecutable(BASH), "no bash");
        // On some machines the temporary folder is a link, and the script says where it really is.
        folder = folder.toRealPath();
        checkout = Files.createDirectories(folder.resolve("a check out"));
        jdk = jdk("a jdk", "25.0.1");
        Files.createDirectory(checkout.resolve("templates"));
        Files.createFile(checkout.resolve("pom.xml"));
        // The JDKs that stand on this machine are not to be found.
        String script = Files.readString(SCRIPT).replaceAll("(?<=\\s)/(usr|opt|Library)/", "/nowhere/$1/");
        executable(checkout.resolve("tidings"), script);
        executable(checkout.resolve("mvnw"), MAVEN);
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            for (String place : new String[] {"/bin/", "/usr/bin/"}) {
                if (Files.isExecutable(Path.of(place + tool))) {
                    executable(tools.resolve(tool), "#!/bin/sh\nexec " + place + tool + " \"$@\"\n");
                }
            }
        }
        environment.put("PATH", tools.toString());
        environment.put("HOME", Files.createDirectory(folder.resolve("home")).toString());
        environment.put("JAVA_HOME", jdk.toString());
    }

    @Test
    void theVerbGoesToJavaWithItsArgumentsAsTheyAreWhereTheCallerStands() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("else where"));

        Answer answer = run(elsewhere, checkout.resolve("tidings"), "run", "--out", "my files", "*", "");

        assertThat(answer.err()).startsWith("Building");
        assertThat(answer.status()).isZero();
        assertThat(answer.out())
                .startsWith("in " + elsewhere + "\n")
                .contains("<" + checkout + "/local/target/classes:" + checkout + "/local/target/classes>")
                .endsWith("<io.tidings.local.Main>\n<run>\n<--out>\n<my files>\n<*>\n<>\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLinkToTheScriptLeadsToItsCheckout(boolean absolute) throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path target = checkout.resolve("tidings");
        Files.createSymbolicLink(bin.resolve("news"), absolute ? target : bin.relativize(target));
        Files.createSymbolicLink(bin.resolve("tidings"), Path.of("news"));

        Answer answer = run(bin, Path.of("tidings"), "demo");

        assertThat(answer.err()).startsWith("Building");
        assertThat(answer.out()).startsWith("in " + bin + "\n").contains("<" + checkout + "/local/target/classes:");
    }

    @Test
    void whatIsBuiltIsBuiltOnceUntilSomethingChanges() throws Exception {
        run(folder, checkout.resolve("tidings"), "up");
        assertThat(builds()).hasSize(1);
        assertThat(run(folder, checkout.resolve("tidings"), "classify").err()).isEmpty();
        assertThat(builds()).hasSize(1);

        Files.delete(checkout.resolve("local/target/classpath.txt"));
        assertThat(run(folder, checkout.resolve("tidings"), "up").err()).startsWith("Building");
        assertThat(builds()).hasSize(2).last().asString().contains("-pl local -am", "process-classes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up", "run", "replay", "example", "classify", "stories"})
    void theJavaPartSpeaksForItsOwnVerbs(String verb) throws Exception {
        Answer answer = run(folder, checkout.resolve("tidings"), verb, "--help");

        assertThat(answer.status()).isZero();
        assertThat(answer.out()).endsWith("<io.tidings.local.Main>\n<" + verb + ">\n<--help>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "soak", "bench", "synth"})
    void theOtherVerbsSayWhatTheyDoWithoutBuildingAnything(String verb) throws Exception {
        environment.remove("JAVA_HOME");

        Answer answer = run(folder, checkout.resolve("tidings"), verb, "--help");

        assertThat(answer.status()).isZero();
        assertThat(answer.out()).startsWith("Usage: ./tidings " + verb);
        assertThat(answer.err()).isEmpty();
        assertThat(checkout.resolve("mvnw.log")).doesNotExist();
    }

    @Test
    void theHelpNamesEveryVerb() throws Exception {
        Answer help = run(folder, checkout.resolve("tidings"), "help");

        assertThat(help.status()).isZero();
        assertThat(help.out())
                .contains("demo ", "up ", "run ", "replay ", "example ", "classify ", "stories ", "test ", "soak ")
                .contains("bench ", "synth ");
        assertThat(run(folder, checkout.resolve("tidings"))).isEqualTo(help);
        assertThat(run(folder, checkout.resolve("tidings"), "--help")).isEqualTo(help);
    }

    @Test
    void anUnknownVerbIsRefusedByName() throws Exception {
        Answer answer = run(folder, checkout.resolve("tidings"), "dance", "--help");

        assertThat(answer).isEqualTo(new Answer(2, "", "tidings: 'dance' is not a verb. See ./tidings help.\n"));
    }

    @Test
    void anUnknownOptionOfTheScriptsOwnVerbsIsRefused() throws Exception {
        assertThat(run(folder, checkout.resolve("tidings"), "test", "--fast"))
                .returns(2, Answer::status)
                .satisfies(answer -> assertThat(answer.err()).startsWith("tidings: '--fast' is not known here."));
        assertThat(run(folder, checkout.resolve("tidings"), "bench").status()).isEqualTo(2);
    }

    @Test
    void withoutAJdkItSaysWhichOneAndWhereItLooked() throws Exception {
        environment.remove("JAVA_HOME");

        Answer answer = run(folder, checkout.resolve("tidings"), "demo");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).startsWith("tidings: no JDK 25 found: looked at JAVA_HOME, the PATH");
        assertThat(checkout.resolve("mvnw.log")).doesNotExist();
    }

    @Test
    void aJdkOfAnotherVersionIsNone() throws Exception {
        for (String version : new String[] {"21.0.4", "250.0.1", "17"}) {
            environment.put("JAVA_HOME", jdk("jdk " + version, version).toString());

            assertThat(run(folder, checkout.resolve("tidings"), "demo").err()).contains("no JDK 25 found");
        }
    }

    @Test
    void aJdkIsFoundBehindALinkOnThePathAndUnderHome() throws Exception {
        environment.remove("JAVA_HOME");
        Path link = folder.resolve("tools/javac");
        Files.createSymbolicLink(link, jdk.resolve("bin/javac"));
        assertThat(run(folder, checkout.resolve("tidings"), "demo").status()).isZero();

        Files.delete(link);
        assertThat(run(folder, checkout.resolve("tidings"), "demo").status()).isEqualTo(1);
        Files.createDirectories(folder.resolve("home/.jdks"));
        Files.move(jdk, folder.resolve("home/.jdks/temurin 25"));
        assertThat(run(folder, checkout.resolve("tidings"), "demo").status()).isZero();
    }

    @Test
    void theSuiteIsSummedUpWithWhatWasSkipped() throws Exception {
        Answer answer = run(folder, checkout.resolve("tidings"), "test");

        assertThat(answer.err())
                .contains("3 tests in 1 suites, 0 failed, 1 skipped.", "SKIPPED 1 in io.tidings.ATest: no node")
                .contains("All passed in ");
        assertThat(answer.status()).isZero();
    }

    @Test
    void aBuildThatFailsSaysWhyAndStartsNothing() throws Exception {
        executable(checkout.resolve("mvnw"), "#!/bin/sh\necho '[ERROR] no such thing'\nexit 1\n");

        Answer answer = run(folder, checkout.resolve("tidings"), "demo");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("[ERROR] no such thing", "the build failed; its log is in " + checkout);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(checkout.resolve("mvnw.log"));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        executable(home.resolve("bin/java"), JAVA);
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Answer run(Path in, Path script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(BASH.toString(), script.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
        return new Answer(process.exitValue(), read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
