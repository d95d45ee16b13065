package io.tidings.topic;

import java.util.Set;

/** Words that say nothing of a topic. */
final class StopWords {

    private static final Set<String> WORDS = Set.of(
            ("a about after all also an and any are as at be been before but by can could did do does for from get had has have he"
                            + " her here his how i if in into is it its just may me might more most my new no not now of on one or"
                            + " our out over said say she should so some than that the their them then there these they this those"
                            + " to two up us very was we were what when where which while who why will with would you your"
                            + " der die das und ist nicht ein eine mit für auf wie von zu im den dem des sich"
                            + " le la les un une est et dans pour sur qui avec que en du el los las del por con para como es y")
                    .split(" "));

    private StopWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
