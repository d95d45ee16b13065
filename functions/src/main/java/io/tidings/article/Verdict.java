package io.tidings.article;

/** What is made of an item. */
sealed interface Verdict permits Verdict.Accepted, Rejection {

    /** What the source wants: saying nothing about a withdrawal leaves it as it is. */
    enum Wish {
        TELL,
        WITHDRAW,
        REINSTATE,
        /** It says nothing else of the article, which comes back as it was. */
        REINSTATE_AS_IT_WAS
    }

    /** An article, and whether it is told, withdrawn or told again after all. */
    record Accepted(Article article, Wish wish) implements Verdict {}
}
