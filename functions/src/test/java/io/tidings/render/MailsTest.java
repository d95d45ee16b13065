package io.tidings.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mail against its golden file, and what can be said of all of them. After a wanted change, run with
 * {@code -Dgolden.update=true} and look at the difference.
 */
final class MailsTest {

    private static final Templates TEMPLATES = Templates.bundled();
    private static final Path GOLDEN = Path.of("src/test/resources/render/golden");
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern LINK_IN_TEXT = Pattern.compile("(?:https?://|mailto:)[^\\s<>\"\\]]+");

    /** A mail with its subject, as one person gets it. */
    record Mail(String name, String subject, Fragment body, int items) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mail> mails() {
        Stream<Mail> digests = Wording.LANGUAGES.stream()
                .flatMap(language -> Stream.concat(
                        Stream.of(0, 1, 20, 50)
                                .map(n -> digest("digest-" + language + "-" + n, SampleDigest.of(language, n))),
                        Stream.of(digest("digest-" + language + "-hostile", SampleDigest.hostile(language)))));
        return Stream.concat(digests, Wording.LANGUAGES.stream().flatMap(MailsTest::letters));
    }

    private static Mail digest(String name, SampleDigest digest) {
        return new Mail(name, digest.subject(), digest.filled(TEMPLATES), digest.stories.size());
    }

    private static Stream<Mail> letters(String language) {
        Wording wording = Wording.of(Locale.forLanguageTag(language));
        String newsletter = SampleDigest.of(language, 0).newsletter();
        Map<String, String> links = SampleDigest.LINKS;
        String confirm = "https://mail.example.com/c/3fJ9sKq0Zx7Lw2Rt8VbNcA";
        Map<String, Object> confirmation = LetterViews.confirmation(
                wording,
                newsletter,
                SampleDigest.POSTAL_ADDRESS,
                confirm,
                links.getOrDefault("preferences", ""),
                links.getOrDefault("unsubscribe", ""));
        Map<String, Object> welcome = LetterViews.welcome(
                wording,
                newsletter,
                SampleDigest.POSTAL_ADDRESS,
                links.getOrDefault("archive", ""),
                links.getOrDefault("preferences", ""),
                links.getOrDefault("unsubscribe", ""));
        return Stream.of(
                letter("confirmation-" + language, "confirmation", confirmation),
                letter("welcome-" + language, "welcome", welcome));
    }

    private static Mail letter(String name, String template, Map<String, Object> view) {
        return new Mail(name, String.valueOf(view.get("subject")), TEMPLATES.mail(template, view), 0);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void mailShouldBeTheGoldenOne(Mail mail) throws IOException {
        Path written = Files.createDirectories(Path.of("target/mails"));
        Files.writeString(written.resolve(mail.name() + ".html"), mail.body().html());
        Files.writeString(written.resolve(mail.name() + ".txt"), mail.body().text());
        Files.writeString(written.resolve(mail.name() + ".subject"), mail.subject());
        if (mail.items() > 1 && mail.items() != 20) {
            return;
        }
        golden(mail.name() + ".html", mail.body().html());
        golden(mail.name() + ".txt", mail.body().text());
    }

    private static void golden(String name, String content) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(name), content);
        }
        assertThat(content).as(name).isEqualTo(Files.readString(GOLDEN.resolve(name)));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void mailShouldStayBelowTheSizeThatGmailClips(Mail mail) {
        int size = mail.body().html().getBytes(StandardCharsets.UTF_8).length;

        assertThat(size).isLessThan(mail.items() <= 20 ? 60_000 : 100_000);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void stylesShouldStayBelowTheSizeThatGmailDrops(Mail mail) {
        Matcher styles = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL)
                .matcher(mail.body().html());

        assertThat(styles.results().mapToInt(style -> style.group(1).length()).sum())
                .isBetween(1, 8_191);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void bothPartsShouldHaveTheSameLinks(Mail mail) {
        TreeSet<String> html = new TreeSet<>();
        HREF.matcher(mail.body().html()).results().forEach(link -> html.add(unescaped(link.group(1))));
        TreeSet<String> text = new TreeSet<>();
        LINK_IN_TEXT.matcher(mail.body().text()).results().forEach(link -> text.add(link.group()));

        assertThat(text).isEqualTo(html).isNotEmpty();
    }

    /** Blockers stop SES's own address, and a reader's tokens would stand in its events; a story's link is to be counted. */
    @ParameterizedTest
    @MethodSource("mails")
    void sesShouldFollowTheLinksToStoriesAndNoOthers(Mail mail) {
        Matcher anchor = Pattern.compile("<a\\b[^>]*>").matcher(mail.body().html());
        while (anchor.find()) {
            boolean ours = anchor.group().contains("href=\"https://mail.example.com/");

            assertThat(anchor.group().startsWith("<a ses:no-track "))
                    .as(anchor.group())
                    .isEqualTo(ours);
        }
        assertThat(Slots.asSesSends(mail.body().html())).doesNotContain("<a ses:");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void nothingOfATemplateShouldShow(Mail mail) {
        for (String part : new String[] {mail.body().html(), mail.body().text(), mail.subject()}) {
            assertThat(part).doesNotContain("{{", "}}", "%7B%7B");
            assertThat(part).doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f\\u202a-\\u202e\\ufffd]");
        }
        assertThat(mail.body().html()).doesNotContain("<script", "href='");
        assertThat(mail.body().text()).doesNotContainPattern("(?i)<(?:p|br|td|div|a|b|table)[\\s>/]");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void textShouldFitEightyColumns(Mail mail) {
        assertThat(mail.body().text().lines().filter(line -> !line.contains("https://")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void headingsShouldBeInOrder(Mail mail) {
        int last = 0;
        Matcher heading = Pattern.compile("<h([1-6])").matcher(mail.body().html());
        while (heading.find()) {
            int level = Integer.parseInt(heading.group(1));
            assertThat(level).isBetween(1, last + 1);
            last = level;
        }
        assertThat(mail.body().html()).containsOnlyOnce("<h1");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void subjectShouldBeShownWhole(Mail mail) {
        assertThat(mail.subject().codePointCount(0, mail.subject().length())).isBetween(20, 60);
        assertThat(mail.subject()).doesNotContainPattern("[\\r\\n]");
    }

    @Test
    void sameViewsShouldGiveTheSameBytes() {
        assertThat(mails().toList()).isEqualTo(mails().toList());
    }

    private static String unescaped(String html) {
        return html.replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&#123;", "{")
                .replace("&#125;", "}")
                .replace("&amp;", "&");
    }
}
