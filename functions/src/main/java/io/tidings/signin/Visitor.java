package io.tidings.signin;

/** Somebody who has signed in; {@code name} is what the lists of changes call them. */
public record Visitor(String name, Role role) {

    private static final int LONGEST = 100;

    public Visitor {
        // It stands in lists and logs: one line, whatever the provider lets people call themselves.
        int[] points = name.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ")
                .strip()
                .codePoints()
                .limit(LONGEST)
                .toArray();
        name = new String(points, 0, points.length);
    }
}
