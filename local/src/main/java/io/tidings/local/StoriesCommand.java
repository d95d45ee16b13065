package io.tidings.local;

import io.tidings.article.Article;
import io.tidings.article.DateOrigin;
import io.tidings.topic.Stories;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "stories",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds the articles that tell the same story, as composing an edition does.",
            "",
            "The file has tabs between values and a header: title, summary, url, date, source, in any order."
                    + " Writes each article's row (from 1, the header not counted) and the number of its story; and into a"
                    + " second file the pairs that are possibly the same story, the most alike first, with a score"
                    + " from 0 to 1. Of two stories that are possibly one, each row of the one stands with each of the"
                    + " other (" + StoryRows.OF_A_STORY + " of each at most).",
            ""
        })
final class StoriesCommand implements Callable<Integer> {
    @Option(names = "--articles", required = true, paramLabel = "FILE.tsv", description = "The articles.")
    Path articles = Path.of("");

    @Option(names = "--out", paramLabel = "FILE.tsv", description = "Where the stories go (default: the terminal).")
    Optional<Path> out = Optional.empty();

    @Option(
            names = "--suggested",
            paramLabel = "FILE.tsv",
            description =
                    "Where the pairs go (default: NAME.suggested.tsv beside --out NAME.tsv, or stories.suggested.tsv).")
    Optional<Path> suggested = Optional.empty();

    @Override
    public Integer call() {
        Path pairs = suggested.orElseGet(() -> OutTable.beside(out, "stories", "suggested"));
        new OutPaths().reads("--articles", articles).writes("--out", out).writes("--suggested", pairs);
        List<Article> given = ArticleRows.read(articles).stream()
                .map(ArticleRows.Labelled::article)
                .toList();
        long undated = given.stream()
                .filter(article -> article.dateOrigin() == DateOrigin.MISSING)
                .count();
        if (undated > 0 && undated < given.size()) {
            System.err.println("tidings: " + undated + " of " + given.size()
                    + " rows have no date that can be read: they are compared by day with each other only.");
        }
        StoryRows rows = new StoryRows(given, Stories.find(given, List.of(), List.of()));
        OutTable.write(out, List.of("row", "story"), rows.stories());
        OutTable.writeBeside(
                pairs, List.of("row", "other", "score"), rows.pairs(), "pairs that are possibly the same story");
        return 0;
    }
}
