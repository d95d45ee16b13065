package io.tidings.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as lower-case hexadecimal digits, 64 of them; what needs fewer takes the first. */
public final class Fingerprint {
    private Fingerprint() {}

    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Tells apart what an editor would call different: everything a reader sees, but not when or by whom it was seen. */
    static String of(Article article) {
        var date = article.dateOrigin() == DateOrigin.GIVEN ? article.publishedAt() : article.dateOrigin();
        var parts = String.join(
                "\u0000",
                article.url().toString(),
                article.title(),
                article.titleOrigin().name(),
                article.summary(),
                String.join("\u0001", article.tags()),
                date.toString());
        return sha256(parts).substring(0, 32);
    }
}
