package io.tidings.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.edition.Newsletter;
import io.tidings.render.Wording;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Choices;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.SignUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** {@code POST /api/subscribers}: sign-up for a form of one's own. */
final class SignUpApi {

    private final PublicFrame frame;
    private final SignUpDesk desk;

    SignUpApi(PublicFrame frame, SignUpDesk desk) {
        this.frame = frame;
        this.desk = desk;
    }

    void routes(Router router) {
        router.post("/api/subscribers", (request, id) -> take(request));
    }

    private Response take(Request request) {
        JsonNode body = Json.read(request);
        Json.only(body, "newsletter", "address", "topics", "locale", "zone");
        Newsletter newsletter = frame.newsletter(Json.text(body, "newsletter"));
        Wording wording = frame.wording(request, newsletter);
        EmailAddress address = checked("address", () -> new EmailAddress(Json.text(body, "address")));
        String locale = newsletter.locale().toLanguageTag();
        Choices choices = checked(
                "locale, zone",
                () -> Choices.read(List.of(), Json.text(body, "locale"), Json.text(body, "zone"), locale));
        Choices all = checked(
                "topics",
                () -> SignUpDesk.checked(
                        newsletter, new Choices(Set.copyOf(topics(body)), choices.locale(), choices.zone())));
        String consent = wording.say("site.subscribe.consent", newsletter.name());
        SignUp signUp = new SignUp(
                new Audience(newsletter.id().value()), address, all, How.REQUESTED_BY_API, consent, request.origin());
        return switch (desk.take(newsletter, signUp)) {
            case CHECK_YOUR_MAIL -> taken(wording.say("site.check.lead", newsletter.name()));
            case CHECK_YOUR_MAIL_LATER -> taken(wording.say("site.check.held", newsletter.name()));
            case TOO_MANY_FROM_YOUR_NETWORK ->
                throw new Refused(
                        429,
                        "Enough sign-ups came from this network address within the hour.",
                        "X-Forwarded-For",
                        "Send it again in an hour.");
        };
    }

    private static Response taken(String message) {
        return Response.json(
                202,
                Json.object()
                        .put("status", "check-your-mail")
                        .put("message", message)
                        .toString());
    }

    private static List<String> topics(JsonNode body) {
        JsonNode value = body.path("topics");
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw new Refused(
                    400, "This must be a list of topic slugs.", "topics", "Send \"topics\": [] for every topic.");
        }
        List<String> topics = new ArrayList<>();
        value.forEach(topic -> topics.add(topic.asText()));
        return topics;
    }

    private static <T> T checked(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new Refused(400, String.valueOf(e.getMessage()), field, "Correct it and send it again.", e);
        }
    }
}
