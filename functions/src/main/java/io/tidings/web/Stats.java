package io.tidings.web;

import io.tidings.delivery.Tally;
import io.tidings.edition.Edition;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.FrozenSection;
import io.tidings.edition.FrozenStory;
import io.tidings.render.DigestViews;
import io.tidings.stats.Rollup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of one edition, in the words of marketing: named counts in a fixed order, and clicks by story. */
record Stats(Edition edition, Tally tally, List<LinkClicks> links, Map<String, Long> sections) {

    /** People who clicked one link; {@code title} is "" for a link that is no story's. */
    record LinkClicks(int number, String section, String title, String url, long people) {}

    static Stats of(Edition edition, Rollup rollup, FrozenEdition frozen) {
        Tally tally = rollup.people();
        Map<String, Long> sections = new LinkedHashMap<>();
        for (FrozenSection section : frozen.sections()) {
            sections.put(
                    ConsoleFrame.section(section.name()),
                    rollup.clicksBySection().getOrDefault(section.slug(), 0L));
        }
        return new Stats(edition, tally, links(tally, frozen), sections);
    }

    /** The edition's links by their numbers. */
    static List<LinkClicks> links(Tally tally, FrozenEdition frozen) {
        Map<String, String[]> titles = titles(frozen);
        List<LinkClicks> links = new ArrayList<>();
        for (int number = 0; number < frozen.links().size(); number++) {
            String url = frozen.links().get(number);
            String[] named = titles.getOrDefault(url, new String[] {"", ""});
            links.add(new LinkClicks(
                    number, named[0], named[1], url, tally.clicksByLink().getOrDefault(number, 0L)));
        }
        return links;
    }

    /** The counts by name. Machines' opens are those in which no person's is known. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("eligible", tally.eligible());
        counts.put("accepted", tally.accepted());
        counts.put("rejected", tally.rejected());
        counts.put("uncertain", tally.uncertain());
        counts.put("open", tally.open());
        counts.put("delivered", tally.delivered());
        counts.put("bounced", tally.bounced());
        counts.put("complained", tally.complained());
        counts.put("openedByPeople", tally.opened());
        counts.put("openedByMachines", tally.openedByMachine());
        counts.put("clicked", tally.clicked());
        counts.put("unsubscribed", tally.unsubscribed());
        return counts;
    }

    /** Section and title by the link as the mails show it. */
    private static Map<String, String[]> titles(FrozenEdition frozen) {
        Map<String, String[]> titles = new HashMap<>();
        for (FrozenSection section : frozen.sections()) {
            for (FrozenStory story : section.stories()) {
                story.alsoCoveredBy().forEach(article -> put(titles, section, article.url(), article.title()));
                put(titles, section, story.lead().url(), story.title());
            }
        }
        return titles;
    }

    /** {@code title}: as the mail has it. */
    private static void put(Map<String, String[]> titles, FrozenSection section, String url, String title) {
        String[] named = {ConsoleFrame.section(section.name()), title};
        titles.put(url, named);
        titles.put(DigestViews.shown(url), named);
    }
}
