package io.tidings.topic;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text into the words it is compared by. Names with signs stay whole (c#, .net, ci/cd, a/b, next.js); English plurals
 * lose their ending, other languages keep every word as it stands; Chinese, Japanese and Korean, written without spaces
 * between words, become pairs of characters.
 */
final class Tokenizer {

    private static final Pattern NAME = Pattern.compile("\\.net|\\p{L}/\\p{L}|ci/cd|tcp/ip|i/o|.*[#+]+"
            + "|\\p{L}[\\p{L}\\p{N}]*\\.(?:js|io|net|ai|dev|py|rs|ts)|[\\p{L}\\p{N}]*\\d(?:\\.\\d+)+");
    private static final String SIGNS = "./&'’_+#-";
    private static final Pattern JOINT = Pattern.compile("[./&'’_+#-]+");
    /** A name with signs and its version: C++23. */
    private static final Pattern VERSIONED = Pattern.compile("(\\p{L}[#+]+)(\\d+)");

    private static final int LONGEST_NAME = 24;
    private static final Set<String> ENGLISH = Set.of(
            "the", "of", "to", "and", "is", "are", "for", "with", "that", "this", "how", "why", "what", "your", "you",
            "from", "it", "not", "by", "on", "at", "as", "has", "have", "when", "can", "our", "its", "without",
            "before", "after", "every");
    private static final Set<String> OTHERS = Set.of(
            "der", "das", "und", "ist", "nicht", "ein", "eine", "mit", "für", "auf", "wie", "wird", "werden", "sich",
            "von", "zu", "le", "les", "des", "une", "est", "et", "dans", "pour", "sur", "qui", "avec", "du", "el",
            "los", "las", "del", "una", "por", "con", "para", "como", "más", "il", "che", "di", "della", "gli", "não",
            "uma", "os", "het", "een", "van", "voor");
    private static final Set<String> NO_PLURALS = Set.of(
            "aws",
            "kubernetes",
            "postgres",
            "redis",
            "news",
            "series",
            "devops",
            "sre",
            "cors",
            "always",
            "perhaps",
            "across",
            "does",
            "jenkins",
            "iops",
            "finops",
            "mlops",
            "secops",
            "devsecops",
            "gitops",
            "sass",
            "less",
            "https");
    private static final Map<String, String> ODD_PLURALS =
            Map.of("caches", "cache", "niches", "niche", "axes", "axis", "indices", "index");

    private Tokenizer() {}

    /** The words in their order, lower case. Whether the text is English, and so loses its plurals, is seen from its words. */
    static List<String> words(String text) {
        List<String> words = cut(text);
        return looksEnglish(words) ? words.stream().map(Tokenizer::singular).toList() : words;
    }

    /** One pass without backtracking, as most of the time that learning takes goes here. */
    private static List<String> cut(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int from = 0;
        Kind kind = Kind.BETWEEN;
        for (int at = 0, size; at < plain.length(); at += size) {
            int c = plain.codePointAt(at);
            size = Character.charCount(c);
            Kind next = kind(c);
            if (next != kind) {
                add(plain, from, at, kind, words);
                from = at;
                kind = next;
            }
        }
        add(plain, from, plain.length(), kind, words);
        return words;
    }

    private enum Kind {
        BETWEEN,
        /** Letters, numbers and the signs that may join them. */
        WORD,
        /** Writing without spaces between words. */
        UNSPACED
    }

    private static Kind kind(int c) {
        if (c < 0x80) {
            boolean part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || SIGNS.indexOf(c) >= 0;
            return part ? Kind.WORD : Kind.BETWEEN;
        }
        boolean part =
                switch (Character.getType(c)) {
                    case Character.UPPERCASE_LETTER,
                            Character.LOWERCASE_LETTER,
                            Character.TITLECASE_LETTER,
                            Character.MODIFIER_LETTER,
                            Character.OTHER_LETTER,
                            Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.DECIMAL_DIGIT_NUMBER,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER -> true;
                    default -> c == '’';
                };
        return !part ? Kind.BETWEEN : isUnspaced(c) ? Kind.UNSPACED : Kind.WORD;
    }

    private static void add(String plain, int from, int to, Kind kind, List<String> words) {
        switch (kind) {
            case WORD -> addWord(bare(plain.substring(from, to)), words);
            case UNSPACED -> addPairs(plain.substring(from, to), words);
            case BETWEEN -> {}
        }
    }

    private static void addWord(String word, List<String> words) {
        if (!hasSigns(word)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        } else if (word.length() <= LONGEST_NAME && NAME.matcher(word).matches()) {
            words.add(word);
        } else {
            Matcher versioned = VERSIONED.matcher(word);
            if (versioned.matches()) {
                words.add(versioned.group(1));
                words.add(versioned.group(2));
            } else {
                JOINT.splitAsStream(word).filter(piece -> !piece.isEmpty()).forEach(words::add);
            }
        }
    }

    private static boolean hasSigns(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (SIGNS.indexOf(word.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnspaced(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> c == 'ー';
        };
    }

    /** Without the signs that end a sentence or open a quotation, and without a possessive's ending. */
    private static String bare(String word) {
        int end = word.length();
        while (end > 0 && "./&'’_-".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = 0;
        while (start < end && "/&'’_-+#".indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        String bare = word.substring(start, end);
        return bare.endsWith("'s") || bare.endsWith("’s") ? bare.substring(0, bare.length() - 2) : bare;
    }

    private static void addPairs(String run, List<String> words) {
        int[] characters = run.codePoints().toArray();
        if (characters.length == 1) {
            words.add(run);
        }
        for (int i = 1; i < characters.length; i++) {
            words.add(new String(characters, i - 1, 2));
        }
    }

    private static boolean looksEnglish(List<String> words) {
        long english = words.stream().filter(ENGLISH::contains).count();
        long others = words.stream().filter(OTHERS::contains).count();
        long foreign = words.stream().filter(Tokenizer::hasForeignLetters).count();
        return others <= english && foreign * 2 <= words.size();
    }

    private static boolean hasForeignLetters(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 0x7f) {
                return true;
            }
        }
        return false;
    }

    /** An English plural without its ending; any other word as it is. */
    static String singular(String word) {
        String odd = ODD_PLURALS.get(word);
        if (odd != null) {
            return odd;
        }
        int length = word.length();
        boolean ending = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is");
        if (length <= 3 || !ending || NO_PLURALS.contains(word) || word.indexOf('.') >= 0) {
            return word;
        }
        if (word.endsWith("ies") && length > 4) {
            return word.substring(0, length - 3) + "y";
        }
        boolean es = word.endsWith("ches") || word.endsWith("shes") || word.endsWith("sses") || word.endsWith("xes");
        return word.substring(0, length - (es ? 2 : 1));
    }
}
