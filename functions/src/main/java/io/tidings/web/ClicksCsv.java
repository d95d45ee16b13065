package io.tidings.web;

import io.tidings.edition.EditionId;
import io.tidings.edition.FrozenEdition;
import io.tidings.edition.FrozenSection;
import io.tidings.stats.Rollup;
import io.tidings.stats.StatsCsv;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What was clicked in the editions of a newsletter, each section and each link, for a spreadsheet to compare. */
final class ClicksCsv {

    private ClicksCsv() {}

    static String of(List<Rollup> sent, Function<EditionId, FrozenEdition> frozen) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("edition", "what", "section", "title", "url", "clicked", "accepted"));
        for (Rollup rollup : sent) {
            FrozenEdition edition = frozen.apply(rollup.edition());
            for (FrozenSection section : edition.sections()) {
                long people = rollup.clicksBySection().getOrDefault(section.slug(), 0L);
                rows.add(row(rollup, "section", ConsoleFrame.section(section.name()), "", "", people));
            }
            for (Stats.LinkClicks link : Stats.links(rollup.people(), edition)) {
                rows.add(row(rollup, "link", link.section(), link.title(), link.url(), link.people()));
            }
        }
        return StatsCsv.lines(rows);
    }

    private static List<String> row(
            Rollup rollup, String what, String section, String title, String url, long clicked) {
        return List.of(
                rollup.edition().value(),
                what,
                section,
                title,
                url,
                Long.toString(clicked),
                Long.toString(rollup.people().accepted()));
    }
}
