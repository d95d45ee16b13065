package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.ListPart;
import io.tidings.subscriber.Sample;
import io.tidings.subscriber.Slice;
import io.tidings.subscriber.Subscribers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out the list of a newsletter's subscribers to an editor, in parts that are slices of the ids: nothing is gathered or
 * kept anywhere, and each part is a file that an import takes. It is a POST, as addresses leave the house: marketing can't, and
 * it is in the audit log.
 */
final class ListDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ListDesk.class);

    /** A part is aimed at four fifths of what an import takes at once, as its size is estimated. */
    private static final int PEOPLE = ImportPages.MOST_ROWS / 5 * 4;

    private static final int LETTERS = ImportPages.LARGEST / 5 * 4;

    private static final int MOST_PARTS = 10_000;
    private static final int LOOKED_AT = 500;

    private final ConsoleFrame frame;
    private final Subscribers subscribers;

    ListDesk(ConsoleFrame frame, Subscribers subscribers) {
        this.frame = frame;
        this.subscribers = subscribers;
    }

    void routes(Router router) {
        router.post("/api/newsletters/{}/subscribers/export", (request, id) -> {
            Newsletter newsletter = frame.newsletter(id);
            int of = number(request.parameter("of").orElseGet(() -> Integer.toString(parts(newsletter))), "of");
            int part = number(request.parameter("part").orElse("1"), "part");
            Response answer = answer(request, newsletter, part, of);
            String next =
                    "/api/newsletters/" + newsletter.id() + "/subscribers/export?part=" + (part + 1) + "&of=" + of;
            // spec: RFC 8288
            return part < of ? answer.with("Link", "<" + next + ">; rel=\"next\"") : answer;
        });
    }

    /** For a button of a page, which says {@code 2 7}: the second part of seven. */
    Response answer(Request request, Newsletter newsletter) {
        String[] both = (request.form().value("part") + " ").split(" ", -1);
        return answer(request, newsletter, number(both[0], "part"), number(both[1], "part"));
    }

    private Response answer(Request request, Newsletter newsletter, int part, int of) {
        if (part > of) {
            throw new Refused(400, "There is no part " + part + " of " + of + ".", "part", "Ask for 1 to " + of + ".");
        }
        ListPart list = list(newsletter, new Slice(part - 1, of));
        LOG.info(
                "act newsletter={} act=export-list part={} of={} people={} who={}",
                newsletter.id(),
                part,
                of,
                list.people(),
                ConsoleFrame.who(request));
        String name = newsletter.id() + "-subscribers" + (of == 1 ? "" : "-" + part + "-of-" + of) + ".csv";
        return Response.download("text/csv; charset=utf-8", name, list.csv());
    }

    private ListPart list(Newsletter newsletter, Slice slice) {
        try {
            return subscribers.list(audience(newsletter), slice, ImportPages.LARGEST);
        } catch (ListPart.TooLarge e) {
            throw new Refused(
                    413,
                    "This part has more people than fit into one answer.",
                    "of",
                    "Ask for the parts of " + Math.min(2 * slice.of(), MOST_PARTS) + ".",
                    e);
        }
    }

    /** In how many parts the list is handed out: from a sample, as ids are spread evenly. */
    int parts(Newsletter newsletter) {
        Sample sample = subscribers.sample(audience(newsletter), LOOKED_AT);
        long people = sample.scaled(sample.people().size());
        return parts(people, sample.scaled(ListPart.of(sample.people()).csv().length()));
    }

    static int parts(long people, long letters) {
        return Math.clamp(Math.max(Math.ceilDiv(people, PEOPLE), Math.ceilDiv(letters, LETTERS)), 1, MOST_PARTS);
    }

    /** A button for each part. */
    List<Map<String, Object>> buttons(Newsletter newsletter) {
        int of = parts(newsletter);
        List<Map<String, Object>> buttons = new ArrayList<>();
        for (int part = 1; part <= of; part++) {
            String label =
                    of == 1 ? "Download" : "Part " + ConsoleFrame.number(part) + " of " + ConsoleFrame.number(of);
            buttons.add(Map.of("part", Integer.toString(part), "of", Integer.toString(of), "label", label));
        }
        return buttons;
    }

    private static Audience audience(Newsletter newsletter) {
        return new Audience(newsletter.id().value());
    }

    private static int number(String typed, String field) {
        if (!typed.matches("[0-9]{1,5}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > MOST_PARTS) {
            throw new Refused(400, "This must be a number.", field, "Send 1 to " + MOST_PARTS + ".");
        }
        return Integer.parseInt(typed);
    }
}
