package io.tidings.web;

import io.tidings.edition.Desks;
import io.tidings.edition.Edition;
import io.tidings.edition.FrozenArticle;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.FrozenSection;
import io.tidings.edition.FrozenStory;
import io.tidings.edition.GateReport;
import io.tidings.edition.LeftOut;
import io.tidings.edition.Newsletter;
import io.tidings.edition.Picks;
import io.tidings.edition.Said;
import io.tidings.edition.StoryByHand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an edition says, as its page in the console shows it: the gate, the sections with what an editor may correct, and
 * what was left out.
 */
record FrozenView(Edition edition, FrozenEdition frozen, Optional<Newsletter> newsletter, Said said) {

    /** So many articles that were left out are listed; the rest is in edition.json. */
    private static final int LISTED = 200;
    /** So much of the templates' hash tells one from another. */
    private static final int TEMPLATE = 12;

    void put(Map<String, Object> view) {
        view.put("gate", frozen.gate().outcome().name().toLowerCase(Locale.ROOT));
        view.put("checks", checks());
        view.put("hasChecks", !frozen.gate().checks().isEmpty());
        String hash = frozen.templateHash();
        view.put("template", hash.substring(0, Math.min(TEMPLATE, hash.length())));
        view.put("model", frozen.model());
        view.put("inPlace", frozen.model().equals(Desks.IN_PLACE));
        view.put("waits", waits());
        view.put("mayCorrect", newsletter.isPresent());
        long corrections = said.after(frozen);
        view.put(
                "corrections",
                corrections == 0 ? "" : corrections == 1 ? "One correction" : corrections + " corrections");
        PairsView pairs = new PairsView(frozen, said, waits());
        view.put(
                "sections",
                frozen.sections().stream()
                        .map(section -> section(section, pairs))
                        .toList());
        view.put("leftOut", frozen.leftOut().size());
        view.put("hasLeftOut", !frozen.leftOut().isEmpty());
        view.put("leftOutGroups", leftOut());
        view.put("unlisted", Math.max(0, frozen.leftOut().size() - LISTED));
        view.put("hasUnlisted", frozen.leftOut().size() > LISTED);
    }

    /** What is pinned or dropped now can still be in it. */
    private boolean waits() {
        return newsletter.isPresent() && edition.mayBeComposedAgain();
    }

    private List<Map<String, Object>> checks() {
        return frozen.gate().checks().stream()
                .map(check -> Map.<String, Object>of(
                        "what", check.what(),
                        "figure", check.figure(),
                        "usual", check.usual(),
                        "limit", check.limit(),
                        "level", check.level().name().toLowerCase(Locale.ROOT),
                        "badge", badge(check.level())))
                .toList();
    }

    private static String badge(GateReport.Level level) {
        return switch (level) {
            case PASS -> "good";
            case WARN -> "warn";
            case HOLD -> "bad";
        };
    }

    private Map<String, Object> section(FrozenSection section, PairsView pairs) {
        return Map.of(
                "name",
                ConsoleFrame.section(section.name()),
                "groups",
                section.groups().entrySet().stream()
                        .map(group -> Map.of(
                                "name",
                                group.getKey(),
                                "stories",
                                group.getValue().stream()
                                        .map(story -> story(section, story, pairs))
                                        .toList()))
                        .toList());
    }

    private Map<String, Object> story(FrozenSection section, FrozenStory story, PairsView pairs) {
        FrozenArticle lead = story.lead();
        Map<String, Object> view =
                form(lead, confirmed(lead.id()).or(story::composedIn).orElse(section.slug()));
        view.put("mayCorrect", newsletter.isPresent());
        view.put("title", story.title());
        view.put("byHand", byHand(story));
        putPlaces(view, section, story);
        view.put("url", lead.url());
        view.put("source", lead.sourceTitle());
        view.put("why", why(section.slug(), story.why()));
        view.put("said", said(lead.id()));
        view.put(
                "others", pairs.of(story).stream().map(pair -> pair(lead, pair)).toList());
        return view;
    }

    /** The buttons that put it elsewhere; under "In brief" things stand in groups, and only the first place is sure. */
    private void putPlaces(Map<String, Object> view, FrozenSection section, FrozenStory story) {
        int place = section.stories().indexOf(story) + 1;
        boolean ordered = !section.slug().equals(Edition.IN_BRIEF);
        view.put("mayPlace", waits());
        view.put("draft", edition.draft());
        view.put("placeUrl", ConsolePaths.place(edition.id()));
        view.put("storyUrl", ConsolePaths.story(edition.id(), story.lead().id()));
        view.put("first", place > 1 ? section.slug() + ":1" : "");
        view.put("up", ordered && place > 2 ? section.slug() + ":" + (place - 1) : "");
        view.put("down", ordered && place < section.stories().size() ? section.slug() + ":" + (place + 1) : "");
    }

    private static String byHand(FrozenStory story) {
        List<String> what = new ArrayList<>();
        StoryByHand hand = story.byHand().orElse(StoryByHand.UNTOUCHED);
        hand.place().ifPresent(_ -> what.add("place"));
        if (!hand.title().isEmpty()) {
            what.add("headline");
        }
        if (!hand.summary().isEmpty()) {
            what.add("summary");
        }
        return String.join(", ", what);
    }

    private Map<String, Object> pair(FrozenArticle lead, Map<String, Object> pair) {
        Map<String, Object> view = form(lead.id(), lead.title());
        view.put("mayCorrect", newsletter.isPresent());
        view.putAll(pair);
        return view;
    }

    private Map<String, Object> form(FrozenArticle lead, String section) {
        return form().map(form -> form.of(lead.id(), lead.title(), section))
                .orElseGet(() -> new HashMap<>(Map.of("article", lead.id())));
    }

    private Map<String, Object> form(String article, String title) {
        return form().map(form -> form.of(article, title)).orElseGet(() -> new HashMap<>(Map.of("article", article)));
    }

    /** What editors correct is checked by the newsletter's document. */
    private Optional<CorrectionForm> form() {
        return newsletter.map(known -> new CorrectionForm(known, edition.id().value(), waits()));
    }

    /** The section of the topic that somebody confirmed. */
    private Optional<String> confirmed(String article) {
        return said.topic(article).map(one -> one.topic().orElse(Edition.IN_BRIEF));
    }

    /** What editors said of it. */
    private String said(String article) {
        List<String> words = new ArrayList<>();
        said.pick(article)
                .map(pick -> pick.kind() == Picks.Kind.PIN ? "pinned" : "dropped")
                .ifPresent(words::add);
        confirmed(article)
                .flatMap(section -> newsletter.map(known -> "confirmed: " + CorrectionForm.sectionName(known, section)))
                .ifPresent(words::add);
        return String.join(", ", words);
    }

    private static String why(String section, FrozenStory.Why why) {
        return String.format(Locale.ENGLISH, "rank %d, score %.2f, %s", why.rank(), why.score(), sure(section, why));
    }

    /** How sure the topic is, and of what words; of what is in brief, the one that came nearest. */
    static String sure(String section, FrozenStory.Why why) {
        String evidence = String.join(", ", why.evidence());
        long percent = Math.round(why.confidence() * 100);
        boolean fitsNone = section.equals(Edition.IN_BRIEF) && why.confidence() < 1;
        return (fitsNone ? "only " + percent + " % sure of a topic" : percent + " % sure")
                + (evidence.isEmpty() ? "" : ": " + evidence);
    }

    private List<Map<String, Object>> leftOut() {
        Map<LeftOut.Reason, List<Map<String, Object>>> groups = new EnumMap<>(LeftOut.Reason.class);
        frozen.leftOut().stream()
                .limit(LISTED)
                .forEach(left -> groups.computeIfAbsent(left.reason(), _ -> new ArrayList<>())
                        .add(leftOut(left)));
        return groups.entrySet().stream()
                .map(group -> Map.<String, Object>of(
                        "reason", words(group.getKey()),
                        "count", group.getValue().size(),
                        "articles", group.getValue()))
                .toList();
    }

    private Map<String, Object> leftOut(LeftOut left) {
        boolean isPinned = said.pick(left.article())
                .filter(pick -> pick.kind() == Picks.Kind.PIN)
                .isPresent();
        String title = left.title().isEmpty() ? left.url() : left.title();
        Map<String, Object> view = form(left.article(), title);
        view.put("title", title);
        view.put("url", left.url());
        view.put("source", left.source());
        view.put("detail", left.detail());
        view.put("said", said(left.article()));
        view.put("mayPin", waits() && !isPinned && left.reason().isForWantOfRoom());
        return view;
    }

    static String words(LeftOut.Reason reason) {
        return switch (reason) {
            case WITHDRAWN -> "Taken back by their source";
            case TOO_OLD -> "Published too long ago";
            case DROPPED -> "Dropped by an editor";
            case SAME_ARTICLE -> "The same article again";
            case ALREADY_TOLD -> "Told by an earlier edition";
            case TOO_ALIKE -> "Too like another story of the section";
            case SECTION_FULL -> "No place left in the section";
            case SOURCE_FULL -> "Their source had its share of the section";
            case IN_BRIEF_FULL -> "No place left in “In brief”";
            case QUIET -> "Kept for the next edition";
        };
    }
}
