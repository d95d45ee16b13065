package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.topic.Assignment;
import io.tidings.topic.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The order in which a section takes its stories, for benchmarks. */
public final class SectionOrder {

    private static final Duration WEEK = Duration.ofDays(7);

    private SectionOrder() {}

    /** An article and how sure it is that it belongs here. */
    public record Entry(Article article, Assignment assignment) {}

    /** The first of these as an edition at that hour takes them, without weights and pins. */
    public static List<Article> first(List<Entry> entries, int room, Instant hour) {
        List<Candidate> candidates =
                entries.stream().map(entry -> candidate(entry, hour)).toList();
        return new Selection(candidates, room, Integer.MAX_VALUE, RankingSettings.USUAL.diversity())
                .chosen().stream()
                        .map(chosen -> chosen.candidate().story().lead())
                        .toList();
    }

    private static Candidate candidate(Entry entry, Instant hour) {
        Story story = new Story(entry.article, List.of());
        return new Candidate(
                story,
                entry.assignment,
                Ranking.of(story, entry.assignment.confidence(), 1, hour, WEEK),
                Optional.empty());
    }
}
