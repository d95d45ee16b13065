package io.tidings.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an editor should look at in a topic's definition.
 *
 * @param topic the slug of the topic
 * @param sentence what is odd and what to do
 */
public record TopicAdvice(String topic, Kind kind, String sentence) {

    /** What is odd. */
    public enum Kind {
        FEW_KEYWORDS,
        OVERLAPS,
        NEVER_MATCHES,
        MATCHES_NEARLY_EVERYTHING
    }

    /** With fewer, the topics of unlabelled articles were found far worse: .46 of them with five keywords instead of .64. */
    static final int ENOUGH_KEYWORDS = 12;

    private static final int FEWEST_SHARED = 3;
    private static final double MOST_SHARED = 0.25;
    /** Fewer articles say nothing about what matches. */
    private static final int FEWEST_ARTICLES = 20;

    private static final double NEARLY_EVERYTHING = 0.5;

    /** Advice on each topic of a model, in the editor's order; none on a good one. */
    public static List<TopicAdvice> on(TopicModel model) {
        return on(model, model.topics());
    }

    /**
     * The same, where the model knows more keywords than an editor wrote.
     *
     * @param written the model's topics in its order, with the keywords that are to be counted
     */
    public static List<TopicAdvice> on(TopicModel model, List<Topic> written) {
        List<Topic> topics = model.topics();
        List<Set<String>> phrases = topics.stream().map(TopicAdvice::phrases).toList();
        List<TopicAdvice> advice = new ArrayList<>();
        for (int i = 0; i < topics.size(); i++) {
            Topic topic = topics.get(i);
            int keywords = phrases(written.get(i)).size();
            if (keywords < ENOUGH_KEYWORDS && topic.tagAliases().isEmpty()) {
                advice.add(new TopicAdvice(topic.slug(), Kind.FEW_KEYWORDS, fewKeywords(topic, keywords)));
            }
            for (int other = 0; other < i; other++) {
                overlap(topics.get(other), topic, phrases.get(other), phrases.get(i), advice);
            }
            if (model.keywords().articles() >= FEWEST_ARTICLES) {
                matches(topic, i, model.keywords(), advice);
            }
        }
        return advice;
    }

    private static Set<String> phrases(Topic topic) {
        return new PhraseBook(List.of(topic.keywords()))
                .phrases().stream().map(PhraseBook.Phrase::key).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String fewKeywords(Topic topic, int keywords) {
        return "The topic \"" + topic.name() + "\" has " + keywords
                + (keywords == 1 ? " keyword" : " keywords") + "; with fewer than " + ENOUGH_KEYWORDS
                + " many of its articles are missed. Add words that only its articles have.";
    }

    private static void overlap(
            Topic one, Topic other, Set<String> ofOne, Set<String> ofOther, List<TopicAdvice> advice) {
        Set<String> shared = new TreeSet<>(ofOne);
        shared.retainAll(ofOther);
        int smaller = Math.min(ofOne.size(), ofOther.size());
        if (shared.size() >= FEWEST_SHARED && shared.size() >= MOST_SHARED * smaller) {
            advice.add(new TopicAdvice(
                    other.slug(),
                    Kind.OVERLAPS,
                    "The topics \"" + one.name() + "\" and \"" + other.name() + "\" share the keywords "
                            + String.join(", ", shared) + ". Leave each to the one that it tells of."));
        }
    }

    private static void matches(Topic topic, int number, KeywordScores keywords, List<TopicAdvice> advice) {
        Map<String, Integer> articlesWith = keywords.articlesWith(number);
        if (topic.tagAliases().isEmpty() && articlesWith.values().stream().allMatch(count -> count == 0)) {
            advice.add(new TopicAdvice(
                    topic.slug(),
                    Kind.NEVER_MATCHES,
                    "No keyword of the topic \"" + topic.name() + "\" stands in any of " + keywords.articles()
                            + " articles. Use the words that the articles use."));
        }
        List<String> everywhere = articlesWith.entrySet().stream()
                .filter(keyword -> keyword.getValue() > NEARLY_EVERYTHING * keywords.articles())
                .map(Map.Entry::getKey)
                .toList();
        if (!everywhere.isEmpty()) {
            advice.add(new TopicAdvice(
                    topic.slug(),
                    Kind.MATCHES_NEARLY_EVERYTHING,
                    "Most of " + keywords.articles() + " articles have these keywords of the topic \"" + topic.name()
                            + "\", so they tell little: " + String.join(", ", everywhere) + ". Remove them."));
        }
    }
}
