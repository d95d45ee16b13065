package io.tidings.local;

import io.tidings.article.Article;
import io.tidings.topic.Assignment;
import io.tidings.topic.Confirmation;
import io.tidings.topic.ToCheck;
import io.tidings.topic.Topic;
import io.tidings.topic.TopicAdvice;
import io.tidings.topic.TopicModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Gives articles topics, as composing an edition does: learns from the topics' keywords, from all articles and"
                    + " the pool, and from what was confirmed. The same files give the same bytes.",
            "",
            "Files have tabs between values, and are UTF-8, UTF-16 or windows-1252. FILE of --topics has no header: a"
                    + " name, a tab, keywords with commas between them (one that begins with - forbids the topic). The others have one: title, summary, url,"
                    + " date, source, tags, in any order; label where something is confirmed. A label that is no topic's"
                    + " name says that the article belongs to none of them.",
            "",
            "Writes a header and, for each article, its row (from 1, the header not counted), topic, confidence, second"
                    + " topic and evidence. The topic is empty where nothing speaks for one, as in an article without text.",
            ""
        })
final class ClassifyCommand implements Callable<Integer> {
    @Option(
            names = "--topics",
            required = true,
            paramLabel = "FILE.tsv",
            description = "The topics and their keywords.")
    Path topics = Path.of("");

    @Option(names = "--articles", required = true, paramLabel = "FILE.tsv", description = "What to give topics.")
    Path articles = Path.of("");

    @Option(
            names = "--confirmed",
            paramLabel = "FILE.tsv",
            description =
                    "Articles with the label an editor gave, whether they are in FILE of --articles or not. Those that are"
                            + " come out as labelled, with confidence 1 and \"an editor\" for evidence, and are not asked about."
                            + " Of two labels of one article, the later counts.")
    Optional<Path> confirmed = Optional.empty();

    @Option(names = "--pool", paramLabel = "FILE.tsv", description = "More articles to learn from, without labels.")
    Optional<Path> pool = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE.tsv", description = "Where the result goes (default: the terminal).")
    Optional<Path> out = Optional.empty();

    @Option(
            names = "--threshold",
            paramLabel = "C",
            defaultValue = "0",
            description = "Below this confidence the topic is empty (default ${DEFAULT-VALUE}; editions use 0.3).")
    double threshold;

    @Option(
            names = "--ask",
            paramLabel = "N",
            description =
                    "Names the N articles most worth confirming: two thirds the least certain, one third at random.")
    Optional<Integer> ask = Optional.empty();

    @Option(
            names = "--ask-out",
            paramLabel = "FILE.tsv",
            description = "Where those go (default: NAME.ask.tsv beside --out NAME.tsv, or classify.ask.tsv).")
    Optional<Path> askOut = Optional.empty();

    @Override
    public Integer call() {
        refuseWhatMeansNothing();
        new OutPaths()
                .reads("--topics", topics)
                .reads("--articles", articles)
                .reads("--confirmed", confirmed)
                .reads("--pool", pool)
                .writes("--out", out)
                .writes("--ask-out", ask.map(_ -> askPath()));
        TopicsFile named = TopicsFile.read(topics);
        List<Article> given = articlesOf(articles);
        List<Confirmation> confirmations =
                confirmed.map(file -> confirmations(file, named)).orElse(List.of());
        List<Article> all = Stream.concat(
                        given.stream(), pool.map(ClassifyCommand::articlesOf).orElse(List.of()).stream())
                .toList();
        TopicModel model = TopicModel.train(named.topics(), all, confirmations);
        named.notes().forEach(note -> System.err.println("tidings: " + note));
        TopicAdvice.on(model, named.written()).forEach(advice -> System.err.println("tidings: " + advice.sentence()));
        OutTable.write(
                out,
                List.of("row", "topic", "confidence", "second", "evidence"),
                rows(model, named, given, confirmations));
        ask.ifPresent(most -> ask(model, given, confirmations, most));
        return 0;
    }

    private void refuseWhatMeansNothing() {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new Refusal("--threshold " + threshold + " is no confidence. Give a number from 0 to 1.");
        }
        ask.filter(most -> most < 1).ifPresent(most -> {
            throw new Refusal("--ask " + most + " asks for nothing. Give a number of articles.");
        });
    }

    private Path askPath() {
        return askOut.orElseGet(() -> OutTable.beside(out, "classify", "ask"));
    }

    private static List<Article> articlesOf(Path file) {
        return ArticleRows.read(file).stream()
                .map(ArticleRows.Labelled::article)
                .toList();
    }

    private static List<Confirmation> confirmations(Path file, TopicsFile named) {
        List<Confirmation> confirmations = new ArrayList<>();
        Map<Text, Optional<String>> labels = new HashMap<>();
        int others = 0;
        int twice = 0;
        for (ArticleRows.Labelled row : ArticleRows.read(file)) {
            String label = row.label()
                    .orElseThrow(
                            () -> new Refusal(
                                    file + ", line " + row.line()
                                            + ": has no label. Write the name of its topic into the column \"label\", or leave the row out."));
            Optional<String> slug = named.slug(label);
            others += slug.isPresent() ? 0 : 1;
            Text text = Text.of(row.article());
            twice += labels.getOrDefault(text, slug).equals(slug) ? 0 : 1;
            labels.put(text, slug);
            confirmations.add(new Confirmation(row.article(), slug));
        }
        if (others > 0) {
            System.err.println("tidings: " + others + " of " + confirmations.size() + " labels in " + file
                    + " name none of the topics: those articles count as belonging to none.");
        }
        if (twice > 0) {
            System.err.println("tidings: " + twice + " of the labels in " + file
                    + " contradict an earlier one of the same article: the later counts.");
        }
        return confirmations;
    }

    private List<List<String>> rows(
            TopicModel model, TopicsFile named, List<Article> given, List<Confirmation> confirmations) {
        Map<Text, Optional<String>> said = new HashMap<>();
        confirmations.forEach(one -> said.put(Text.of(one.article()), one.topic()));
        Map<String, String> names = named.topics().stream().collect(Collectors.toMap(Topic::slug, Topic::name));
        List<List<String>> rows = new ArrayList<>();
        Map<Text, List<String>> known = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            List<String> values = known.computeIfAbsent(
                    Text.of(given.get(i)),
                    text -> Optional.ofNullable(said.get(text))
                            .map(topic -> values(byEditor(model, text.article, topic), names))
                            .orElseGet(() -> values(model.judge(text.article, threshold), names)));
            rows.add(Stream.concat(Stream.of(String.valueOf(i + 1)), values.stream())
                    .toList());
        }
        return rows;
    }

    /** As an edition has it: the editor's topic first. What belongs to none has no second one either. */
    private TopicModel.Judgement byEditor(TopicModel model, Article article, Optional<String> topic) {
        TopicModel.Judgement judged = model.judge(article, threshold);
        List<TopicModel.Ranked> ranked = topic.map(slug -> Stream.concat(
                                Stream.of(new TopicModel.Ranked(slug, 1)),
                                judged.ranked().stream()
                                        .filter(one -> !one.topic().equals(slug)))
                        .toList())
                .orElse(List.of());
        return new TopicModel.Judgement(
                Assignment.byEditor(topic, judged.assignment().secondaries(), Assignment.AN_EDITOR), ranked);
    }

    private static List<String> values(TopicModel.Judgement judgement, Map<String, String> names) {
        Assignment assignment = judgement.assignment();
        List<TopicModel.Ranked> ranked = judgement.ranked();
        return List.of(
                assignment.topic().map(slug -> names.getOrDefault(slug, slug)).orElse(""),
                String.format(Locale.ROOT, "%.4f", assignment.confidence()),
                ranked.size() < 2 ? "" : names.getOrDefault(ranked.get(1).topic(), ""),
                String.join(", ", assignment.evidence()));
    }

    private void ask(TopicModel model, List<Article> given, List<Confirmation> confirmations, int most) {
        Set<Text> settled = confirmations.stream()
                .map(confirmation -> Text.of(confirmation.article()))
                .collect(Collectors.toCollection(HashSet::new));
        IdentityHashMap<Article, Integer> rowOf = new IdentityHashMap<>();
        List<Article> open = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            rowOf.put(given.get(i), i + 1);
            if (settled.add(Text.of(given.get(i)))) {
                open.add(given.get(i));
            }
        }
        List<List<String>> rows = ToCheck.choose(model, open, most).stream()
                .map(article -> List.of(String.valueOf(rowOf.getOrDefault(article, 0)), article.title()))
                .toList();
        OutTable.writeBeside(
                askPath(),
                List.of("row", "title"),
                rows,
                rows.size() < most ? "articles to confirm next (there are no more)" : "articles to confirm next");
    }

    /** What an article says and where, whatever the rest of its address: of copies, one is judged and asked about. */
    private record Text(String title, String summary, String host, List<String> tags, Article article) {

        static Text of(Article article) {
            String host = Optional.ofNullable(article.url().getHost()).orElse("");
            return new Text(article.title(), article.summary(), host, article.tags(), article);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text that
                    && title.equals(that.title)
                    && summary.equals(that.summary)
                    && host.equals(that.host)
                    && tags.equals(that.tags);
        }

        @Override
        public int hashCode() {
            return title.hashCode() * 31 + summary.hashCode();
        }
    }
}
