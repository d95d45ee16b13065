package io.tidings.topic;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.article.Article;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopicModelKeywordsTest {

    private static final Topic DATABASES =
            new Topic("databases", "Databases", List.of("postgres", "index", "query plan", "c#"), List.of("Storage"));
    private static final Topic CLOUD = new Topic("cloud", "Cloud", List.of("kubernetes", "cloud", "index"), List.of());
    private static final TopicModel MODEL = TopicModel.ofKeywords(List.of(DATABASES, CLOUD));

    @Test
    void aKeywordInTheTitleDecides() {
        Assignment assignment = MODEL.assign(anArticle().about("postgres").build());

        assertThat(assignment.topic()).contains("databases");
        assertThat(assignment.evidence()).containsExactly("postgres");
        assertThat(assignment.confidence()).isBetween(0.5, 1.0);
    }

    @Test
    void aTitleTellsMoreThanASummary() {
        Article article = anArticle()
                .titled("Postgres at work")
                .saying("It runs on Kubernetes.")
                .build();

        Assignment assignment = MODEL.assign(article);

        assertThat(assignment.topic()).contains("databases");
    }

    @Test
    void aTagAliasWinsOverKeywords() {
        Article article = anArticle().about("kubernetes").tagged("storage").build();

        Assignment assignment = MODEL.assign(article);

        assertThat(assignment.topic()).contains("databases");
        assertThat(assignment.evidence()).containsExactly("tag Storage");
        assertThat(assignment.secondaries()).isEmpty();
    }

    @Test
    void theNameOfATopicIsAnAliasToo() {
        assertThat(MODEL.assign(anArticle().tagged("Database").build()).topic()).contains("databases");
    }

    @ParameterizedTest
    @CsvSource({
        "entreprises, Les entreprises et les régions",
        "Erdgas, Das Erdgas und der Winter",
        "bancos, Los bancos del norte",
        "Los Angeles, The fires in Los Angeles and the wind",
        "jeux concours, Les jeux concours de la semaine",
        "Pokemon, Pokémon returns",
        "Pokémon, Pokemon returns",
        "Fussball, Der Fußball und das Geld",
        "Łódź, A night in Lodz",
        "ελλάδα, Η ελλάδα σήμερα",
        "климат й, Про климат й погоду",
        "ガラス, 割れたガラス"
    })
    void aPhraseIsFoundWhateverLanguageItPassesFor(String phrase, String title) {
        Article article = anArticle().titled(title).build();
        Topic wanted = new Topic("wanted", "Wanted", List.of(phrase), List.of());
        Topic forbidden = new Topic("wanted", "Wanted", List.of(phrase), List.of(), List.of(phrase));

        assertThat(TopicModel.ofKeywords(List.of(wanted, CLOUD)).assign(article).topic())
                .contains("wanted");
        assertThat(TopicModel.ofKeywords(List.of(forbidden, CLOUD))
                        .assign(article)
                        .topic())
                .isEmpty();
    }

    @Test
    void aParagraphAsAKeywordCountsByItsFirstWordsAndIsNotRepeatedWhole() {
        String paragraph = "ask the planner ".repeat(2_000);
        TopicModel model =
                TopicModel.ofKeywords(List.of(new Topic("plans", "Plans", List.of(paragraph), List.of()), CLOUD));

        Assignment assignment = model.assign(anArticle().saying(paragraph).build());

        assertThat(assignment.topic()).contains("plans");
        assertThat(assignment.evidence())
                .singleElement()
                .satisfies(evidence -> assertThat(evidence).endsWith("…").hasSizeLessThan(150));
    }

    @Test
    void aMadeTitleDoesNotCountTwice() {
        Article made = anArticle()
                .saying("A word on postgres, among many others that say little.")
                .untitled()
                .build();
        Article given = anArticle()
                .titled("A word on postgres")
                .saying("A word on postgres, among many others.")
                .build();

        assertThat(MODEL.assign(made).confidence())
                .isLessThan(MODEL.assign(given).confidence());
    }

    @Test
    void nothingSpeaksForATopic() {
        Assignment assignment = MODEL.assign(anArticle().build());

        assertThat(assignment.topic()).isEmpty();
        assertThat(assignment.confidence()).isZero();
        assertThat(assignment.evidence()).isEmpty();
    }

    @Test
    void aTieOfWeakSignsIsNoTopic() {
        Article article = anArticle()
                .saying("Here an index is mentioned, far from what the rest is about, in passing.")
                .build();

        Assignment assignment = MODEL.assign(article);

        assertThat(assignment.topic()).isEmpty();
        assertThat(assignment.confidence()).isBetween(0.01, TopicModel.THRESHOLD);
        assertThat(assignment.evidence()).containsExactly("index");
    }

    @Test
    void anotherTopicThatFitsNearlyAsWellIsSecondary() {
        Article article =
                anArticle().titled("Postgres query plans on Kubernetes").build();

        Assignment assignment = MODEL.assign(article);

        assertThat(assignment.topic()).contains("databases");
        assertThat(assignment.secondaries()).containsExactly("cloud");
        assertThat(assignment.evidence()).containsExactly("query plan", "postgres");
    }

    @Test
    void signsAreWords() {
        assertThat(MODEL.assign(anArticle().titled("Why C# wins").build()).topic())
                .contains("databases");
        assertThat(MODEL.assign(anArticle().titled("Vitamin C wins").build()).topic())
                .isEmpty();
    }

    @Test
    void whatStandsEverywhereTellsLittle() {
        List<Article> batch = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            batch.add(anArticle().about("cloud").build());
        }
        Article article = anArticle().titled("Postgres and the cloud").build();
        batch.add(article);

        Assignment alone = MODEL.assign(article);
        Assignment amongOthers =
                TopicModel.train(List.of(DATABASES, CLOUD), batch, List.of()).assign(article);

        assertThat(amongOthers.topic()).contains("databases");
        assertThat(amongOthers.confidence()).isGreaterThan(alone.confidence());
    }

    @Test
    void noTopicsAssignNothing() {
        assertThat(TopicModel.ofKeywords(List.of()).assign(anArticle().build()).topic())
                .isEmpty();
    }
}
