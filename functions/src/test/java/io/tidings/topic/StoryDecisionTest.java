package io.tidings.topic;

import static io.tidings.topic.ArticleBuilder.MONDAY;
import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.article.Article;
import io.tidings.article.SourceName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoryDecisionTest {

    private final Article release = article("herald", "Postgres 19 released with asynchronous replication slots", 0);
    private final Article copy = article("journal", "Postgres 19 released with asynchronous replication slots", 1);
    private final Article another = article("post", "Garlic butter and the case for slow roasting", 2);
    private final Article hint = article("mirror", "Postgres 19 arrives as replication slots get quicker", 3);

    private static Article article(String source, String title, int day) {
        return anArticle()
                .from(source)
                .titled(title)
                .saying("")
                .on(MONDAY.plus(Duration.ofHours(day)))
                .build();
    }

    private FoundStories found(StoryDecision... decisions) {
        return Stories.find(List.of(release, copy, another, hint), List.of(decisions), List.of());
    }

    private static StoryDecision decision(Article one, Article other, StoryDecision.Kind kind) {
        return new StoryDecision(one.id(), other.id(), kind);
    }

    @Test
    void anEditorsSplitHoldsCopiesApart() {
        assertThat(found().stories()).contains(new Story(release, List.of(copy)));

        FoundStories split = found(decision(copy, release, StoryDecision.Kind.DIFFERENT));

        assertThat(split.stories()).contains(new Story(release, List.of()), new Story(copy, List.of()));
        assertThat(split.suggestions())
                .noneMatch(
                        pair -> pair.one().equals(release.id()) && pair.other().equals(copy.id()));
    }

    @Test
    void anEditorsMergeJoinsWhatIsNotAlikeAndWhatIsLikeEitherOfThem() {
        FoundStories merged = found(decision(another, release, StoryDecision.Kind.SAME));

        assertThat(merged.stories()).contains(new Story(release, List.of(copy, another)));
    }

    @Test
    void ofTwoWordsOnOnePairTheLaterCounts() {
        StoryDecision same = decision(another, release, StoryDecision.Kind.SAME);
        StoryDecision different = decision(another, release, StoryDecision.Kind.DIFFERENT);

        assertThat(found(same, different).stories()).contains(new Story(another, List.of()));
        assertThat(found(different, same).stories()).contains(new Story(release, List.of(copy, another)));
    }

    @Test
    void whatIsPossiblyTheSameIsSuggestedOnceAndNotOnceDecided() {
        assertThat(found().suggestions()).isNotEmpty().allSatisfy(pair -> {
            assertThat(pair.score()).isBetween(0.25, 1.0);
            assertThat(List.of(pair.one(), pair.other())).contains(hint.id());
        });

        assertThat(found(
                                decision(hint, release, StoryDecision.Kind.DIFFERENT),
                                decision(hint, copy, StoryDecision.Kind.DIFFERENT))
                        .suggestions())
                .isEmpty();
    }

    @Test
    void aPreferredSourceLeadsAmongArticlesOfTheSameMoment() {
        Article late = article("post", "Postgres 19 released with asynchronous replication slots", 0);

        FoundStories found = Stories.find(List.of(release, late), List.of(), List.of(new SourceName("post")));

        assertThat(found.stories()).containsExactly(new Story(late, List.of(release)));
    }
}
