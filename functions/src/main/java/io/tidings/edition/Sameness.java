package io.tidings.edition;

import io.tidings.article.Article;
import io.tidings.article.Fingerprint;
import io.tidings.article.TitleOrigin;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells texts that are the same but for case, signs and spaces; between digits, signs count: 1.2.10 is not 1.21.0. */
final class Sameness {

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\p{N})[^\\p{L}\\p{N}]+(?=\\p{N})");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}.]+|(?<!\\p{N})\\.|\\.(?!\\p{N})");
    /** Shorter texts ("Links of the week") come again and mean something else each time. In letters and digits. */
    private static final int PROOF = 60;

    private static final int SHORTEST_SUMMARY = 25;

    private Sameness() {}

    /** What an article says, as 16 hexadecimal digits; empty where it says too little to be known by. */
    static Optional<String> content(Article article) {
        String title = article.titleOrigin() == TitleOrigin.GIVEN ? article.title() : "";
        return content(title, article.summary());
    }

    static Optional<String> content(String title, String summary) {
        String head = bare(title);
        String body = bare(summary);
        boolean proof = body.length() >= SHORTEST_SUMMARY || head.length() + body.length() >= PROOF;
        return proof ? Optional.of(hash(head + "|" + body)) : Optional.empty();
    }

    private static String bare(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SIGNS.matcher(BETWEEN_DIGITS.matcher(plain).replaceAll(".")).replaceAll("");
    }

    static String hash(String text) {
        return Fingerprint.sha256(text).substring(0, 16);
    }
}
