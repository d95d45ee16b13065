package io.tidings.web;

import io.tidings.edition.Edition;
import io.tidings.edition.Newsletter;
import io.tidings.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The forms with which editors correct the grouping, on the grouping page and on an edition's; the template is {@code
 * web/console/correct}. {@link GroupingPages} takes them.
 *
 * @param from the edition on whose page it stands, to come back to; "" on the grouping page
 * @param mayPick whether pins and drops still count for what is shown
 */
record CorrectionForm(Newsletter newsletter, String from, boolean mayPick) {

    static String action(Newsletter newsletter) {
        return ConsolePaths.grouping(newsletter.id());
    }

    /** The fields that name an article. */
    Map<String, Object> of(String article, String title) {
        return new HashMap<>(Map.of("action", action(newsletter), "from", from, "article", article, "title", title));
    }

    /** The same, with topics to choose from: that of this section is selected. */
    Map<String, Object> of(String article, String title, String section) {
        Map<String, Object> form = of(article, title);
        form.put("mayPick", mayPick);
        form.put("mayPlace", false);
        form.put(
                "choices",
                Stream.concat(
                                newsletter.topics().stream().map(topic -> option(topic.slug(), topic.name(), section)),
                                Stream.of(option(Edition.IN_BRIEF, "None of them", section)))
                        .toList());
        return form;
    }

    private static Map<String, Object> option(String slug, String name, String section) {
        return Map.of("slug", slug, "name", name, "selected", slug.equals(section));
    }

    /** What a section is called. */
    static String sectionName(Newsletter newsletter, String section) {
        return ConsoleFrame.section(newsletter.topic(section).map(Topic::name).orElse(""));
    }
}
