package io.tidings.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins texts that say nearly the same. One source repeats itself in other words only when it corrects, so there it takes
 * more; different sources tell the same story only within days. Two groups join only where every member is alike every
 * member of the other (complete link), so chains of half-alike articles do not grow into one story.
 */
final class Alike {

    private static final double SAME_SOURCE = 0.55;
    private static final double OTHER_SOURCE = 0.40;
    private static final int MOST_JUDGED = 24;
    private static final Duration SAME_DAYS = Duration.ofDays(3);

    private final List<Told> told;
    private final Groups groups;
    private final Similarity similarity;

    private record Pair(int one, int other, double score) {}

    private Alike(List<Told> told, Groups groups) {
        this.told = told;
        this.groups = groups;
        this.similarity = new Similarity(told);
    }

    static void join(List<Told> told, Groups groups) {
        new Alike(told, groups).run();
    }

    private void run() {
        List<Integer> firsts = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            if (groups.of(i) == i) {
                firsts.add(i);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        similarity.candidates(firsts, (one, other) -> {
            double score = similarity.between(one, other);
            if (score >= threshold(one, other)) {
                pairs.add(new Pair(one, other, score));
            }
        });
        pairs.sort(Comparator.comparingDouble(Pair::score)
                .reversed()
                .thenComparingInt(Pair::one)
                .thenComparingInt(Pair::other));
        pairs.stream().filter(this::everyMemberAlike).forEach(pair -> groups.join(pair.one, pair.other));
    }

    private boolean everyMemberAlike(Pair pair) {
        for (int one : judged(groups.of(pair.one))) {
            for (int other : judged(groups.of(pair.other))) {
                if (one != other && similarity.between(one, other) < threshold(one, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Enough to judge a group by: it has more members only where most are copies. */
    private List<Integer> judged(int group) {
        List<Integer> members = groups.members(group);
        return members.subList(0, Math.min(MOST_JUDGED, members.size()));
    }

    private double threshold(int one, int other) {
        Told a = told.get(one);
        Told b = told.get(other);
        if (a.source().equals(b.source())) {
            return SAME_SOURCE;
        }
        boolean near = Duration.between(a.published(), b.published()).abs().compareTo(SAME_DAYS) <= 0;
        return near ? OTHER_SOURCE : Double.POSITIVE_INFINITY;
    }
}
