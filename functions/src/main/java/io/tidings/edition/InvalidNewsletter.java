package io.tidings.edition;

import java.util.List;
import java.util.stream.Collectors;

/** A newsletter document that cannot be used, with everything that is wrong with it. */
public final class InvalidNewsletter extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * One thing that is wrong.
     *
     * @param path a JSON pointer (RFC 6901) into the document; "/" for the document itself
     * @param what what is wrong there, and what to do
     */
    public record Problem(String path, String what) {
        @Override
        public String toString() {
            return path + ": " + what;
        }
    }

    public InvalidNewsletter(List<Problem> problems) {
        super("The newsletter document has " + (problems.size() == 1 ? "a problem" : problems.size() + " problems")
                + ":\n" + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    InvalidNewsletter(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
