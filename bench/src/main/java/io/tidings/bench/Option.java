package io.tidings.bench;

import java.util.List;
import java.util.Optional;

/** What a benchmark may be told; anything else is refused, as a figure for something else than was asked would mislead. */
final class Option {
    private Option() {}

    /** An option that there is not, or a value that it can't have: the message is the sentence to print. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    /** Of a benchmark that has none. */
    static void none(String benchmark, List<String> options) {
        if (!options.isEmpty()) {
            throw new Wrong(benchmark + " does not know " + options.getFirst() + ": it has no options.");
        }
    }

    /** The value of the only option there is, {@code NAME VALUE} or {@code NAME=VALUE}; empty where it is not given. */
    static Optional<String> only(String name, String benchmark, List<String> options) {
        if (options.isEmpty()) {
            return Optional.empty();
        }
        String first = options.getFirst();
        if (options.size() == 1 && first.startsWith(name + "=")) {
            return Optional.of(first.substring(name.length() + 1));
        }
        if (!first.equals(name)) {
            throw new Wrong(benchmark + " does not know " + first + ": its only option is " + name + ".");
        }
        if (options.size() != 2) {
            throw new Wrong(name + " takes one value, and here are " + (options.size() - 1) + ".");
        }
        return Optional.of(options.get(1));
    }

    /** A whole number from the least on. */
    static int number(String name, String text, int least) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, as of a number that is too small.
        }
        throw new Wrong(name + " takes a whole number from " + least + " on, and " + text + " is none.");
    }
}
