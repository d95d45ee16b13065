package io.tidings.topic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the editor decided beforehand: tags that mean a topic, words that forbid one. Nothing that was learned overrules it. */
final class EditorRules {

    private final PhraseBook aliases;
    private final PhraseBook exclusions;
    private final int topics;

    EditorRules(List<Topic> topics) {
        this.topics = topics.size();
        this.aliases = new PhraseBook(topics.stream()
                .map(topic -> Stream.concat(topic.tagAliases().stream(), Stream.of(topic.name(), topic.slug()))
                        .toList())
                .toList());
        this.exclusions = new PhraseBook(topics.stream().map(Topic::exclusions).toList());
    }

    /** The alias that one of the tags is, of the topic that the editor put first, unless that topic is forbidden. */
    Optional<PhraseBook.Phrase> alias(ArticleWords article, boolean[] forbidden) {
        return article.tags().stream()
                .flatMap(tag -> aliases.equal(tag).stream())
                .filter(phrase -> !forbidden[phrase.topic()])
                .min(Comparator.comparingInt(PhraseBook.Phrase::number));
    }

    /** Which topics are forbidden, by number. */
    boolean[] forbidden(ArticleWords article) {
        boolean[] forbidden = new boolean[topics];
        if (!exclusions.phrases().isEmpty()) {
            exclusions.scan(article.title(), phrase -> forbidden[phrase.topic()] = true);
            exclusions.scan(article.summary(), phrase -> forbidden[phrase.topic()] = true);
            article.tags().forEach(tag -> exclusions.scan(tag, phrase -> forbidden[phrase.topic()] = true));
        }
        return forbidden;
    }
}
