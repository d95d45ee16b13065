package io.tidings.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalUrlTest {
    private static final URI BASE = URI.create("https://blog.example.com/posts/index.html?x=1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    HTTPS://Blog.Example.COM/A/b                        | https://blog.example.com/A/b
                    https://blog.example.com:443/a                      | https://blog.example.com/a
                    http://blog.example.com:80/a                        | http://blog.example.com/a
                    http://blog.example.com:8080/a                      | http://blog.example.com:8080/a
                    https://blog.example.com                            | https://blog.example.com/
                    https://blog.example.com./a                         | https://blog.example.com/a
                    https://blog.example.com/a#section                  | https://blog.example.com/a
                    https://blog.example.com/a?utm_source=x&utm_medium=y | https://blog.example.com/a
                    https://blog.example.com/a?b=2&fbclid=1&a=1&gclid=3 | https://blog.example.com/a?a=1&b=2
                    https://blog.example.com/a?MC_cid=1&mc_eid=2&ref_src=t | https://blog.example.com/a
                    https://blog.example.com/a?ns_mchannel=rss&guccounter=1&ocid=x&xtor=1&at_medium=m&spm=1&wt.mc_id=2 | https://blog.example.com/a
                    https://blog.example.com/a?tag=2&tag=1              | https://blog.example.com/a?tag=2&tag=1
                    https://blog.example.com/a?                         | https://blog.example.com/a
                    https://blog.example.com/a/./b/../c                 | https://blog.example.com/a/c
                    https://blog.example.com/../a                       | https://blog.example.com/a
                    https://blog.example.com/%7ejo/%c3%bc               | https://blog.example.com/~jo/%C3%BC
                    https://blog.example.com/über uns                   | https://blog.example.com/%C3%BCber%20uns
                    https://bücher.example.com/a                        | https://xn--bcher-kva.example.com/a
                    https://blog.example.com/a^b?c=[1]                  | https://blog.example.com/a%5Eb?c=%5B1%5D
                    https://blog.example.com/100%                       | https://blog.example.com/100%25
                    https://blog.example.com/a/                         | https://blog.example.com/a/
                    https:\\\\blog.example.com\\a                       | https://blog.example.com/a
                    https://my_blog.example.com/a                       | https://my_blog.example.com/a
                    """)
    void oneAddressHasOneForm(String raw, String canonical) {
        assertThat(CanonicalUrl.of(raw, null)).hasToString(canonical);
        assertThat(CanonicalUrl.of(canonical, null)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "next.html, https://blog.example.com/posts/next.html",
        "../about, https://blog.example.com/about",
        "/a?utm_campaign=x, https://blog.example.com/a",
        "?page=2, https://blog.example.com/posts/index.html?page=2",
        "//cdn.example.com/a, https://cdn.example.com/a"
    })
    void relativeLinksAreResolved(String raw, String canonical) {
        assertThat(CanonicalUrl.of(raw, BASE)).hasToString(canonical);
    }

    @Test
    void aBaseWithoutPathIsItsRoot() {
        assertThat(CanonicalUrl.of("a/b", URI.create("https://example.com"))).hasToString("https://example.com/a/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "#top",
                "/a",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "mailto:a@example.com",
                "ftp://example.com/a",
                "https://",
                "https:///a",
                "https://user:secret@example.com/a",
                "https://exa mple.com/",
                "https://-x.example.com/",
                "http:a",
                "https://example.com:99999999/"
            })
    void whatIsNoAddressOnTheWebIsRefusedWithASentence(String raw) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalUrl.of(raw, null))
                .withMessageMatching("(has|links) .+");
    }

    @Test
    void aSlashAtTheEndIsNoOtherArticle() {
        var one = ArticleId.of(CanonicalUrl.of("https://blog.example.com/a/", null));

        assertThat(ArticleId.of(CanonicalUrl.of("https://blog.example.com/a", null)))
                .isEqualTo(one);
        assertThat(ArticleId.of(CanonicalUrl.of("https://blog.example.com/a/?b=c/", null)))
                .isEqualTo(ArticleId.of(CanonicalUrl.of("https://blog.example.com/a?b=c/", null)))
                .isNotEqualTo(one);
    }

    @Test
    void aSiteThatMovesToHttpsOrDropsItsWwwBringsNoOtherArticles() {
        var one = ArticleId.of(CanonicalUrl.of("https://example.com/a?b=http://www.c", null));

        assertThat(List.of(
                        "http://example.com/a?b=http://www.c",
                        "https://www.example.com/a/?b=http://www.c",
                        "HTTP://WWW.example.com:80/a?b=http://www.c"))
                .allSatisfy(other ->
                        assertThat(ArticleId.of(CanonicalUrl.of(other, null))).isEqualTo(one));
        assertThat(ArticleId.of(CanonicalUrl.of("https://m.example.com/a?b=http://www.c", null)))
                .isNotEqualTo(one);
    }

    @Test
    void theIdIsTheFirstHalfOfTheHash() {
        // printf %s https://blog.example.com/a | sha256sum
        assertThat(ArticleId.of(URI.create("https://blog.example.com/a")).value())
                .isEqualTo(Fingerprint.sha256(
                                "https://blog.example.com/a".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .substring(0, 32))
                .hasSize(32);
    }
}
