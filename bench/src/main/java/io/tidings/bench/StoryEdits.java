package io.tidings.bench;

import io.tidings.article.Article;
import io.tidings.article.ArticleId;
import io.tidings.article.CanonicalUrl;
import io.tidings.article.DateOrigin;
import io.tidings.article.SourceName;
import io.tidings.article.Standing;
import io.tidings.article.TitleOrigin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Articles as they come back a few hours later: edited by their own source, or taken over by another. By a fixed seed. */
final class StoryEdits {

    private static final Duration LATER = Duration.ofHours(5);
    private static final String TAGLINE = " Read the whole story on our site and subscribe.";

    /** What becomes of an article. */
    enum Kind {
        TRACKED,
        TYPO,
        CUT,
        RETITLED,
        TAGLINE,
        REORDERED,
        PREFIXED
    }

    /** An article and what became of it. */
    record Edit(Kind kind, Article original, Article edited) {}

    private final Random random;

    StoryEdits(long seed) {
        random = new Random(seed);
    }

    /** One edit of each, the kinds in turn. */
    List<Edit> of(List<Article> articles) {
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            edits.add(new Edit(kind, articles.get(i), edited(articles.get(i), kind)));
        }
        return edits;
    }

    private Article edited(Article one, Kind kind) {
        String title = one.title();
        String summary = one.summary();
        return switch (kind) {
            case TRACKED -> copy(one, one.url() + "?utm_source=mail&utm_campaign=week", "drop", title, summary);
            case TYPO -> copy(one, one.url() + "-2", "drop", typo(title), typo(typo(summary)));
            case CUT -> copy(one, one.url() + "-2", "drop", title, cut(summary));
            case RETITLED -> copy(one, one.url() + "-2", "drop", retitled(title), summary);
            case TAGLINE -> copy(one, one.url() + "-2", "drop", title, summary + TAGLINE);
            case REORDERED -> copy(one, elsewhere(one), "another", title, reordered(summary));
            case PREFIXED -> copy(one, elsewhere(one), "another", "Report: " + title, cut(summary));
        };
    }

    private static String elsewhere(Article one) {
        return one.url().toString().replace("https://", "https://other.");
    }

    private static Article copy(Article one, String url, String source, String title, String summary) {
        URI address = CanonicalUrl.of(url, null);
        return new Article(
                ArticleId.of(URI.create(url)),
                SourceName.of(source),
                address,
                Optional.empty(),
                title,
                TitleOrigin.GIVEN,
                summary,
                List.of(),
                one.publishedAt().plus(LATER),
                DateOrigin.GIVEN,
                one.publishedAt().plus(LATER),
                Standing.LIVE);
    }

    /** Two letters of a word change places. */
    private String typo(String text) {
        char[] letters = text.toCharArray();
        for (int tries = 0; tries < 20 && letters.length > 3; tries++) {
            int at = 1 + random.nextInt(letters.length - 2);
            if (Character.isLetter(letters[at])
                    && Character.isLetter(letters[at + 1])
                    && letters[at] != letters[at + 1]) {
                char first = letters[at];
                letters[at] = letters[at + 1];
                letters[at + 1] = first;
                break;
            }
        }
        return new String(letters);
    }

    /** The first two thirds. */
    private static String cut(String text) {
        String[] words = text.split(" ");
        return String.join(" ", Arrays.copyOf(words, Math.max(1, words.length * 2 / 3))) + " …";
    }

    /** The second half comes first, and a word is gone. */
    private String retitled(String title) {
        List<String> words = new ArrayList<>(Arrays.asList(title.split(" ")));
        if (words.size() > 4) {
            words.remove(random.nextInt(words.size()));
        }
        int half = words.size() / 2;
        List<String> turned = new ArrayList<>(words.subList(half, words.size()));
        turned.addAll(words.subList(0, half));
        return String.join(" ", turned);
    }

    /** One word in eight is another's, and the second half comes first. */
    private String reordered(String text) {
        String[] words = text.split(" ");
        for (int i = 0; i < words.length; i += 8) {
            words[Math.min(words.length - 1, i + random.nextInt(8))] = "reportedly";
        }
        int half = words.length / 2;
        return String.join(" ", Arrays.copyOfRange(words, half, words.length)) + " "
                + String.join(" ", Arrays.copyOf(words, half));
    }
}
