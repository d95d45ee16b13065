package io.tidings.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A partition of the numbers 0 to n - 1; a group is known by its smallest member. Groups that must be kept apart never join.
 * Members that were joined as one are a unit: what is like one of them is like all of them.
 */
final class Groups {

    private final int[] group;
    private final int[] unit;
    private final List<List<Integer>> members = new ArrayList<>();
    /** Groups that each group must not join. */
    private final Map<Integer, Set<Integer>> apart = new HashMap<>();

    Groups(int n) {
        group = new int[n];
        unit = new int[n];
        for (int i = 0; i < n; i++) {
            group[i] = i;
            unit[i] = i;
            members.add(new ArrayList<>(List.of(i)));
        }
    }

    int of(int number) {
        return group[number];
    }

    int unitOf(int number) {
        return unit[number];
    }

    List<Integer> members(int of) {
        return members.get(of);
    }

    /** Whether two numbers may come into one group. */
    boolean mayJoin(int one, int other) {
        return !apart.getOrDefault(group[one], Set.of()).contains(group[other]);
    }

    /** Joins the groups of two numbers, unless they are kept apart. */
    void join(int one, int other) {
        int into = Math.min(group[one], group[other]);
        int from = Math.max(group[one], group[other]);
        if (into != from && mayJoin(into, from)) {
            members.get(from).forEach(member -> group[member] = into);
            members.get(into).addAll(members.get(from));
            members.get(from).clear();
            inherit(into, from);
        }
    }

    private void inherit(int into, int from) {
        Set<Integer> others = apart.remove(from);
        if (others != null) {
            for (int other : others) {
                apart.computeIfAbsent(into, key -> new HashSet<>()).add(other);
                Set<Integer> back = apart.computeIfAbsent(other, key -> new HashSet<>());
                back.remove(from);
                back.add(into);
            }
        }
    }

    /** Joins two numbers for good, as one unit, unless they are kept apart. */
    void joinAsOne(int one, int other) {
        join(one, other);
        int first = group[one];
        if (first == group[other]) {
            members.get(first).forEach(member -> unit[member] = first);
        }
    }

    /** Keeps the groups of two numbers apart, unless they are one already. */
    void keepApart(int one, int other) {
        if (group[one] != group[other]) {
            apart.computeIfAbsent(group[one], key -> new HashSet<>()).add(group[other]);
            apart.computeIfAbsent(group[other], key -> new HashSet<>()).add(group[one]);
        }
    }
}
