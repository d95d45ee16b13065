package io.tidings.article;

import java.net.URI;

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

    /**
     * An article, and whether it is told, withdrawn or told again after all.
     *
     * @param fragment what its link says of a place in a page, without the {@code #}; empty where it says nothing
     */
    record Accepted(Article article, Wish wish, String fragment) implements Verdict {

        /** Whether its source tells it apart from others at its address, if there are any. */
        boolean isToldApart() {
            return article.guid().isPresent() && (wish == Wish.TELL || wish == Wish.REINSTATE);
        }

        /** The same as one of several at its address: known by its GUID, and linked to with its fragment. */
        Accepted apart() {
            var url = URI.create(CanonicalUrl.withFragment(article.url(), fragment));
            var id = ArticleId.of(article.url(), article.guid().orElseThrow());
            return new Accepted(
                    new Article(
                            id,
                            article.source(),
                            url,
                            article.guid(),
                            article.title(),
                            article.titleOrigin(),
                            article.summary(),
                            article.tags(),
                            article.publishedAt(),
                            article.dateOrigin(),
                            article.seenAt(),
                            article.standing()),
                    wish,
                    fragment);
        }
    }
}
