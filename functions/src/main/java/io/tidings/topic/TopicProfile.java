package io.tidings.topic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A topic made ready for matching: its keywords and aliases cut into words. */
record TopicProfile(Topic topic, List<Phrase> keywords, List<Phrase> aliases) {

    private static final double TITLE = 3;
    private static final double TAG = 4;
    private static final double SUMMARY = 1;
    /** BM25's k1: how soon more of the same stops counting. */
    private static final double SATURATION = 1.2;
    /** BM25's b, and the usual lengths of the fields in words: a hit in a long text tells less. */
    private static final double BY_LENGTH = 0.5;

    private static final double USUAL_TITLE = 8;
    private static final double USUAL_SUMMARY = 25;
    /** A phrase tells more than a word. */
    private static final double A_WORD_MORE = 0.25;

    record Phrase(String written, List<String> words) {}

    /** A keyword that stands in an article, and how much that says. */
    record Hit(String keyword, double weight) {}

    static TopicProfile of(Topic topic) {
        List<Phrase> aliases =
                phrases(Stream.concat(topic.tagAliases().stream(), Stream.of(topic.name(), topic.slug())));
        return new TopicProfile(topic, phrases(topic.keywords().stream()), aliases);
    }

    private static List<Phrase> phrases(Stream<String> written) {
        List<Phrase> phrases = new ArrayList<>();
        written.map(text -> new Phrase(text, Tokenizer.words(text)))
                .filter(phrase -> !phrase.words.isEmpty())
                .filter(phrase -> phrases.stream().noneMatch(other -> other.words.equals(phrase.words)))
                .forEach(phrases::add);
        return List.copyOf(phrases);
    }

    /** The alias that one of the tags is, if any. */
    Optional<String> alias(List<List<String>> tags) {
        return aliases.stream()
                .filter(alias -> tags.contains(alias.words))
                .map(Phrase::written)
                .findFirst();
    }

    /** The keywords in the article, the most telling first. */
    List<Hit> hits(ArticleWords article, Rarity rarity) {
        return keywords.stream()
                .map(keyword -> new Hit(keyword.written, weight(keyword, article, rarity)))
                .filter(hit -> hit.weight > 0)
                .sorted(Comparator.comparingDouble(Hit::weight).reversed().thenComparing(Hit::keyword))
                .toList();
    }

    private static double weight(Phrase keyword, ArticleWords article, Rarity rarity) {
        double frequency = TITLE * count(keyword, article.title()) / length(article.title(), USUAL_TITLE)
                + SUMMARY * count(keyword, article.summary()) / length(article.summary(), USUAL_SUMMARY);
        for (List<String> tag : article.tags()) {
            frequency += TAG * count(keyword, tag);
        }
        double bonus = 1 + A_WORD_MORE * (keyword.words.size() - 1);
        return bonus * rarity.of(keyword.words) * frequency / (SATURATION + frequency);
    }

    private static double length(List<String> field, double usual) {
        return 1 - BY_LENGTH + BY_LENGTH * Math.max(field.size(), usual / 2) / usual;
    }

    private static int count(Phrase keyword, List<String> text) {
        int found = 0;
        int from = 0;
        while (from + keyword.words.size() <= text.size()) {
            int at = Collections.indexOfSubList(text.subList(from, text.size()), keyword.words);
            if (at < 0) {
                break;
            }
            found++;
            from += at + keyword.words.size();
        }
        return found;
    }
}
