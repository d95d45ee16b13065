package io.tidings.edition;

import java.util.List;

/** A newsletter document that cannot be used, with everything that is wrong with it: where (JSON pointer), what, and what to do. */
public final class InvalidNewsletter extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidNewsletter(List<String> problems) {
        super("The newsletter document has " + (problems.size() == 1 ? "a problem" : problems.size() + " problems")
                + ":\n" + String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
