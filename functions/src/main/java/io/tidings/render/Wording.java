package io.tidings.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What we say, in one language: strings, plurals, dates and numbers. English stands in where a language or a key is
 * missing. Immutable and safe for use by many threads.
 */
public final class Wording {

    /** The languages that have a file of their own. */
    public static final List<String> LANGUAGES = List.of("en", "de", "ja", "ar");

    // By language and not by locale: of those a stranger can make up as many as they like.
    private static final Map<String, Strings> READ = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Map<String, String> strings;
    private final Map<String, Object> words;

    private Wording(Locale locale, Strings read) {
        this.locale = locale;
        this.strings = read.byKey();
        this.words = read.nested();
    }

    private record Strings(Map<String, String> byKey, Map<String, Object> nested) {}

    /** The wording for a locale; one in no language of ours speaks English. */
    public static Wording of(Locale locale) {
        Locale spoken = LANGUAGES.contains(locale.getLanguage()) ? locale : Locale.ENGLISH;
        return new Wording(spoken, READ.computeIfAbsent(spoken.getLanguage(), Wording::read));
    }

    private static Strings read(String language) {
        Map<String, String> strings = new TreeMap<>(file("en"));
        strings.putAll(file(language));
        return new Strings(Collections.unmodifiableMap(strings), nested(strings));
    }

    static Map<String, String> file(String language) {
        String name = "templates/locales/" + language + ".properties";
        try (InputStream in = Wording.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> strings = new TreeMap<>();
            properties.stringPropertyNames().forEach(key -> strings.put(key, properties.getProperty(key)));
            return strings;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name, e);
        }
    }

    /** The string of that key with its arguments at {@code {0}}, {@code {1}}...; numbers as the locale writes them. */
    public String say(String key, Object... arguments) {
        String text = strings.get(key);
        if (text == null) {
            throw new IllegalArgumentException("No wording for " + key + " in " + locale.toLanguageTag());
        }
        StringBuilder out = new StringBuilder(text.length() + 32);
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0 && open + 2 < text.length(); open = text.indexOf('{', open + 1)) {
            int index = text.charAt(open + 1) - '0';
            if (text.charAt(open + 2) == '}' && index >= 0 && index < arguments.length) {
                out.append(text, from, open).append(shown(arguments[index]));
                from = open + 3;
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    private String shown(Object argument) {
        return argument instanceof Number number
                ? NumberFormat.getInstance(locale).format(number)
                : String.valueOf(argument);
    }

    /** The string for that many: {@code key.one}, {@code key.other} and so on, by the plural rules of the language. */
    public String count(String key, long n) {
        String exact = key + "." + Plurals.category(locale.getLanguage(), n);
        return say(strings.containsKey(exact) ? exact : key + ".other", n);
    }

    /** A date with its month spelled out. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(say("date.long"), locale).format(date);
    }

    /** The date of an instant in a zone. */
    public String date(Instant instant, ZoneId zone) {
        return date(LocalDate.ofInstant(instant, zone));
    }

    /** Day and month, for dates of this year: short enough to stand beside a source. */
    public String day(LocalDate date) {
        return DateTimeFormatter.ofPattern(say("date.day"), locale).format(date);
    }

    /** A number as the locale writes it. */
    public String number(long number) {
        return NumberFormat.getInstance(locale).format(number);
    }

    /** Every string, nested at the dots of its key, for {@code {{words.digest.browser}}}. */
    public Map<String, Object> words() {
        return words;
    }

    /** For {@code lang}. */
    public String languageTag() {
        return locale.toLanguageTag();
    }

    /** For {@code dir}: {@code ltr} or {@code rtl}. */
    public String direction() {
        return rightToLeft() ? "rtl" : "ltr";
    }

    /** Whether the language is written from right to left. */
    public boolean rightToLeft() {
        return locale.getLanguage().equals("ar");
    }

    private static Map<String, Object> nested(Map<String, String> strings) {
        Map<String, Object> top = new TreeMap<>();
        strings.forEach((key, text) -> put(top, key, text));
        return top;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> into, String key, String text) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            into.put(key, text);
            return;
        }
        Object below = into.computeIfAbsent(key.substring(0, dot), name -> new TreeMap<String, Object>());
        if (!(below instanceof Map)) {
            throw new IllegalStateException("Wording " + key + " stands below a key that has a text itself");
        }
        put((Map<String, Object>) below, key.substring(dot + 1), text);
    }
}
