package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.edition.TopicTrial;
import io.tidings.edition.TopicTrial.Look;
import io.tidings.subscriber.TopicChoosers;
import io.tidings.topic.Topic;
import io.tidings.topic.TopicAdvice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The topics of a form, as the page shows them.
 *
 * @param stored the newsletter as it is; empty where its document can't be used
 * @param looked what its topics took of the last weeks
 * @param tried what a try came to: then its counts and its advice are shown
 */
record TopicsView(
        Draft draft,
        Optional<Newsletter> stored,
        Optional<TopicTrial.Now> looked,
        Optional<TrialView> tried,
        TopicChoosers choosers) {

    private static final Map<String, String> LABELS = Map.of(
            TopicForm.NAME, "Name",
            TopicForm.KEYWORDS, "Keywords",
            TopicForm.ALIASES, "Tags that mean it",
            TopicForm.EXCLUSIONS, "Words that forbid it",
            TopicForm.WEIGHT, "Weight");

    void put(Map<String, Object> view, List<String> gone) {
        List<String> keys = TopicForm.keys(draft.values());
        view.put("topics", keys.stream().map(key -> topic(key, keys)).toList());
        view.put("noTopic", keys.isEmpty());
        view.put("nextKey", TopicForm.nextKey(draft));
        view.put(
                "looked",
                looked.filter(now -> now.articles() > 0)
                        .map(now -> ConsoleFrame.number(now.articles()))
                        .orElse(""));
        view.put(
                "since",
                looked.flatMap(TopicTrial.Now::since)
                        .flatMap(since -> stored.map(newsletter ->
                                ConsoleFrame.time(since, newsletter.schedule().zone())))
                        .orElse(""));
        view.put("asks", !gone.isEmpty());
        view.put("gone", gone.stream().map(this::leaving).toList());
        List<Map<String, Object>> orphans = orphans();
        view.put("orphans", orphans);
        view.put("hasOrphans", !orphans.isEmpty());
        view.put("orphaned", about(choosers.leftWith(slugs())));
    }

    /** What a field is called above the form: with its topic. */
    String label(String field) {
        if (field.equals(TopicForm.TOPICS)) {
            return "Topics";
        }
        return LABELS.keySet().stream()
                .filter(field::startsWith)
                .map(kind -> title(field.substring(kind.length())) + ", " + named(kind))
                .findFirst()
                .orElse(field);
    }

    private static String named(String kind) {
        return LABELS.getOrDefault(kind, kind);
    }

    private String title(String key) {
        String name = draft.value(TopicForm.NAME + key);
        return name.isEmpty() ? known(key).map(Topic::name).orElse("A topic without a name") : name;
    }

    private Map<String, Object> topic(String key, List<String> keys) {
        boolean isNew = TopicForm.isNew(key);
        List<String> advice = advice(key);
        boolean wrong = fields(key).anyMatch(draft.problems()::containsKey);
        boolean differs = fields(key).anyMatch(draft.theirs()::containsKey);
        boolean removed = TopicForm.isRemoved(draft.values(), key);
        Map<String, Object> view = new HashMap<>();
        view.put("key", key);
        view.put("title", isNew && draft.value(TopicForm.NAME + key).isEmpty() ? "A new topic" : title(key));
        view.put("slug", isNew ? "" : key);
        view.put("took", isNew ? "" : took(key));
        view.put("chosen", isNew ? "" : chosen(key));
        view.put("becomes", isNew ? "" : becomes(key));
        view.put("wrong", wrong);
        view.put("advised", !advice.isEmpty());
        view.put("differs", differs);
        view.put("vanished", !isNew && stored.isPresent() && !slugs().contains(key));
        view.put("removed", removed);
        view.put("open", wrong || differs || removed || isNew || keys.size() == 1);
        view.put("places", places(key, keys));
        view.put(
                "name",
                FieldView.text(TopicForm.NAME + key, named(TopicForm.NAME), nameHint(isNew))
                        .of(draft));
        view.put(
                "lists",
                List.of(
                        lines(
                                        TopicForm.KEYWORDS,
                                        key,
                                        "Words and phrases that tell of it, about a dozen: one a line, or with"
                                                + " commas between them.")
                                .of(draft, advice),
                        lines(
                                        TopicForm.ALIASES,
                                        key,
                                        "Tags of the sources that mean this topic, whatever the text says.")
                                .of(draft),
                        lines(TopicForm.EXCLUSIONS, key, "No article in which one of them stands gets this topic.")
                                .of(draft)));
        view.put(
                "weight",
                FieldView.text(
                                TopicForm.WEIGHT + key,
                                named(TopicForm.WEIGHT),
                                "From 0.1 to 10; empty is 1. More moves its stories up where the mail is full.")
                        .of(draft));
        return view;
    }

    private static String nameHint(boolean isNew) {
        return isNew ? "As readers see it." : "As readers see it. A new name changes nothing for who chose it.";
    }

    private static FieldView lines(String field, String key, String hint) {
        return FieldView.lines(field + key, named(field), hint);
    }

    private static Stream<String> fields(String key) {
        return LABELS.keySet().stream().map(field -> field + key);
    }

    private static List<Map<String, Object>> places(String key, List<String> keys) {
        return IntStream.rangeClosed(1, keys.size())
                .mapToObj(place -> Map.<String, Object>of(
                        "place",
                        String.valueOf(place),
                        "here",
                        keys.get(place - 1).equals(key)))
                .toList();
    }

    /** Of a try that was made, else of what is. New topics have no slug to be known by until they are saved. */
    private Optional<Look> look() {
        return tried.map(one -> one.trial().then()).or(() -> looked.map(TopicTrial.Now::look));
    }

    private String took(String key) {
        Optional<Look> look = looked.filter(now -> now.articles() > 0).map(TopicTrial.Now::look);
        return look.map(now -> now.took(key))
                .map(count -> count == 1 ? "1 article" : ConsoleFrame.number(count) + " articles")
                .orElse("");
    }

    private List<String> advice(String key) {
        List<String> advice = new ArrayList<>();
        String slug = TopicForm.isNew(key) ? slugOfNew(key) : key;
        look().ifPresent(look -> look.advice().stream()
                .filter(one -> one.topic().equals(slug))
                .map(TopicAdvice::sentence)
                .forEach(advice::add));
        return advice;
    }

    /** What the try called it: the topic in its place. */
    private String slugOfNew(String key) {
        int place = TopicForm.kept(draft.values()).indexOf(key);
        return tried.map(one -> one.changed().topics())
                .filter(topics -> place >= 0 && place < topics.size())
                .map(topics -> topics.get(place).slug())
                .orElse("");
    }

    private Optional<Topic> known(String slug) {
        return stored.stream()
                .flatMap(newsletter -> newsletter.topics().stream())
                .filter(topic -> topic.slug().equals(slug))
                .findFirst();
    }

    private List<String> slugs() {
        return stored.stream()
                .flatMap(newsletter -> newsletter.topics().stream())
                .map(Topic::slug)
                .toList();
    }

    private String chosen(String slug) {
        long people = choosers.chose(slug);
        return people == 0 ? "nobody chose it by name" : about(people) + " chose it";
    }

    private String becomes(String slug) {
        long people = choosers.chose(slug);
        List<String> rest = slugs().stream().filter(one -> !one.equals(slug)).toList();
        long nothing = choosers.leftWith(rest) - choosers.leftWith(slugs());
        if (people == 0) {
            return "Nobody chose it by name; who wants every topic goes on getting the others.";
        }
        String lost = nothing <= 0
                ? "Each of them chose others, too, and gets those."
                : about(nothing)
                        + " of them chose nothing else that is here: they get no mail any more until they choose"
                        + " again, and nobody tells them so.";
        return upper(about(people)) + " chose it by name. " + lost;
    }

    private Map<String, Object> leaving(String slug) {
        return Map.of("slug", slug, "title", title(slug), "becomes", becomes(slug));
    }

    private List<Map<String, Object>> orphans() {
        List<Map<String, Object>> orphans = new ArrayList<>();
        if (stored.isPresent()) {
            choosers.besides(slugs())
                    .forEach((slug, people) ->
                            orphans.add(Map.of("slug", slug, "people", about(people), "first", orphans.isEmpty())));
        }
        return orphans;
    }

    private String about(long people) {
        String count = people == 1 ? "1 person" : ConsoleFrame.number(people) + " people";
        return choosers.isExact() ? count : "about " + count;
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
