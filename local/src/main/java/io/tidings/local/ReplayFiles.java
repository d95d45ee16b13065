package io.tidings.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.article.IntakeReport;
import io.tidings.edition.Assembled;
import io.tidings.edition.EditionReport;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Shifts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code replay} leaves behind. The same inputs give the same bytes. */
final class ReplayFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    ReplayFiles(Path directory) {
        this.directory = directory;
    }

    void write(Newsletter newsletter, List<ReplayedWeek> weeks, List<IntakeReport> read, Path under) {
        for (var week : weeks) {
            var folder = under.resolve(week.edition().id().value());
            write(
                    folder.resolve("edition.json"),
                    EditionReport.of(week.frozen()).json());
            if (week.frozen().mails().isEmpty()) {
                remove(folder.resolve("mail.html"));
            } else {
                write(folder.resolve("mail.html"), mail(week.frozen()).getBytes(StandardCharsets.UTF_8));
            }
        }
        write(under.resolve("report.json"), pretty(report(newsletter, weeks, read)));
    }

    void write(ReplayDiff diff, Path from, Path to) {
        var json = JSON.createObjectNode().put("from", from.toString()).put("to", to.toString());
        var weeks = json.putArray("weeks");
        for (var week : diff.weeks()) {
            var node = weeks.addObject().put("date", week.date().toString());
            var moved = node.putArray("moved");
            week.shifts()
                    .moved()
                    .forEach(one -> moved.addObject()
                            .put("article", one.article())
                            .put("title", one.title())
                            .put("from", one.from())
                            .put("to", one.to()));
            single(node, "appeared", week.shifts().appeared());
            single(node, "disappeared", week.shifts().disappeared());
        }
        write(directory.resolve("diff.json"), pretty(json));
        write(
                directory.resolve("diff.txt"),
                diff.text(from.toString(), to.toString()).getBytes(StandardCharsets.UTF_8));
    }

    private static void single(ObjectNode week, String name, List<Shifts.Single> articles) {
        var list = week.putArray(name);
        articles.forEach(one -> list.addObject()
                .put("article", one.article())
                .put("title", one.title())
                .put("section", one.section()));
    }

    private static String mail(FrozenEdition edition) {
        var nowhere = "https://tidings.example.com/archive/" + edition.id();
        var slots = Map.of("archive", nowhere, "preferences", nowhere, "unsubscribe", nowhere);
        return Assembled.mail(edition.printed(), edition.locale(), List.of(), slots)
                .page();
    }

    private static ObjectNode report(Newsletter newsletter, List<ReplayedWeek> weeks, List<IntakeReport> read) {
        var report = JSON.createObjectNode().put("newsletter", newsletter.id().value());
        report.put("read", read.stream().mapToInt(IntakeReport::read).sum())
                .put("rejected", read.stream().mapToInt(IntakeReport::rejected).sum());
        var list = report.putArray("weeks");
        for (var week : weeks) {
            var node = list.addObject()
                    .put("edition", week.edition().id().value())
                    .put("date", week.date().toString())
                    .put("state", week.edition().state().name())
                    .put("gate", week.frozen().gate().outcome().name())
                    .put("articles", week.frozen().gate().intake().articles())
                    .put("stories", week.edition().stories());
            var reasons = node.putArray("reasons");
            week.edition().reasons().forEach(reasons::add);
            var sections = node.putObject("sections");
            week.frozen()
                    .sections()
                    .forEach(section ->
                            sections.put(section.slug(), section.stories().size()));
            var leftOut = node.putObject("leftOut");
            week.leftOut().forEach(leftOut::put);
            node.put("possiblySame", week.frozen().possiblySame().size());
        }
        return report;
    }

    private static byte[] pretty(ObjectNode json) {
        try {
            return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing JSON", e);
        }
    }

    /** One of an earlier replay, in which the week was not quiet. */
    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Refusal("The file " + file + " can't be removed: " + e.getMessage() + ".", e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw Refusal.unwritable(file, e);
        }
    }
}
