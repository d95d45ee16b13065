package io.tidings.local;

import io.tidings.edition.InvalidNewsletter;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterReader;
import io.tidings.function.Wiring;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.ImportReport;
import io.tidings.subscriber.ImportRequest;
import io.tidings.topic.Topic;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes in what is given on the command line, as the console would; says in a sentence what is wrong with it. */
final class Inputs {
    private static final int REASONS = 3;

    private final Wiring wiring;

    Inputs(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Keeps the file's document, also in the place of another. */
    Newsletter newsletter(Path file) {
        return newsletter(bytes(file), file.toString());
    }

    Newsletter newsletter(byte[] json, String name) {
        try {
            return wiring.newsletters().save(json);
        } catch (InvalidNewsletter e) {
            throw new Refusal(name + " is no newsletter: " + e.getMessage(), e);
        }
    }

    /**
     * Keeps the file's document if there is none of its id, and answers which counts now. One that is there stays as it is:
     * editors may have changed it in the console.
     */
    Newsletter newNewsletter(Path file, Consumer<String> say) {
        var json = bytes(file);
        try {
            return wiring.newsletters().create(json).orElseGet(() -> standing(NewsletterReader.read(json), file, say));
        } catch (InvalidNewsletter e) {
            throw new Refusal(file + " is no newsletter: " + e.getMessage(), e);
        }
    }

    private Newsletter standing(Newsletter given, Path file, Consumer<String> say) {
        try {
            var there = wiring.newsletters().find(given.id()).orElse(given);
            if (!there.equals(given)) {
                say.accept("The newsletter " + given.id() + " is there already, and is not as " + file
                        + " says: it stays as it is. --replace puts the file in its place.");
            }
            return there;
        } catch (InvalidNewsletter e) {
            throw new Refusal(
                    "The newsletter " + given.id() + " is there already, and its document is broken: " + e.getMessage()
                            + " Put " + file + " in its place with --replace, or start without --newsletter and correct"
                            + " it in the console.",
                    e);
        }
    }

    ImportReport subscribers(Newsletter newsletter, Path file) {
        try (var csv = new BufferedInputStream(Files.newInputStream(file))) {
            return subscribers(newsletter, csv);
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        } catch (UncheckedIOException e) {
            // A directory can be opened as a file: only reading it fails.
            throw Refusal.unreadable(file, Objects.requireNonNull(e.getCause()));
        }
    }

    ImportReport subscribers(Newsletter newsletter, InputStream csv) {
        var topics = newsletter.topics().stream().map(Topic::slug).collect(Collectors.toSet());
        var request = new ImportRequest(
                new Audience(newsletter.id().value()),
                topics,
                newsletter.locale().toLanguageTag(),
                "Imported on the command line",
                ImportRequest.Mode.APPLY);
        try {
            return wiring.subscribers().importAll(request, csv);
        } catch (IllegalArgumentException e) {
            throw new Refusal("The subscribers can't be read: " + e.getMessage(), e);
        }
    }

    /** What became of the rows, with the first that were rejected and why, or of which something was left out. */
    static String told(ImportReport report) {
        var told = report.added() + " subscribers of " + report.rows() + " rows, " + report.rejected() + " rejected";
        var errors = report.firstErrors().stream()
                .limit(REASONS)
                .map(error -> "\n          line " + error.line() + ": " + error.reason());
        var notes = report.firstNotes().stream()
                .limit(REASONS)
                .map(note -> "\n          line " + note.line() + ": " + note.note());
        return Stream.concat(errors, notes).collect(Collectors.joining("", told, ""));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        }
    }
}
