package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.topic.Assignment;
import io.tidings.topic.Story;
import io.tidings.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the articles of a window in their places: cleaned, collapsed into stories, given topics, ranked and capped. Every
 * article ends up in a section or among those left out. Pure; the order of the articles does not matter.
 */
record Placement(List<FrozenSection> sections, List<LeftOut> leftOut, List<PossiblySame> possiblySame) {

    static Placement of(Newsletter newsletter, Window window, Editorial editorial, List<Article> articles) {
        return new Desk(newsletter, window, editorial).place(articles);
    }

    int stories() {
        return sections.stream().mapToInt(section -> section.stories().size()).sum();
    }

    /**
     * With what editors did by hand to the stories of the draft before.
     *
     * @param untouched the same articles, placed as if they had done nothing
     */
    Placement after(Newsletter newsletter, FrozenEdition before, Placement untouched) {
        return new Placement(
                Arrangement.again(newsletter, sections, untouched.sections(), before.touched()), leftOut, possiblySame);
    }

    /** The same articles, none of them placed: what becomes of a quiet week. */
    Placement quiet() {
        List<LeftOut> all = new ArrayList<>(leftOut);
        sections.stream().flatMap(FrozenSection::articles).forEach(article -> all.add(quiet(article)));
        return new Placement(List.of(), sorted(all), possiblySame);
    }

    private static LeftOut quiet(FrozenArticle article) {
        return new LeftOut(
                article.id(),
                article.content(),
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
        private final Editorial editorial;
        private final List<FrozenSection> sections = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();

        Desk(Newsletter newsletter, Window window, Editorial editorial) {
            this.newsletter = newsletter;
            this.window = window;
            this.editorial = editorial;
        }

        Placement place(List<Article> articles) {
            List<Article> clean = new Cleaning(window, editorial, leftOut).clean(articles);
            Telling.Told told = new Telling(newsletter.ranking(), editorial, leftOut).tell(clean, window.until());
            Map<String, List<Candidate>> byTopic = new HashMap<>();
            for (Story story : told.stories()) {
                Assignment assignment = editorial.assign(story);
                byTopic.computeIfAbsent(assignment.topic().orElse(Edition.IN_BRIEF), key -> new ArrayList<>())
                        .add(candidate(story, assignment));
            }
            for (Topic topic : newsletter.topics()) {
                fill(topic.slug(), topic.name(), byTopic.getOrDefault(topic.slug(), List.of()));
            }
            fill(Edition.IN_BRIEF, "", byTopic.getOrDefault(Edition.IN_BRIEF, List.of()));
            return new Placement(List.copyOf(sections), sorted(leftOut), told.possiblySame());
        }

        private Candidate candidate(Story story, Assignment assignment) {
            double confidence = assignment.topic().isPresent() ? assignment.confidence() : 1;
            double weight = newsletter.ranking().source(story.lead().source().value())
                    * assignment.topic().map(newsletter.ranking()::topic).orElse(1.0);
            Duration halfLife = Duration.ofDays(newsletter.schedule().days());
            Candidate.Claim claim = editorial.isPlaced(story) ? Candidate.Claim.PLACED : Candidate.Claim.PINNED;
            Optional<Candidate.Wish> wish = story.articles()
                    .map(article -> editorial.pinnedBy(article.id()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(by -> new Candidate.Wish(claim, by));
            return new Candidate(
                    story, assignment, Ranking.of(story, confidence, weight, window.until(), halfLife), wish);
        }

        private void fill(String slug, String name, List<Candidate> candidates) {
            boolean brief = slug.equals(Edition.IN_BRIEF);
            Caps caps = newsletter.caps();
            long placed = candidates.stream()
                    .filter(candidate -> editorial.isPlaced(candidate.story()))
                    .count();
            Selection selection = new Selection(
                    candidates,
                    // Who was put there by hand stays, also when there are more than the cap.
                    (int) Math.max(brief ? caps.inBrief() : caps.perSection(), placed),
                    brief ? Integer.MAX_VALUE : caps.perSource(),
                    newsletter.ranking().diversity());
            selection
                    .passed(slug)
                    .forEach(passed -> passed.candidate()
                            .story()
                            .articles()
                            .forEach(article -> leftOut.add(LeftOut.of(article, passed.reason(), passed.detail()))));
            List<FrozenStory> stories =
                    selection.chosen().stream().map(Placement::frozen).toList();
            if (!stories.isEmpty()) {
                sections.add(new FrozenSection(slug, name, brief ? BriefGroups.of(selection.chosen()) : stories));
            }
        }
    }

    static FrozenStory frozen(Selection.Chosen chosen) {
        Candidate candidate = chosen.candidate();
        Assignment assignment = candidate.assignment();
        Ranking ranking = candidate.ranking();
        return new FrozenStory(
                FrozenArticle.of(candidate.story().lead()),
                candidate.story().alsoCoveredBy().stream()
                        .map(FrozenArticle::of)
                        .toList(),
                Optional.empty(),
                new FrozenStory.Why(
                        assignment.confidence(),
                        assignment.evidence(),
                        assignment.secondaries(),
                        chosen.rank(),
                        ranking.score(),
                        ranking.recency(),
                        ranking.size(),
                        ranking.weight(),
                        candidate.pinnedBy(),
                        chosen.alike()));
    }
}
