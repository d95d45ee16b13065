package io.tidings.embedded.inprocess.dynamo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An expression, word by word. Documents' inner paths ({@code a.b}, {@code a[0]}) are not spoken here. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\s*([#:]?[A-Za-z0-9_-]+|<>|<=|>=|[=<>(),+-])\\s*");

    private final String expression;
    private final List<String> all = new ArrayList<>();
    private int at;

    Tokens(String expression) {
        this.expression = expression;
        Matcher matcher = TOKEN.matcher(expression);
        int end = 0;
        while (end < expression.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw wrong("there is no meaning in: " + expression.substring(end));
            }
            all.add(matcher.group(1));
            end = matcher.end();
        }
    }

    /** Names and values that stand for others. */
    Set<String> placeholders() {
        Set<String> placeholders = new HashSet<>();
        for (String token : all) {
            if (token.startsWith("#") || token.startsWith(":")) {
                placeholders.add(token);
            }
        }
        return Set.copyOf(placeholders);
    }

    boolean atEnd() {
        return at == all.size();
    }

    String next() {
        if (atEnd()) {
            throw wrong("it ends too early");
        }
        return all.get(at++);
    }

    /** The next word in capitals, which stays where it is; empty at the end. */
    String peek() {
        return atEnd() ? "" : all.get(at).toUpperCase(Locale.ROOT);
    }

    /** Whether an opening bracket follows the next word. */
    boolean isCall() {
        return at + 1 < all.size() && all.get(at + 1).equals("(");
    }

    /** Takes this word if it is the next. */
    boolean take(String word) {
        boolean is = peek().equals(word);
        if (is) {
            at++;
        }
        return is;
    }

    void expect(String word) {
        if (!take(word)) {
            throw wrong("expected " + word + " before " + peek());
        }
    }

    DynamoError wrong(String why) {
        return DynamoError.validation("Invalid expression: " + why + " in \"" + expression + "\"");
    }
}
