package io.tidings.article;

import java.util.List;

/** What an article is made of, and the names sources have for it, the best first. */
enum Field {
    URL("url", "link", "permalink", "canonicalurl", "href", "externalurl"),
    IDENTIFIER("id", "guid", "uri"),
    TITLE("title", "headline", "name"),
    SUMMARY(
            "summary",
            "description",
            "excerpt",
            "abstract",
            "teaser",
            "subtitle",
            "contenttext",
            "content",
            "body",
            "text",
            "contenthtml"),
    TAGS("tags", "categories", "keywords", "topics", "labels", "category", "tag"),
    PUBLISHED(
            "publishedat",
            "datepublished",
            "published",
            "publishdate",
            "publicationdate",
            "pubdate",
            "date",
            "createdat",
            "created",
            "updatedat",
            "datemodified",
            "updated",
            "modified"),
    SOURCE("source", "sourcename", "sitename", "site", "publisher", "publication"),
    WITHDRAWN("withdrawn");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    Field(String... names) {
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }
}
