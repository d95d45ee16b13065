package io.tidings.topic;

import java.util.ArrayList;
import java.util.List;

/** A partition of the numbers 0 to n - 1; a group is known by its smallest member. */
final class Groups {

    private final int[] group;
    private final List<List<Integer>> members = new ArrayList<>();

    Groups(int n) {
        group = new int[n];
        for (int i = 0; i < n; i++) {
            group[i] = i;
            members.add(new ArrayList<>(List.of(i)));
        }
    }

    int of(int number) {
        return group[number];
    }

    List<Integer> members(int of) {
        return members.get(of);
    }

    void join(int one, int other) {
        int into = Math.min(group[one], group[other]);
        int from = Math.max(group[one], group[other]);
        if (into != from) {
            members.get(from).forEach(member -> group[member] = into);
            members.get(into).addAll(members.get(from));
            members.get(from).clear();
        }
    }
}
