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

    /** {@code done} and {@code problem}: what the last act led to; one of them at most. */
    Map<String, Object> of(Visit visit, String done, String problem) {
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
        view.put("done", done);
        view.put("problem", problem);
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
            visit.newsletter().ifPresent(newsletter -> putChoices(view, visit, newsletter, paused));
        }
        return view;
    }

    private void putChoices(Map<String, Object> view, Visit visit, Newsletter newsletter, boolean paused) {
        Subscriber reader = visit.reader();
        view.put("subscribed", true);
        view.put("active", !paused);
        view.put("tomorrow", subscribers.today().plusDays(1).toString());
        view.put("rhythms", rhythms(visit.wording(), reader.every()));
        view.put("every", reader.topics().isEmpty());
        view.put("zone", reader.zone().map(Object::toString).orElse(""));
        view.put("zones", Zones.NAMED);
        Offers.put(view, newsletter, reader.topics(), reader.locale());
    }

    private static List<Map<String, Object>> rhythms(Wording wording, int chosen) {
        return Choices.RHYTHMS.stream()
                .map(every -> Map.<String, Object>of(
                        "every", Integer.toString(every),
                        "name", wording.say("site.preferences.rhythm." + every),
                        "selected", every == chosen))
                .toList();
    }

    /** Who paused until a day that has come receives it again, whatever the table says. */
    private static String standing(Visit visit, boolean paused) {
        Subscriber reader = visit.reader();
        Status status = reader.status() == Status.PAUSED && !paused ? Status.ACTIVE : reader.status();
        return paused && reader.pausedUntil().isPresent()
                ? visit.wording()
                        .say(
                                "site.standing.pausedUntil",
                                visit.named().name(),
                                visit.wording().date(reader.pausedUntil().get()))
                : visit.say("site.standing." + status.name());
    }
}
