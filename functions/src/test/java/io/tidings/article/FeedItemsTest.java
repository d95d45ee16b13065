package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class FeedItemsTest {

    private static String rss(String items) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Trenches</title>\n"
                + "<link>https://t.example.com/blog/</link><description>d</description>\n" + items + "</channel></rss>";
    }

    private static String item(String title, String link) {
        return "<item><title>" + title + "</title><link>" + link + "</link></item>\n";
    }

    @Test
    void rssIsRead() {
        var article = ReadingOf.file(
                        "a.xml",
                        rss("<item><title>Don&#x27;t</title><link>https://t.example.com/1</link>"
                                + "<guid>x</guid><category>Go</category><category>Rust</category>"
                                + "<pubDate>Sun, 15 Nov 2026 03:00:00 +0000</pubDate>"
                                + "<description>&lt;p&gt;Fish &amp;amp; chips.&lt;/p&gt;</description></item>"))
                .article();

        assertThat(article.title()).isEqualTo("Don't");
        assertThat(article.summary()).isEqualTo("Fish & chips.");
        assertThat(article.tags()).containsExactly("Go", "Rust");
        assertThat(article.publishedAt()).isEqualTo("2026-11-15T03:00:00Z");
    }

    @Test
    void aGuidIsALinkWhereThereIsNone() {
        var read = ReadingOf.file(
                "a.xml",
                rss("<item><title>One</title><guid isPermaLink=\"true\">https://t.example.com/1</guid></item>"
                        + "<item><title>Two</title><guid isPermaLink=\"false\">4711</guid></item>"));

        assertThat(read.titles()).containsExactly("One");
        assertThat(read.rejection().reason()).isEqualTo("has no link");
        assertThat(read.rejection().line()).isEqualTo(4);
    }

    @Test
    void relativeLinksAreRelativeToTheFeed() {
        assertThat(ReadingOf.file("a.xml", rss(item("One", "one.html")))
                        .article()
                        .url())
                .hasToString("https://t.example.com/blog/one.html");
    }

    @Test
    void atomIsReadAndXmlBaseCounts() {
        var read = ReadingOf.file("a.xml", """
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://s.example.com/en/"><title>S</title>
                <link rel="self" href="https://feeds.example.com/s.atom"/>
                <entry xml:base="2026/"><title type="html">Tom &amp;amp; Jerry</title><link href="one"/>
                <id>urn:1</id><published>2026-11-15T14:40:00Z</published><updated>2026-11-16T00:00:00Z</updated>
                <category term="fun"/><summary>S.</summary></entry>
                <entry><title/><id>https://s.example.com/two</id><updated>2026-11-14T00:00:00Z</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Only <b>content</b>. More.</p></div></content></entry>
                </feed>
                """);

        assertThat(read.rejections()).isEmpty();
        assertThat(read.articles())
                .extracting(article -> article.url().toString())
                .containsExactly("https://s.example.com/en/2026/one", "https://s.example.com/two");
        assertThat(read.titles()).containsExactly("Tom & Jerry", "Only content");
        assertThat(read.articles().getFirst().publishedAt()).isEqualTo("2026-11-15T14:40:00Z");
        assertThat(read.articles().getFirst().tags()).containsExactly("fun");
        assertThat(read.articles().get(1).publishedAt()).isEqualTo("2026-11-14T00:00:00Z");
    }

    @Test
    void whatTheBytesAreCountsMoreThanWhatTheyDeclare() {
        var text = rss(item("Größe – “gut”", "https://t.example.com/1"));

        assertThat(ReadingOf.file("a.xml", text.replace("UTF-8", "ISO-8859-1")).titles())
                .containsExactly("Größe – “gut”");
        assertThat(ReadingOf.file("a.xml", text.getBytes(Charset.forName("windows-1252")))
                        .titles())
                .containsExactly("Größe – “gut”");
        assertThat(ReadingOf.file(
                                "a.xml", text.replace("UTF-8", "ISO-8859-1").getBytes(Charset.forName("windows-1252")))
                        .titles())
                .containsExactly("Größe – “gut”");
        assertThat(ReadingOf.file("a.xml", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))
                        .titles())
                .containsExactly("Größe – “gut”");
        assertThat(ReadingOf.file(
                                "a.xml",
                                rss(item("日本語", "https://t.example.com/1"))
                                        .replace("UTF-8", "Shift_JIS")
                                        .getBytes(Charset.forName("Shift_JIS")))
                        .titles())
                .containsExactly("日本語");
        assertThat(ReadingOf.file("a.xml", text.replace("UTF-8", "no-such-thing"))
                        .titles())
                .containsExactly("Größe – “gut”");
    }

    @Test
    void commonMistakesAreMended() {
        var read = ReadingOf.file(
                "a.xml",
                rss(
                        item("R&D &nbsp; caf&eacute; \u0008 &#0; &bogus; A&amp;B", "https://t.example.com/1?a=1&b=2")
                                + "<item><title><![CDATA[C&D <b>bold</b>]]></title><link><![CDATA[https://t.example.com/2?a=1&b=2]]></link></item>"));

        assertThat(read.rejections()).isEmpty();
        assertThat(read.titles()).containsExactly("R&D café &bogus; A&B", "C&D bold");
        assertThat(read.articles())
                .extracting(article -> article.url().getQuery())
                .containsExactly("a=1&b=2", "a=1&b=2");
    }

    @Test
    void ofATruncatedFeedWhatIsCompleteGoesIn() {
        var text = rss(item("One", "one") + item("Two", "two") + item("Three", "three"));

        var read = ReadingOf.file("a.xml", text.substring(0, text.indexOf("three")));

        assertThat(read.titles()).containsExactly("One", "Two");
        assertThat(read.articles().getFirst().url()).hasToString("https://t.example.com/blog/one");
        assertThat(read.rejection().reason()).contains("cut off");
        assertThat(read.rejection().line()).isEqualTo(6);
    }

    @Test
    void aBrokenItemCostsNoOther() {
        var read = ReadingOf.file(
                "a.xml",
                rss(item("One", "one") + "<item><title>Two <b></title><link>two</link></item>\n"
                        + item("Three", "three")));

        assertThat(read.titles()).containsExactly("One", "Three");
        assertThat(read.rejection().line()).isEqualTo(5);
        assertThat(read.rejection().reason()).isEqualTo("not well-formed XML");
        assertThat(read.rejection().excerpt()).contains("Two");
    }

    @Test
    void aBillionLaughsAreOneRejection() {
        var laughs = """
                <?xml version="1.0"?>
                <!-- a comment with <!ELEMENT> in it -->
                <!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
                <!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]>
                <rss version="2.0"><channel><item><title>&lol3;</title><link>https://t.example.com/1</link></item></channel></rss>
                """;

        assertThat(ReadingOf.file("a.xml", laughs).articles()).isEmpty();
        assertThat(ReadingOf.file("a.xml", laughs).rejection().reason()).contains("DOCTYPE");
    }

    @Test
    void anExternalEntityIsNeverRead() {
        var external = """
                <?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <rss version="2.0"><channel><item><title>&x;</title><link>https://t.example.com/1</link></item></channel></rss>
                """;

        assertThat(ReadingOf.file("a.xml", external).articles()).isEmpty();
        assertThat(ReadingOf.file("a.xml", external).rejection().reason()).contains("DOCTYPE");
    }

    @Test
    void aDoctypeFarDownIsRefusedByTheParserItself() {
        var hidden = "<?xml version=\"1.0\"?><!--" + "x".repeat(70_000) + "-->"
                + "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<rss version=\"2.0\"><channel><item><title>&x;</title><link>https://t.example.com/1</link></item></channel></rss>";

        var read = ReadingOf.file("a.xml", hidden);

        assertThat(read.articles()).isEmpty();
        assertThat(read.rejections()).isNotEmpty();
    }

    @Test
    void anotherKindOfXmlIsOneRejection() {
        assertThat(ReadingOf.file("a.xml", "<invoice><total>3</total></invoice>")
                        .rejection()
                        .reason())
                .isEqualTo("XML, but neither RSS nor Atom");
        assertThat(ReadingOf.file("a.xml", "<rss").rejection().reason()).isEqualTo("not well-formed XML");
    }

    @Test
    void aFeedThatIsTooLargeIsOneRejection() {
        var large = rss(item("x".repeat(FeedItems.LARGEST), "one"));

        assertThat(ReadingOf.file("a.xml", large).rejection().reason()).startsWith("a feed of more than 20 MB");
    }

    @Test
    void rdfIsReadToo() {
        var read = ReadingOf.file("a.rdf", """
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
                <channel rdf:about="https://t.example.com/"><title>T</title><link>https://t.example.com/</link><description>d</description></channel>
                <item rdf:about="https://t.example.com/1"><title>One</title><link>https://t.example.com/1</link></item>
                </rdf:RDF>
                """);

        assertThat(read.titles()).containsExactly("One");
    }

    @Test
    void manyCommentsBeforeTheFeedTakeNoTime() {
        var read = ReadingOf.file(
                "a.xml", "<!---->".repeat(20_000) + rss(item("One", "one")).substring(39));

        assertThat(read.titles()).containsExactly("One");
    }

    @Test
    @Timeout(60)
    void aFeedThatOpensWhatItNeverClosesTakesNoTime() {
        var items = ReadingOf.file("a.xml", rss(item("One", "one") + "<item>".repeat(150_000)));
        var texts = ReadingOf.file("a.xml", rss(item("One", "one") + "<![CDATA[".repeat(150_000)));

        assertThat(items.titles()).containsExactly("One");
        assertThat(items.rejection().reason()).startsWith("the file ends in the middle of an article");
        assertThat(texts.titles()).containsExactly("One");
    }

    @Test
    @Timeout(60)
    void aBrokenFeedWithAVolumeBeforeItsManyItemsIsOneRejection() {
        var items =
                "<x>" + "word ".repeat(200_000) + "</x>" + item("One", "one").repeat(2_000) + "<item><a></item>";

        assertThat(ReadingOf.file("a.xml", rss(items)).rejection().reason()).isEqualTo("not well-formed XML");
    }
}
