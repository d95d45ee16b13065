package io.tidings.edition;

import io.tidings.article.Article;
import java.util.Optional;

/**
 * An article of the window that stands in no section, and why.
 *
 * @param content what it says, as of {@link FrozenArticle#content}; empty, too, where that was not recorded yet
 */
public record LeftOut(
        String article,
        Optional<String> content,
        String source,
        String url,
        String title,
        Reason reason,
        String detail) {

    public enum Reason {
        /** Its source took it back. */
        WITHDRAWN,
        /** Published longer ago than the newsletter wants, or before its first period. */
        TOO_OLD,
        /** An editor does not want it. */
        DROPPED,
        /**
         * The same article under another address: its GUID or its text stands here, or stood in an earlier edition, maybe
         * under another title.
         */
        SAME_ARTICLE,
        /** Another source told the story, and an earlier edition brought it. */
        ALREADY_TOLD,
        /** Its section has something very like it, and a story of another kind took its place. */
        TOO_ALIKE,
        /** Its section was full of stories that ranked higher. */
        SECTION_FULL,
        /** Its source had its share of the section. */
        SOURCE_FULL,
        /** It fits no topic, and "In brief" was full. */
        IN_BRIEF_FULL,
        /** There were too few stories for an edition; the next one takes it. */
        QUIET;

        /** Whether it would stand in the edition if others did not: an editor's pin brings it in. */
        public boolean isForWantOfRoom() {
            return switch (this) {
                case TOO_ALIKE, SECTION_FULL, SOURCE_FULL, IN_BRIEF_FULL -> true;
                case WITHDRAWN, TOO_OLD, DROPPED, SAME_ARTICLE, ALREADY_TOLD, QUIET -> false;
            };
        }
    }

    static LeftOut of(Article article, Reason reason, String detail) {
        return new LeftOut(
                article.id().value(),
                Sameness.content(article),
                article.source().value(),
                article.url().toString(),
                article.title(),
                reason,
                detail);
    }
}
