package io.tidings.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins texts that say nearly the same. One source repeats itself in other words only when it corrects, so there it takes
 * more, and so it does where another source comes days later; weeks later it tells another story. Two groups join only where every member is alike every
 * member of the other (complete link), so chains of half-alike articles do not grow into one story.
 */
final class Alike {

    private static final double SAME_SOURCE = 0.55;
    private static final double OTHER_SOURCE = 0.40;
    private static final double OTHER_SOURCE_LATER = 0.55;
    /** From here on an editor is asked. */
    private static final double SUGGESTED = 0.25;

    private static final double SUGGESTED_LATER = 0.40;
    private static final double NEVER = Double.POSITIVE_INFINITY;
    /** Summaries so alike are one text, edited. */
    private static final double EDITED = 0.8;

    private static final int MOST_JUDGED = 24;
    private static final Comparator<Pair> MOST_ALIKE_FIRST = Comparator.comparingDouble(Pair::score)
            .reversed()
            .thenComparingInt(Pair::one)
            .thenComparingInt(Pair::other);

    private final List<Told> told;
    private final Groups groups;
    private final Similarity similarity;

    /** Two texts by number and how alike they are. */
    record Pair(int one, int other, double score) {}

    private Alike(List<Told> told, Groups groups) {
        this.told = told;
        this.groups = groups;
        this.similarity = new Similarity(told);
    }

    /** Joins what is alike; answers the pairs that may be, the most alike first. */
    static List<Pair> join(List<Told> told, Groups groups) {
        return new Alike(told, groups).run();
    }

    private List<Pair> run() {
        List<Pair> alike = new ArrayList<>();
        List<Pair> unsure = new ArrayList<>();
        similarity.candidates(nominated(), (one, other) -> {
            double score = worthALook(one, other) == NEVER ? 0 : score(one, other);
            if (isAlike(one, other, score)) {
                alike.add(new Pair(one, other, score));
            } else if (score >= suggestedFrom(one, other)) {
                unsure.add(new Pair(one, other, score));
            }
        });
        alike.sort(MOST_ALIKE_FIRST);
        for (Pair pair : alike) {
            if (everyMemberAlike(pair)) {
                groups.join(pair.one, pair.other);
            } else {
                unsure.add(pair);
            }
        }
        unsure.removeIf(pair -> groups.of(pair.one) == groups.of(pair.other) || !groups.mayJoin(pair.one, pair.other));
        unsure.sort(MOST_ALIKE_FIRST);
        return unsure;
    }

    /** The first of each unit's copies, and all that an editor joined: copies of one text need comparing once. */
    private List<Integer> nominated() {
        List<Integer> nominated = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            if (groups.of(i) == i || groups.unitOf(i) != i) {
                nominated.add(i);
            }
        }
        return nominated;
    }

    private boolean everyMemberAlike(Pair pair) {
        for (int one : judged(groups.of(pair.one))) {
            for (int other : judged(groups.of(pair.other))) {
                boolean sameUnits = groups.unitOf(one) == groups.unitOf(pair.one)
                        && groups.unitOf(other) == groups.unitOf(pair.other);
                if (!sameUnits && one != other && !isAlike(one, other, score(one, other))) {
                    return false;
                }
            }
        }
        return groups.mayJoin(pair.one, pair.other);
    }

    /** Enough to judge a group by: it has more members only where most are copies. */
    private List<Integer> judged(int group) {
        List<Integer> members = groups.members(group);
        return members.subList(0, Math.min(MOST_JUDGED, members.size()));
    }

    /** Where it is in doubt, slips are read over. A title that comes back long after is a column's: there summaries decide. */
    private double score(int one, int other) {
        double score = similarity.between(one, other);
        double threshold = threshold(one, other);
        if (score >= SUGGESTED && score < threshold) {
            score = Math.max(score, similarity.readOver(one, other));
        }
        boolean comesBack = score >= worthALook(one, other) && !nearInTime(one, other);
        return comesBack ? Math.min(score, similarity.ofSummaries(one, other)) : score;
    }

    private boolean isAlike(int one, int other, double score) {
        return score >= threshold(one, other) && !areOfTwoThings(one, other);
    }

    /**
     * Titles of different numbers, or of one phrase about others, are two releases, storms or companies: an editor is asked.
     * Not where both stand above one text, unless that names the others, too.
     */
    private boolean areOfTwoThings(int one, int other) {
        if (isOneTextEdited(one, other)) {
            return Names.areExchangedThroughout(similarity.read(one, other), similarity.read(other, one));
        }
        return Slips.areOfDifferentNumbers(
                        told.get(one).title(), told.get(other).title())
                || Names.areExchanged(similarity.read(one, other), similarity.read(other, one));
    }

    private boolean isOneTextEdited(int one, int other) {
        boolean haveTexts =
                !told.get(one).summary().isEmpty() && !told.get(other).summary().isEmpty();
        return haveTexts && similarity.ofSummaries(one, other) >= EDITED;
    }

    private double threshold(int one, int other) {
        if (sameSource(one, other)) {
            return SAME_SOURCE;
        }
        if (nearInTime(one, other)) {
            return OTHER_SOURCE;
        }
        return told.get(one).isWithinWeeks(told.get(other)) ? OTHER_SOURCE_LATER : NEVER;
    }

    private double suggestedFrom(int one, int other) {
        if (nearInTime(one, other)) {
            return SUGGESTED;
        }
        return !sameSource(one, other) && told.get(one).isWithinWeeks(told.get(other)) ? SUGGESTED_LATER : NEVER;
    }

    /** What score says anything. */
    private double worthALook(int one, int other) {
        return Math.min(threshold(one, other), suggestedFrom(one, other));
    }

    private boolean sameSource(int one, int other) {
        return told.get(one).isOfSameSource(told.get(other));
    }

    private boolean nearInTime(int one, int other) {
        return told.get(one).isNear(told.get(other));
    }
}
