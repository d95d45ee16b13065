package io.tidings.web;

import io.tidings.delivery.Tally;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionId;
import io.tidings.edition.Editions;
import io.tidings.edition.Newsletter;
import io.tidings.render.PageViews.Here;
import io.tidings.stats.Day;
import io.tidings.stats.Growths;
import io.tidings.stats.Rollup;
import io.tidings.stats.Rollups;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Statistics for marketing, per edition and per newsletter, as pages and as CSV. */
final class StatsPages {

    private static final int LISTED = 26;
    /** What marketing looks at first. */
    private static final List<String> HEADLINES =
            List.of("delivered", "openedByPeople", "clicked", "unsubscribed", "bounced", "complained");

    private static final String CSV = "text/csv; charset=utf-8";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final ConsoleFrame frame;
    private final EditionDesk desk;
    private final Editions editions;
    private final Rollups rollups;
    private final Growths growths;
    private final Figures figures;

    StatsPages(
            ConsoleFrame frame,
            EditionDesk desk,
            Editions editions,
            Rollups rollups,
            Growths growths,
            Figures figures) {
        this.frame = frame;
        this.desk = desk;
        this.editions = editions;
        this.rollups = rollups;
        this.growths = growths;
        this.figures = figures;
    }

    void routes(Router router) {
        router.get("/console/editions/{}/stats", (request, id) -> edition(request, stats(desk.find(id))))
                .get("/api/editions/{}/stats.csv", (request, id) -> editionCsv(request, desk.find(id)))
                .get("/console/newsletters/{}/stats", (request, id) -> newsletter(request, frame.newsletter(id)))
                .get("/api/newsletters/{}/stats.csv", (request, id) -> newsletterCsv(request, frame.newsletter(id)))
                .get("/api/newsletters/{}/clicks.csv", (request, id) -> clicksCsv(request, frame.newsletter(id)))
                .get("/api/newsletters/{}/growth", (request, id) -> growthJson(frame.newsletter(id)))
                .get("/api/newsletters/{}/growth.csv", (request, id) -> growthCsv(request, frame.newsletter(id)));
    }

    private Stats stats(Edition edition) {
        return Stats.of(edition, figures.of(edition), editions.frozen(edition));
    }

    private Response edition(Request request, Stats stats) {
        String id = stats.edition().id().value();
        String title = EditionView.title(stats.edition(), frame.usable(stats.edition()));
        Map<String, Object> view = ConsoleFrame.shell(request, "Statistics of " + title, Here.ELSEWHERE);
        long accepted = stats.tally().accepted();
        view.put("title", title);
        view.put("editionUrl", ConsolePaths.edition(stats.edition().id()));
        view.put("csvUrl", ConsolePaths.API + "editions/" + id + "/stats.csv?for=spreadsheet");
        view.put(
                "headlines",
                HEADLINES.stream()
                        .map(name -> count(name, stats.counts().getOrDefault(name, 0L), accepted))
                        .toList());
        view.put(
                "counts",
                stats.counts().entrySet().stream()
                        .map(entry -> count(entry.getKey(), entry.getValue(), accepted))
                        .toList());
        putClicks(view, stats, accepted);
        List<Map<String, Object>> days =
                rollups.days(stats.edition().id()).stream().map(StatsPages::day).toList();
        view.put("days", days);
        view.put("hasDays", !days.isEmpty());
        return frame.page(200, "stats", view);
    }

    private static void putClicks(Map<String, Object> view, Stats stats, long accepted) {
        long most =
                stats.links().stream().mapToLong(Stats.LinkClicks::people).max().orElse(0);
        view.put("hasLinks", !stats.links().isEmpty());
        view.put(
                "links",
                stats.links().stream()
                        .sorted(Comparator.comparingLong(Stats.LinkClicks::people)
                                .reversed())
                        .map(link -> Map.<String, Object>of(
                                "title", link.title().isEmpty() ? link.url() : link.title(),
                                "url", link.url(),
                                "section", link.section(),
                                "people", ConsoleFrame.number(link.people()),
                                "percent", Share.percentText(link.people(), accepted),
                                "width", Share.percentText(link.people(), most)))
                        .toList());
        long mostOfSections = stats.sections().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        view.put(
                "sections",
                stats.sections().entrySet().stream()
                        .map(section -> Map.<String, Object>of(
                                "name", section.getKey(),
                                "people", ConsoleFrame.number(section.getValue()),
                                "percent", Share.percentText(section.getValue(), accepted),
                                "width", Share.percentText(section.getValue(), mostOfSections)))
                        .toList());
    }

    private static Map<String, Object> day(Day day) {
        return Map.of(
                "date", day.date().toString(),
                "delivered", ConsoleFrame.number(day.delivered()),
                "opened", ConsoleFrame.number(day.opened()),
                "clicked", ConsoleFrame.number(day.clicked()));
    }

    private static Map<String, Object> count(String name, long people, long accepted) {
        return Map.of(
                "name", named(name),
                "count", ConsoleFrame.number(people),
                "percent", Share.percentText(people, accepted));
    }

    private static String named(String count) {
        return switch (count) {
            case "openedByPeople" -> "opened by people";
            case "openedByMachines" -> "opened by machines only";
            default -> count;
        };
    }

    private Response editionCsv(Request request, Edition edition) {
        return csv(request, edition.id() + "-stats.csv", rollups.csv(figures.of(edition)));
    }

    /**
     * As they were last counted, for a large list hours ago: to count 26 editions anew is to read all their pages, and that is the
     * ticks' work.
     */
    private List<Rollup> sent(Newsletter newsletter) {
        return rollups.overview(newsletter.id(), LISTED);
    }

    private Response newsletter(Request request, Newsletter newsletter) {
        List<Rollup> sent = sent(newsletter);
        Map<String, Object> view = ConsoleFrame.shell(request, "Statistics of " + newsletter.name(), Here.ELSEWHERE);
        view.put("name", newsletter.name());
        view.put("newsletterUrl", ConsolePaths.newsletter(newsletter.id()));
        view.put("csvUrl", ConsolePaths.API + "newsletters/" + newsletter.id() + "/stats.csv?for=spreadsheet");
        view.put("clicksUrl", ConsolePaths.API + "newsletters/" + newsletter.id() + "/clicks.csv?for=spreadsheet");
        view.put("hasEditions", !sent.isEmpty());
        Map<EditionId, Edition> composed = editions.recent(newsletter.id(), LISTED).stream()
                .collect(Collectors.toMap(Edition::id, edition -> edition));
        ZoneId zone = newsletter.schedule().zone();
        view.put(
                "editions",
                sent.stream()
                        .flatMap(rollup -> Optional.ofNullable(composed.get(rollup.edition())).stream()
                                .map(edition -> row(EditionView.title(edition, zone, ""), rollup)))
                        .toList());
        ClicksCompared.of(newsletter, sent, editions::frozen).put(view);
        GrowthView.put(view, newsletter, growths.find(newsletter.id()));
        return frame.page(200, "newsletter-stats", view);
    }

    private static Map<String, Object> row(String title, Rollup rollup) {
        Tally people = rollup.people();
        return Map.of(
                "title", title,
                "url", ConsolePaths.stats(rollup.edition()),
                "accepted", ConsoleFrame.number(people.accepted()),
                "figures",
                        LongStream.of(
                                        people.delivered(),
                                        people.bounced(),
                                        people.complained(),
                                        people.opened(),
                                        people.openedByMachine(),
                                        people.clicked(),
                                        people.unsubscribed())
                                .mapToObj(count -> Map.of(
                                        "count", ConsoleFrame.number(count),
                                        "percent", Share.percentText(count, people.accepted())))
                                .toList());
    }

    private Response clicksCsv(Request request, Newsletter newsletter) {
        return csv(request, newsletter.id() + "-clicks.csv", ClicksCsv.of(sent(newsletter), editions::frozen));
    }

    private Response growthCsv(Request request, Newsletter newsletter) {
        return csv(request, newsletter.id() + "-growth.csv", growths.csv(newsletter.id()));
    }

    private Response growthJson(Newsletter newsletter) {
        return Response.json(
                200,
                GrowthJson.of(newsletter.id(), growths.find(newsletter.id())).toString());
    }

    private Response newsletterCsv(Request request, Newsletter newsletter) {
        return csv(request, newsletter.id() + "-stats.csv", rollups.csv(newsletter.id()));
    }

    /** For a spreadsheet it begins with a byte order mark: without one, Excel takes UTF-8 for what the machine writes itself. */
    private static Response csv(Request request, String name, String csv) {
        boolean marked = request.parameter("for").filter("spreadsheet"::equals).isPresent();
        return Response.download(CSV, name, marked ? BYTE_ORDER_MARK + csv : csv);
    }
}
