package io.tidings.edition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fills a section: what an editor placed or pinned first; then, one after the other, the story that has most of score and of being
 * unlike what stands there already (maximal marginal relevance); of no source more than its share. Pure.
 */
final class Selection {

    /** Below this they are about different things, whatever words they share. */
    private static final double ALIKE = 0.15;
    /** So many of the best are looked at: what is below has no chance, and a section of 10,000 costs no more. */
    private static final int LOOKED_AT = 400;

    /** A story with its place: {@code rank} by score, and what above it in the section it is most like. */
    record Chosen(Candidate candidate, int rank, Optional<FrozenStory.Alike> alike) {}

    /** A story without a place, and why. */
    record Passed(Candidate candidate, LeftOut.Reason reason, String detail) {}

    private final int perSource;
    private final double diversity;
    private final List<Candidate> ranked;
    private final Likeness likeness;
    private final List<Integer> chosen = new ArrayList<>();
    private final Map<String, Integer> bySource = new HashMap<>();

    /** {@code perSource} may be more than anything: then no source has a share. */
    Selection(List<Candidate> candidates, int room, int perSource, double diversity) {
        this.perSource = perSource;
        this.diversity = diversity;
        this.ranked = candidates.stream().sorted(Candidate.RANKED).toList();
        this.likeness = new Likeness(
                ranked.stream().limit(LOOKED_AT).map(Candidate::text).toList());
        while (chosen.size() < room) {
            int next = next();
            if (next < 0) {
                break;
            }
            chosen.add(next);
            bySource.merge(ranked.get(next).source(), 1, Integer::sum);
        }
    }

    private int next() {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        double highest = ranked.stream()
                .filter(candidate -> candidate.pinnedBy().isEmpty())
                .mapToDouble(Candidate::score)
                .findFirst()
                .orElse(1);
        for (int i = 0; i < Math.min(ranked.size(), LOOKED_AT); i++) {
            Candidate candidate = ranked.get(i);
            if (chosen.contains(i)) {
                continue;
            }
            if (candidate.pinnedBy().isPresent()) {
                return i;
            }
            if (share(candidate) >= perSource) {
                continue;
            }
            double worth = (1 - diversity) * (highest <= 0 ? 0 : candidate.score() / highest)
                    - diversity * nearest(i).map(FrozenStory.Alike::likeness).orElse(0.0);
            if (worth > most) {
                most = worth;
                best = i;
            }
        }
        return best;
    }

    private int share(Candidate candidate) {
        return bySource.getOrDefault(candidate.source(), 0);
    }

    /** What of the stories chosen so far it is most like, where it is like any. */
    private Optional<FrozenStory.Alike> nearest(int candidate) {
        return nearest(candidate, chosen);
    }

    private Optional<FrozenStory.Alike> nearest(int candidate, List<Integer> among) {
        if (candidate >= LOOKED_AT) {
            return Optional.empty();
        }
        int nearest = -1;
        double most = ALIKE;
        for (int one : among) {
            double alike = likeness.between(candidate, one);
            if (alike > most) {
                most = alike;
                nearest = one;
            }
        }
        return nearest < 0
                ? Optional.empty()
                : Optional.of(new FrozenStory.Alike(ranked.get(nearest).title(), most));
    }

    List<Chosen> chosen() {
        List<Chosen> all = new ArrayList<>();
        for (int place = 0; place < chosen.size(); place++) {
            int one = chosen.get(place);
            all.add(new Chosen(ranked.get(one), one + 1, nearest(one, chosen.subList(0, place))));
        }
        return all;
    }

    /** Everything else, with who took its place. */
    List<Passed> passed(String slug) {
        List<Passed> passed = new ArrayList<>();
        boolean brief = slug.equals(Edition.IN_BRIEF);
        for (int i = 0; i < ranked.size(); i++) {
            if (!chosen.contains(i)) {
                passed.add(passed(i, slug, brief));
            }
        }
        return passed;
    }

    private Passed passed(int index, String slug, boolean brief) {
        Candidate candidate = ranked.get(index);
        String rank =
                String.format(Locale.ROOT, "Ranked %d in %s with a score of %.2f.", index + 1, slug, candidate.score());
        if (share(candidate) >= perSource) {
            return new Passed(
                    candidate,
                    LeftOut.Reason.SOURCE_FULL,
                    rank + " " + candidate.source() + " has its " + perSource + ": " + titles(candidate.source())
                            + ".");
        }
        Optional<Candidate> lower = chosen.stream()
                .filter(one -> one > index)
                .map(ranked::get)
                .filter(one -> one.pinnedBy().isEmpty())
                .reduce((one, other) -> other);
        Optional<FrozenStory.Alike> alike = nearest(index);
        if (lower.isPresent() && alike.isPresent()) {
            return new Passed(
                    candidate,
                    LeftOut.Reason.TOO_ALIKE,
                    String.format(
                            Locale.ROOT,
                            "%s It is like “%s” (%s), and “%s” took its place.",
                            rank,
                            alike.get().title(),
                            alike.get().likeness(),
                            lower.get().title()));
        }
        LeftOut.Reason reason = brief ? LeftOut.Reason.IN_BRIEF_FULL : LeftOut.Reason.SECTION_FULL;
        String last = chosen.isEmpty()
                ? ""
                : " The last of " + chosen.size() + " places went to “"
                        + ranked.get(chosen.getLast()).title() + "”.";
        return new Passed(candidate, reason, rank + last);
    }

    private String titles(String source) {
        Map<Integer, String> titles = new TreeMap<>();
        chosen.stream()
                .filter(one -> ranked.get(one).source().equals(source))
                .forEach(one -> titles.put(one, "“" + ranked.get(one).title() + "”"));
        return String.join(", ", titles.values());
    }
}
