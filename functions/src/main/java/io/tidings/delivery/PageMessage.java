package io.tidings.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tidings.edition.EditionId;
import io.tidings.subscriber.Slice;
import io.tidings.table.JsonTree;
import java.util.Optional;

/**
 * On the queue: work on the page-th of {@code of} pages of this edition. Page {@code of + n} goes on where page {@code n} was
 * cut, as its slice has more readers than a page takes: the list grew since it was planned.
 */
public record PageMessage(EditionId edition, int page, int of) {
    public PageMessage {
        if (page < 0 || of < 1) {
            throw new IllegalArgumentException("There is no page " + page + " of " + of + ".");
        }
    }

    public PageKey key() {
        return new PageKey(edition, page);
    }

    /** Whose ids are on this page, but for those before the cut. */
    Slice slice() {
        return new Slice(page % of, of);
    }

    /** The page that this one goes on from; empty for one that was planned. */
    Optional<PageMessage> before() {
        return page < of ? Optional.empty() : Optional.of(new PageMessage(edition, page - of, of));
    }

    PageMessage after() {
        return new PageMessage(edition, page + of, of);
    }

    public String toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("edition", edition.value())
                .put("page", page)
                .put("of", of)
                .toString();
    }

    /** Throws {@link IllegalArgumentException} when this is no such message: it never will be one. */
    public static PageMessage parse(String json) {
        try {
            JsonNode node = JsonTree.read(json);
            return new PageMessage(
                    new EditionId(node.path("edition").asText()),
                    node.path("page").asInt(-1),
                    node.path("of").asInt(-1));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A page message is JSON with edition, page and of.", e);
        }
    }
}
