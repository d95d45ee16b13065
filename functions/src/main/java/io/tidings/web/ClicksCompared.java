package io.tidings.web;

import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.Newsletter;
import io.tidings.stats.Rollup;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What was clicked in the editions of a newsletter, one beside the other: by section, told by rollups alone, and the links that were
 * clicked most, for which their editions are opened.
 */
record ClicksCompared(List<Section> sections, List<Link> links) {

    private static final int MOST_CLICKED = 15;

    /**
     * A section in the editions that had it.
     *
     * @param clicked people, once in each edition
     * @param accepted people whose mail of those editions SES took
     */
    record Section(String name, long editions, long clicked, long accepted) {
        private Section plus(long people, long mailed) {
            return new Section(name, editions + 1, clicked + people, accepted + mailed);
        }

        private double share() {
            return accepted == 0 ? 0 : 1.0 * clicked / accepted;
        }
    }

    record Link(EditionId edition, Stats.LinkClicks clicks, long accepted) {}

    static ClicksCompared of(Newsletter newsletter, List<Rollup> sent, Function<EditionId, FrozenEdition> frozen) {
        return new ClicksCompared(sections(newsletter, sent), mostClicked(sent, frozen));
    }

    private static List<Section> sections(Newsletter newsletter, List<Rollup> sent) {
        Map<String, String> names = new HashMap<>();
        newsletter.topics().forEach(topic -> names.put(topic.slug(), topic.name()));
        names.put(Edition.IN_BRIEF, ConsoleFrame.section(""));
        Map<String, Section> sections = new TreeMap<>();
        for (Rollup rollup : sent) {
            rollup.clicksBySection().forEach((slug, people) -> {
                Section sum = sections.getOrDefault(slug, new Section(names.getOrDefault(slug, slug), 0, 0, 0));
                sections.put(slug, sum.plus(people, rollup.people().accepted()));
            });
        }
        return sections.values().stream()
                .sorted(Comparator.comparingDouble(Section::share).reversed())
                .toList();
    }

    private static List<Link> mostClicked(List<Rollup> sent, Function<EditionId, FrozenEdition> frozen) {
        record Clicked(Rollup rollup, int link, long people) {}
        List<Clicked> most = sent.stream()
                .flatMap(rollup -> rollup.people().clicksByLink().entrySet().stream()
                        .map(clicks -> new Clicked(rollup, clicks.getKey(), clicks.getValue())))
                .filter(clicked -> clicked.people() > 0)
                .sorted(Comparator.comparingLong(Clicked::people).reversed())
                .limit(MOST_CLICKED)
                .toList();
        Map<EditionId, List<Stats.LinkClicks>> links = new HashMap<>();
        return most.stream()
                .map(clicked -> {
                    Rollup rollup = clicked.rollup();
                    List<Stats.LinkClicks> ofEdition = links.computeIfAbsent(
                            rollup.edition(), id -> Stats.links(rollup.people(), frozen.apply(id)));
                    return new Link(
                            rollup.edition(),
                            ofEdition.get(clicked.link()),
                            rollup.people().accepted());
                })
                .toList();
    }

    void put(Map<String, Object> view) {
        double most = sections.stream().mapToDouble(Section::share).max().orElse(0);
        view.put("hasSections", !sections.isEmpty());
        view.put(
                "sections",
                sections.stream()
                        .map(section -> Map.<String, Object>of(
                                "name", section.name(),
                                "editions", ConsoleFrame.number(section.editions()),
                                "people", ConsoleFrame.number(section.clicked()),
                                "percent", Share.percentText(section.clicked(), section.accepted()),
                                "width",
                                        Share.percentText(
                                                most == 0 ? 0 : Math.round(1000 * section.share() / most), 1000)))
                        .toList());
        view.put("hasLinks", !links.isEmpty());
        view.put("links", links.stream().map(ClicksCompared::row).toList());
    }

    private static Map<String, Object> row(Link link) {
        Stats.LinkClicks clicks = link.clicks();
        return Map.of(
                "title", clicks.title().isEmpty() ? clicks.url() : clicks.title(),
                "url", clicks.url(),
                "section", clicks.section(),
                "edition", link.edition().value(),
                "editionUrl", ConsolePaths.stats(link.edition()),
                "people", ConsoleFrame.number(clicks.people()),
                "percent", Share.percentText(clicks.people(), link.accepted()));
    }
}
