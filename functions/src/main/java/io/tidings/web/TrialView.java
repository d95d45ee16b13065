package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.edition.Shifts;
import io.tidings.edition.TopicTrial.Trial;
import io.tidings.topic.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a try of changed topics came to, side by side with what is: how many articles each takes, and which go elsewhere. */
record TrialView(Newsletter now, Newsletter changed, Trial trial) {

    /** More says nothing that these don't. */
    private static final int LISTED = 60;

    static void put(Map<String, Object> view, Optional<TrialView> tried) {
        List<Map<String, Object>> changes = tried.map(TrialView::changes).orElse(List.of());
        view.put("tried", tried.isPresent());
        view.put(
                "triedArticles",
                tried.map(one -> ConsoleFrame.number(one.trial.articles())).orElse(""));
        view.put("triedSince", tried.map(TrialView::since).orElse(""));
        view.put("sums", tried.map(TrialView::sums).orElse(List.of()));
        view.put("changes", changes.subList(0, Math.min(LISTED, changes.size())));
        view.put("hasChanges", !changes.isEmpty());
        view.put("moreChanges", changes.size() > LISTED ? ConsoleFrame.number(changes.size() - LISTED) : "");
    }

    private String since() {
        return trial.since()
                .map(since -> ConsoleFrame.time(since, now.schedule().zone()))
                .orElse("");
    }

    private List<Map<String, Object>> sums() {
        Map<String, String> names = new LinkedHashMap<>();
        Stream.of(changed, now)
                .flatMap(newsletter -> newsletter.topics().stream())
                .forEach(topic -> names.putIfAbsent(topic.slug(), topic.name()));
        List<Map<String, Object>> sums = new ArrayList<>();
        names.forEach((slug, name) ->
                sums.add(sum(name, trial.now().took(slug), trial.then().took(slug))));
        sums.add(sum("No topic", none(trial.now().took()), none(trial.then().took())));
        return sums;
    }

    private int none(Map<String, Integer> took) {
        return trial.articles()
                - took.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Object> sum(String name, int now, int then) {
        return Map.of(
                "name",
                name,
                "now",
                ConsoleFrame.number(now),
                "then",
                ConsoleFrame.number(then),
                "differs",
                now != then);
    }

    /** What moves first, then what comes to a topic, then what leaves one. */
    private List<Map<String, Object>> changes() {
        Shifts shifts = trial.shifts();
        List<Map<String, Object>> changes = new ArrayList<>();
        shifts.moved()
                .forEach(one ->
                        changes.add(change(one.title(), one.url(), name(now, one.from()), name(changed, one.to()))));
        shifts.appeared().forEach(one -> changes.add(change(one.title(), one.url(), "", name(changed, one.section()))));
        shifts.disappeared().forEach(one -> changes.add(change(one.title(), one.url(), name(now, one.section()), "")));
        return changes;
    }

    private static Map<String, Object> change(String title, String url, String from, String to) {
        return Map.of("title", title, "url", url, "from", from, "to", to);
    }

    private static String name(Newsletter newsletter, String slug) {
        return newsletter.topic(slug).map(Topic::name).orElse(slug);
    }
}
