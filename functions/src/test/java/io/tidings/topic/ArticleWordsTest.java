package io.tidings.topic;

import static io.tidings.topic.ArticleBuilder.anArticle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArticleWordsTest {

    @Test
    void sectionsShouldBeTheWordsOfAnAddressBeforeItsLast() {
        assertThat(sections("https://example.com/2026/03/Science/space-flight/a-new-star"))
                .containsExactly("science", "space-flight");
        assertThat(sections("https://example.com/a-new-star")).isEmpty();
        assertThat(sections("https://example.com")).isEmpty();
        assertThat(sections("row:4/17")).isEmpty();
    }

    @Test
    void aSectionShouldTellNothingWhereMostArticlesStandInIt() {
        List<ArticleWords> articles = Stream.concat(
                        IntStream.range(0, 6).mapToObj(i -> "https://example.com/articles/sport/" + i),
                        IntStream.range(0, 6).mapToObj(i -> "https://example.com/articles/films/" + i))
                .map(address -> ArticleWords.of(anArticle().at(address).build()))
                .toList();

        FeatureSpace space = FeatureSpace.of(articles);

        assertThat(space.number("/articles")).isNegative();
        assertThat(space.number("/sport")).isNotNegative();
    }

    private static List<String> sections(String address) {
        return ArticleWords.of(anArticle().at(address).build()).sections();
    }
}
