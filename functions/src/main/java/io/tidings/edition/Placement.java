package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.article.Standing;
import io.tidings.topic.Assignment;
import io.tidings.topic.Stories;
import io.tidings.topic.Story;
import io.tidings.topic.Topic;
import io.tidings.topic.TopicModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the articles of a window in their places: cleaned, collapsed into stories, given topics, ranked and capped. Every
 * article ends up in a section or among those left out. Pure; the order of the articles does not matter.
 */
record Placement(List<FrozenSection> sections, List<LeftOut> leftOut) {

    private record Candidate(Story story, Assignment assignment, Ranking ranking) {}

    static Placement of(Newsletter newsletter, Window window, List<Article> articles) {
        return new Desk(newsletter, window).place(articles);
    }

    int stories() {
        return sections.stream().mapToInt(section -> section.stories().size()).sum();
    }

    /** The same articles, none of them placed: what becomes of a quiet week. */
    Placement quiet() {
        List<LeftOut> all = new ArrayList<>(leftOut);
        for (FrozenSection section : sections) {
            for (FrozenStory story : section.stories()) {
                all.add(quiet(story.lead()));
                story.alsoCoveredBy().forEach(article -> all.add(quiet(article)));
            }
        }
        return new Placement(List.of(), sorted(all));
    }

    private static LeftOut quiet(FrozenArticle article) {
        return new LeftOut(
                article.id(),
                article.source(),
                article.url(),
                article.title(),
                LeftOut.Reason.QUIET,
                "Kept for the next edition.");
    }

    private static List<LeftOut> sorted(List<LeftOut> leftOut) {
        return leftOut.stream()
                .sorted(Comparator.comparing(LeftOut::reason)
                        .thenComparing(LeftOut::source)
                        .thenComparing(LeftOut::url))
                .toList();
    }

    private static final class Desk {
        private final Newsletter newsletter;
        private final Window window;
        private final List<FrozenSection> sections = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();

        Desk(Newsletter newsletter, Window window) {
            this.newsletter = newsletter;
            this.window = window;
        }

        Placement place(List<Article> articles) {
            List<Article> clean =
                    articles.stream().filter(window::has).filter(this::isFit).toList();
            TopicModel model = TopicModel.train(newsletter.topics(), clean, List.of());
            Map<String, List<Candidate>> byTopic = new HashMap<>();
            for (Story story : Stories.collapse(clean)) {
                Assignment assignment = assign(model, story);
                String slug = assignment.topic().orElse(Edition.IN_BRIEF);
                byTopic.computeIfAbsent(slug, key -> new ArrayList<>()).add(candidate(story, assignment));
            }
            for (Topic topic : newsletter.topics()) {
                fill(topic.slug(), topic.name(), byTopic.getOrDefault(topic.slug(), List.of()));
            }
            fill(Edition.IN_BRIEF, "", byTopic.getOrDefault(Edition.IN_BRIEF, List.of()));
            return new Placement(List.copyOf(sections), sorted(leftOut));
        }

        private boolean isFit(Article article) {
            if (article.standing() == Standing.WITHDRAWN) {
                leftOut.add(LeftOut.of(article, LeftOut.Reason.WITHDRAWN, "Its source took it back."));
                return false;
            }
            if (!article.publishedAt().isAfter(window.publishedAfter())) {
                leftOut.add(LeftOut.of(
                        article,
                        LeftOut.Reason.TOO_OLD,
                        "Published " + article.publishedAt() + ", not after " + window.publishedAfter() + "."));
                return false;
            }
            return true;
        }

        /** The clearest of what its articles say; of equals, the lead's. */
        private static Assignment assign(TopicModel model, Story story) {
            return story.articles()
                    .map(model::assign)
                    .reduce((best, next) -> next.confidence() > best.confidence() ? next : best)
                    .orElseThrow();
        }

        private Candidate candidate(Story story, Assignment assignment) {
            double confidence = assignment.topic().isPresent() ? assignment.confidence() : 1;
            Duration halfLife = Duration.ofDays(newsletter.schedule().days());
            return new Candidate(story, assignment, Ranking.of(story, confidence, window.until(), halfLife));
        }

        private void fill(String slug, String name, List<Candidate> candidates) {
            boolean brief = slug.equals(Edition.IN_BRIEF);
            int room = brief ? newsletter.caps().inBrief() : newsletter.caps().perSection();
            Map<String, Integer> bySource = new HashMap<>();
            List<FrozenStory> stories = new ArrayList<>();
            List<Candidate> ranked = candidates.stream().sorted(RANKED).toList();
            for (int rank = 1; rank <= ranked.size(); rank++) {
                Candidate candidate = ranked.get(rank - 1);
                String source = candidate.story.lead().source().value();
                if (!brief
                        && bySource.getOrDefault(source, 0) >= newsletter.caps().perSource()) {
                    leaveOut(candidate, LeftOut.Reason.SOURCE_FULL, slug, rank);
                } else if (stories.size() >= room) {
                    leaveOut(candidate, brief ? LeftOut.Reason.IN_BRIEF_FULL : LeftOut.Reason.SECTION_FULL, slug, rank);
                } else {
                    bySource.merge(source, 1, Integer::sum);
                    stories.add(frozen(candidate, rank));
                }
            }
            if (!stories.isEmpty()) {
                sections.add(new FrozenSection(slug, name, stories));
            }
        }

        private void leaveOut(Candidate candidate, LeftOut.Reason reason, String slug, int rank) {
            String detail = "Ranked " + rank + " in " + slug + " with a score of " + candidate.ranking.score() + ".";
            candidate.story.articles().forEach(article -> leftOut.add(LeftOut.of(article, reason, detail)));
        }
    }

    private static final Comparator<Candidate> RANKED = Comparator.comparingDouble(
                    (Candidate candidate) -> candidate.ranking.score())
            .reversed()
            .thenComparing(candidate -> candidate.story.lead().id().value());

    private static FrozenStory frozen(Candidate candidate, int rank) {
        Assignment assignment = candidate.assignment;
        return new FrozenStory(
                FrozenArticle.of(candidate.story.lead()),
                candidate.story.alsoCoveredBy().stream().map(FrozenArticle::of).toList(),
                new FrozenStory.Why(
                        assignment.confidence(),
                        assignment.evidence(),
                        assignment.secondaries(),
                        rank,
                        candidate.ranking.score(),
                        candidate.ranking.recency(),
                        candidate.ranking.size()));
    }
}
