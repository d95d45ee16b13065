package io.tidings.web;

import io.tidings.edition.Newsletter;
import io.tidings.render.Wording;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.SignUp;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /subscribe}: the newsletters there are, the form, and what becomes of it. */
final class SignUpPages {

    private final PublicFrame frame;
    private final SignUpDesk desk;

    SignUpPages(PublicFrame frame, SignUpDesk desk) {
        this.frame = frame;
        this.desk = desk;
    }

    void routes(Router router) {
        router.get("/", (request, id) -> Response.seeOther("/subscribe"))
                .get("/subscribe", (request, id) -> show(request))
                .post("/subscribe", (request, id) -> take(request));
    }

    private Response show(Request request) {
        String id = request.parameter("newsletter").orElse("");
        List<Newsletter> all = id.isEmpty() ? frame.newsletters() : List.of(frame.newsletter(id));
        if (all.size() == 1) {
            Newsletter newsletter = all.getFirst();
            Locale language = Languages.of(request, PublicFrame.languages(newsletter));
            Typed nothing = new Typed("", List.of(), language.toLanguageTag(), "");
            return form(200, newsletter, frame.wording(request, newsletter), nothing, "", "");
        }
        Wording wording = Wording.of(Languages.of(request));
        Message message = new Message(
                wording.say("site.newsletters.title"),
                wording.say(all.isEmpty() ? "site.newsletters.none" : "site.newsletters.lead"));
        all.forEach(newsletter -> message.link(newsletter.name(), PublicFrame.home(newsletter)));
        return frame.page(200, "message", message.view(wording, wording.say("site.brand"), "/subscribe"));
    }

    private Response take(Request request) {
        Form form = request.form();
        Newsletter newsletter = frame.newsletter(form.value("newsletter"));
        Wording wording = frame.wording(request, newsletter);
        // People don't see this field: whoever fills it is a robot, and learns nothing.
        if (form.value("website").isEmpty()) {
            Typed typed =
                    new Typed(form.value("address"), form.values("topics"), form.value("locale"), form.value("zone"));
            try {
                return switch (desk.take(newsletter, signUp(request, newsletter, wording, typed))) {
                    case CHECK_YOUR_MAIL -> check(newsletter, wording, "site.check.lead");
                    case CHECK_YOUR_MAIL_LATER -> check(newsletter, wording, "site.check.held");
                    case TOO_MANY_FROM_YOUR_NETWORK ->
                        form(429, newsletter, wording, typed, wording.say("site.subscribe.tooMany"), "");
                };
            } catch (Entries.Wrong wrong) {
                return form(400, newsletter, wording, typed, wrong.sentence(), wrong.field());
            }
        }
        return check(newsletter, wording, "site.check.lead");
    }

    private Response check(Newsletter newsletter, Wording wording, String lead) {
        Message message = new Message(wording.say("site.check.title"), wording.say(lead, newsletter.name()))
                .and(wording.say("site.check.more"))
                .link(wording.say("site.archive.link"), "/archive?newsletter=" + newsletter.id());
        return frame.message(200, wording, newsletter, message);
    }

    private static SignUp signUp(Request request, Newsletter newsletter, Wording wording, Typed typed) {
        Entries entries = new Entries(newsletter, wording);
        return new SignUp(
                new Audience(newsletter.id().value()),
                entries.address(typed.address()),
                entries.choices(
                        typed.topics(),
                        typed.locale(),
                        typed.zone(),
                        "",
                        newsletter.locale().toLanguageTag()),
                How.REQUESTED_ON_PAGE,
                wording.say("site.subscribe.consent", newsletter.name()),
                request.origin());
    }

    private record Typed(String address, List<String> topics, String locale, String zone) {}

    /** {@code field}: what the error is about; "" for nothing that was typed. */
    private Response form(int status, Newsletter newsletter, Wording wording, Typed typed, String error, String field) {
        Map<String, Object> view =
                frame.shell(wording, wording.say("site.subscribe.title", newsletter.name()), newsletter);
        view.put("heading", wording.say("site.subscribe.title", newsletter.name()));
        view.put("newsletter", newsletter.id().value());
        view.put("description", newsletter.description());
        view.put("consent", wording.say("site.subscribe.consent", newsletter.name()));
        view.put("address", typed.address());
        view.put("error", error);
        view.put("addressWrong", field.equals("address"));
        view.put("zone", typed.zone());
        view.put("archiveUrl", "/archive?newsletter=" + newsletter.id());
        Offers.put(view, newsletter, typed.topics(), typed.locale());
        return frame.page(status, "subscribe", view);
    }
}
