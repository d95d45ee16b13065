package io.tidings.bench;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.article.DateOrigin;
import io.tidings.article.SourceName;
import io.tidings.article.Standing;
import io.tidings.article.TitleOrigin;
import io.tidings.topic.Topic;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Labelled articles and the topics that an editor might define for them.
 *
 * @param labelled in the order of their file; a label that is no topic's name is never right
 */
record TopicSet(String name, List<Topic> topics, List<Labelled> labelled) {

    /** An article and the name of the topic it belongs to. */
    record Labelled(Article article, String label) {}

    TopicSet {
        topics = List.copyOf(topics);
        labelled = List.copyOf(labelled);
    }

    static TopicSet of(String name, List<String> topicLines, List<String> articleLines) {
        List<String> columns = Arrays.asList(articleLines.getFirst().split("\t", -1));
        List<Labelled> labelled = new ArrayList<>();
        for (int i = 1; i < articleLines.size(); i++) {
            String[] values = articleLines.get(i).split("\t", -1);
            String date = value(values, columns, "date");
            labelled.add(new Labelled(
                    article(
                            name + "/" + i,
                            "drop",
                            value(values, columns, "title"),
                            value(values, columns, "summary"),
                            date.isEmpty()
                                    ? Instant.EPOCH
                                    : LocalDate.parse(date)
                                            .atStartOfDay(ZoneOffset.UTC)
                                            .toInstant()),
                    value(values, columns, "label")));
        }
        return new TopicSet(name, topics(topicLines), labelled);
    }

    static Article article(String id, String source, String title, String summary, Instant at) {
        URI address = URI.create("row:" + id);
        return new Article(
                ArticleId.of(address),
                SourceName.of(source),
                address,
                Optional.empty(),
                title.isBlank() ? "…" : title,
                title.isBlank() ? TitleOrigin.MADE : TitleOrigin.GIVEN,
                summary,
                List.of(),
                at,
                DateOrigin.GIVEN,
                at,
                Standing.LIVE);
    }

    List<Article> articles() {
        return labelled.stream().map(Labelled::article).toList();
    }

    /** The same articles with the first so many topics alone; those of others belong to none. */
    TopicSet ofTopics(int first) {
        return new TopicSet(name, topics.subList(0, first), labelled);
    }

    Optional<String> slug(String label) {
        return topics.stream()
                .filter(topic -> topic.name().equals(label))
                .map(Topic::slug)
                .findFirst();
    }

    private static List<Topic> topics(List<String> lines) {
        List<Topic> topics = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            List<String> keywords = new ArrayList<>(Arrays.asList(parts[1].split(",\\s*")));
            keywords.add(parts[0]);
            topics.add(new Topic("t" + topics.size(), parts[0], keywords, List.of()));
        }
        return topics;
    }

    /** Some files lost the ampersand of numbered characters. */
    private static String value(String[] values, List<String> columns, String column) {
        int at = columns.indexOf(column);
        return at < 0 || at >= values.length
                ? ""
                : values[at].replace("#39;", "'").replace("&quot;", "\"");
    }
}
