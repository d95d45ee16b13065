package io.tidings.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.edition.Edition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code run} leaves behind: mails, edition.json and report.json. */
final class OutFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Path mails;

    private OutFiles(Path directory, Path mails) {
        this.directory = directory;
        this.mails = mails;
    }

    /** Makes the directory, and takes away what an earlier run left there. */
    static OutFiles prepare(Path directory) {
        try {
            var mails = Files.createDirectories(directory.resolve("mails"));
            try (var earlier = Files.newDirectoryStream(mails, "*.eml")) {
                for (var file : earlier) {
                    Files.delete(file);
                }
            }
            Files.deleteIfExists(directory.resolve("edition.json"));
            Files.deleteIfExists(directory.resolve("report.json"));
            return new OutFiles(directory, mails);
        } catch (IOException e) {
            throw new Refusal("The directory " + directory + " can't be written to: " + e.getMessage() + ".", e);
        }
    }

    void write(Installation installation, Edition edition, RunReport report) {
        try (var files = new MailFiles(mails)) {
            installation.services().ses().orElseThrow().mails().forEach(mail -> {
                if (edition.id().value().equals(mail.tags().get("edition"))) {
                    files.add(mail);
                }
            });
        }
        write("edition.json", frozen(installation, edition));
        write("report.json", report.json(JSON));
    }

    /** As it was frozen, but for the mails' fragments: the mails themselves are beside it. */
    private static ObjectNode frozen(Installation installation, Edition edition) {
        var key =
                "editions/" + edition.newsletter().value() + "/" + edition.id().value() + ".json";
        var bytes = installation
                .services()
                .clients()
                .s3()
                .getObjectAsBytes(
                        get -> get.bucket(installation.resources().bucket()).key(key));
        try {
            var frozen = (ObjectNode) JSON.readTree(bytes.asByteArray());
            frozen.remove("mails");
            return frozen;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + key, e);
        }
    }

    private void write(String name, ObjectNode json) {
        try {
            Files.writeString(
                    directory.resolve(name),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw Refusal.unwritable(directory.resolve(name), e);
        }
    }
}
