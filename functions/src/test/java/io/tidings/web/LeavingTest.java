package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.delivery.Ledger;
import io.tidings.delivery.LetterBox;
import io.tidings.delivery.Letters;
import io.tidings.delivery.SiteLinks;
import io.tidings.embedded.TestServices;
import io.tidings.render.Templates;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.Grant;
import io.tidings.subscriber.MailReference;
import io.tidings.subscriber.Purpose;
import io.tidings.subscriber.Status;
import io.tidings.subscriber.SubscriberId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Leaving, and taking or erasing one's data, when something about it is broken, gone or done before. */
final class LeavingTest {

    private final Press press = new Press();
    private final String ada = press.newsletter + "-ada@example.org";

    @Test
    void whoLeftIsToldSoEvenWhereTheEditionsFigureCannotBeWritten() {
        press.subscribe(ada, "/u/");
        Grant grant = new Grant(
                Purpose.UNSUBSCRIBE,
                press.audience,
                id(),
                Optional.of(new MailReference(press.newsletter + "-2026-03-02", 0, 0)));
        Site site = withoutLedger();

        Response left = site.handle(Press.request(
                "POST",
                "/u/" + press.tokens.issue(grant),
                "application/x-www-form-urlencoded",
                "List-Unsubscribe=One-Click"));

        assertThat(left.status()).isEqualTo(200);
        assertThat(status()).isEqualTo(Status.UNSUBSCRIBED);
    }

    @Test
    void oneTakesAndErasesOnesDataWhenTheNewsletterIsGoneOrBroken() {
        String page = press.subscribe(ada, "/p/");
        press.bucket.writeJson("newsletters/" + press.newsletter + ".json", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(press.get(page).text())
                .contains("value=\"export\"", "value=\"erase\"")
                .doesNotContain("value=\"save\"");
        assertThat(press.post(page, "act=export").text()).contains(ada);
        assertThat(press.post(page, "act=leave").text()).contains("unsubscribed");
        assertThat(status()).isEqualTo(Status.UNSUBSCRIBED);
        assertThat(press.post(page, "act=save&which=every").status()).isEqualTo(409);

        press.removeNewsletter();
        assertThat(press.get(page).status()).isEqualTo(200);
        assertThat(press.post(page, "act=erase&sure=yes").text()).contains("Your data is erased");
        assertThat(press.contents().toString()).doesNotContain(ada);
    }

    @Test
    void pressingEraseTwiceErasesOnceAndSaysSoBothTimes() {
        String page = press.subscribe(ada, "/p/");
        press.post(page, "act=erase&sure=yes");

        Response again = press.post(page, "act=erase&sure=yes");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains("Your data is erased");
        assertThat(press.post(page.substring(0, page.length() - 1), "act=erase&sure=yes")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aLinkToConfirmOrToLeaveComesToChoicesAndToNobodysData() {
        String confirm = press.signUp(ada);
        String confirmed = linkOn(press.post(confirm, "act=confirm"));
        String leave = Press.linkIn(Press.mailsTo(ada).getLast(), "/u/");
        String leaving = linkOn(press.get(leave));
        press.post(leave, "act=leave");
        String undone = linkOn(press.post(leave, "act=undo"));
        Set<String> before = press.contents();

        for (String page : List.of(confirmed, leaving, undone)) {
            assertThat(press.get(page).text())
                    .contains("value=\"save\"", "value=\"leave\"", "“Choose your topics” in the welcome mail")
                    .doesNotContain("value=\"export\"", "value=\"erase\"");
            for (String act : List.of("export", "erase", "erase&sure=yes")) {
                Response refused = press.post(page, "act=" + act);
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.text()).contains("for choices only").doesNotContain(ada);
            }
        }
        assertThat(press.contents()).isEqualTo(before);

        assertThat(press.post(leaving, "act=save&which=some&topics=cloud").text())
                .contains("saved");
        press.subscribers.erase(press.audience, id());
        assertThat(press.post(leaving, "act=erase&sure=yes").status()).isEqualTo(404);
    }

    private static String linkOn(Response page) {
        Matcher link = Pattern.compile("href=\"(/p/[^\"]+)\"").matcher(page.text());
        assertThat(link.find()).as(page.text()).isTrue();
        return link.group(1);
    }

    @Test
    void whoIsNotThereAnyMoreIsToldThatNothingComes() {
        String leave = press.subscribe(ada, "/u/");
        press.subscribers.erase(press.audience, id());

        assertThat(press.get(leave).status()).isEqualTo(200);
        assertThat(press.get(leave).text()).contains("You are unsubscribed");
    }

    private Site withoutLedger() {
        Templates templates = Templates.bundled();
        Letters none = new Letters(
                () -> {
                    throw new IllegalStateException("no letters here");
                },
                templates,
                new SiteLinks(Press.BASE, press.tokens));
        return new Site(
                Press.BASE,
                templates,
                press.newsletters,
                press.editions,
                press.subscribers,
                press.tokens,
                new LetterBox(none, press.subscribers, press.controls.killSwitch(), press::now),
                new Ledger(TestServices.shared().dynamoClient(), TestServices.table("nowhere")),
                new Steps(() -> 0, _ -> {}));
    }

    private SubscriberId id() {
        return press.keys.idOf(new EmailAddress(ada));
    }

    private Status status() {
        return press.subscribers.find(press.audience, id()).orElseThrow().status();
    }
}
