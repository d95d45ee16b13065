package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.render.PageViews;
import io.tidings.render.PageViews.Header;
import io.tidings.render.PageViews.Width;
import io.tidings.render.Wording;
import io.tidings.subscriber.Choices;
import io.tidings.subscriber.Status;
import io.tidings.subscriber.Subscriber;
import io.tidings.subscriber.Subscribers;
import java.util.List;
import java.util.Map;

/** What {@code web/preferences} shows of a reader: where they stand, what they chose, what they may do. */
final class PreferenceView {

    private final Subscribers subscribers;

    PreferenceView(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    /**
     * What the last act led to: one of the first two at most.
     *
     * @param field the name of the field that the problem is about; "" for none
     */
    record Answer(String done, String problem, String field) {

        static final Answer NONE = new Answer("", "", "");

        static Answer done(String done) {
            return new Answer(done, "", "");
        }

        static Answer problem(String problem) {
            return new Answer("", problem, "");
        }

        private String at(String name) {
            return field.equals(name) ? problem : "";
        }
    }

    /** What stands in the form: what the reader has, or what they entered and could not save. */
    private record Entered(boolean all, List<String> topics, String locale, String every, String zone) {

        static Entered of(Visit visit, Answer answer) {
            Subscriber reader = visit.reader();
            Form form = visit.request().form();
            String zone = reader.zone().map(Object::toString).orElse("");
            String every = Integer.toString(reader.every());
            return answer.problem().isEmpty() || !form.value("act").equals("save")
                    ? new Entered(reader.topics().isEmpty(), List.copyOf(reader.topics()), reader.locale(), every, zone)
                    : new Entered(
                            form.value("which").equals("every"),
                            form.values("topics"),
                            form.value("locale"),
                            form.value("every"),
                            form.value("zone"));
        }
    }

    Map<String, Object> of(Visit visit, Answer answer) {
        Subscriber reader = visit.reader();
        String title = visit.say("site.preferences.title");
        String note = visit.newsletter().map(Newsletter::postalAddress).orElse("");
        Map<String, Object> view = PageViews.shell(
                visit.wording(),
                title,
                Width.NARROW,
                new Header(visit.named().name(), visit.named().home()),
                note);
        boolean paused = subscribers.isPausedToday(reader);
        boolean left = reader.status() == Status.UNSUBSCRIBED;
        view.put("heading", title);
        view.put("done", answer.done());
        boolean hasFields = reader.status().isMailed() && visit.newsletter().isPresent();
        boolean isAtItsField = hasFields && !(paused && answer.field().equals("until"));
        view.put("problem", isAtItsField ? answer.at("") : answer.problem());
        view.put("standing", standing(visit, paused));
        view.put("left", left);
        view.put("mayUndo", left && subscribers.mayUndo(reader.audience(), reader.id()));
        view.put("data", visit.mayHaveData());
        view.put(
                "dataElsewhere",
                visit.wording()
                        .say(
                                "site.data.elsewhere",
                                visit.wording().say("digest.preferences"),
                                visit.wording().say("confirmation.data")));
        view.put("subscribeUrl", visit.named().home());
        view.put("subscribed", false);
        if (reader.status().isMailed()) {
            visit.newsletter().ifPresent(newsletter -> putChoices(view, visit, newsletter, answer));
            view.put("active", !paused);
        }
        return view;
    }

    private void putChoices(Map<String, Object> view, Visit visit, Newsletter newsletter, Answer answer) {
        Entered entered = Entered.of(visit, answer);
        view.put("subscribed", true);
        view.put(
                "until",
                answer.at("until").isEmpty() ? "" : visit.request().form().value("until"));
        view.put("tomorrow", subscribers.today().plusDays(1).toString());
        view.put("rhythms", rhythms(visit.wording(), entered.every()));
        view.put("every", entered.all());
        view.put("zone", entered.zone());
        view.put("zones", Zones.NAMED);
        for (String field : List.of("topics", "zone", "until")) {
            view.put(field + "Problem", answer.at(field));
        }
        Offers.put(view, newsletter, entered.topics(), entered.locale());
    }

    private static List<Map<String, Object>> rhythms(Wording wording, String chosen) {
        return Choices.RHYTHMS.stream()
                .map(every -> Map.<String, Object>of(
                        "every", Integer.toString(every),
                        "name", wording.say("site.preferences.rhythm." + every),
                        "selected", chosen.equals(Integer.toString(every))))
                .toList();
    }

    /** Who paused until a day that has come receives it again, whatever the table says. */
    private static String standing(Visit visit, boolean paused) {
        Subscriber reader = visit.reader();
        Status status = reader.status() == Status.PAUSED && !paused ? Status.ACTIVE : reader.status();
        if (status == Status.ACTIVE
                && visit.newsletter()
                        .filter(one -> !one.hasAnyFor(reader.topics()))
                        .isPresent()) {
            return visit.say("site.standing.noTopic");
        }
        return paused && reader.pausedUntil().isPresent()
                ? visit.wording()
                        .say(
                                "site.standing.pausedUntil",
                                visit.named().name(),
                                visit.wording().date(reader.pausedUntil().get()))
                : visit.say("site.standing." + status.name());
    }
}
