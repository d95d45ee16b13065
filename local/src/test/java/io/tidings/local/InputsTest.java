package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterId;
import io.tidings.function.Wiring;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** What is given to {@code ./tidings up} on the command line, before it and after editors were at work. */
final class InputsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(TestInputs.MONDAY);

    @TempDir
    private Path directory;

    private final List<String> said = new ArrayList<>();
    private Services services;
    private Installation installation;
    private Wiring wiring;
    private Inputs inputs;
    private Path file;

    @BeforeEach
    void servicesAreUp() {
        services = Services.start(Map.of(), Optional.empty(), CLOCK);
        installation = new Installation(services, URI.create("https://tidings.example.com"), CLOCK, Optional.empty());
        wiring = installation.wiring();
        inputs = new Inputs(wiring);
        file = new TestInputs(directory).newsletter("automatic", 0, 1);
    }

    @AfterEach
    void servicesAreClosed() {
        services.close();
    }

    @Test
    void aNewNewsletterIsTakenIn() {
        inputs.newNewsletter(file, said::add);

        assertThat(kept().name()).isEqualTo("The Weekly");
        assertThat(said).isEmpty();
    }

    @Test
    void whatEditorsChangedStaysWhenTheSameFileIsGivenAgain() throws IOException {
        inputs.newNewsletter(file, said::add);
        wiring.newsletters().save(Files.readAllBytes(renamed()));

        var counts = inputs.newNewsletter(file, said::add);

        assertThat(kept().name()).isEqualTo("Renamed by Ada");
        assertThat(counts).isEqualTo(kept());
        assertThat(said)
                .singleElement()
                .satisfies(sentence ->
                        assertThat(sentence).contains("weekly", "newsletter.json", "stays as it is", "--replace"));
    }

    @Test
    void theSameDocumentInOtherLettersIsNoOther() throws IOException {
        inputs.newNewsletter(file, said::add);
        Files.writeString(file, Files.readString(file).replace("  ", " "));

        inputs.newNewsletter(file, said::add);

        assertThat(said).isEmpty();
    }

    @Test
    void itIsPutInThePlaceOfAnotherOnRequest() throws IOException {
        inputs.newNewsletter(renamed(), said::add);

        inputs.newsletter(file);

        assertThat(kept().name()).isEqualTo("The Weekly");
    }

    @Test
    void aDocumentThatIsBrokenIsNotWrittenOverEither() {
        services.clients()
                .s3()
                .putObject(
                        put -> put.bucket(installation.resources().bucket()).key("newsletters/weekly.json"),
                        RequestBody.fromString("{\"id\": "));

        assertThatThrownBy(() -> inputs.newNewsletter(file, said::add))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("weekly is there already", "is broken", "--replace", "console");
    }

    @Test
    void aDirectoryGivenForAFileOfSubscribersIsSaidToBeUnreadable() {
        var newsletter = inputs.newNewsletter(file, said::add);

        assertThatThrownBy(() -> inputs.subscribers(newsletter, directory))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("can't be read");
    }

    private Newsletter kept() {
        return wiring.newsletters().find(new NewsletterId("weekly")).orElseThrow();
    }

    /** The same newsletter by another name, as an editor saves it. */
    private Path renamed() throws IOException {
        return Files.writeString(
                directory.resolve("renamed.json"), Files.readString(file).replaceFirst("The Weekly", "Renamed by Ada"));
    }
}
