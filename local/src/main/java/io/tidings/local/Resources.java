package io.tidings.local;

import io.tidings.function.Settings.TableNames;

/**
 * What everything is called here.
 *
 * @param pagesQueue the URL of the queue
 * @param deadQueue the URL of its dead-letter queue
 */
record Resources(String bucket, TableNames tables, String pagesQueue, String deadQueue) {
    static final String BUCKET = "tidings";
    static final TableNames TABLES = new TableNames(
            "tidings-articles",
            "tidings-intake",
            "tidings-subscribers",
            "tidings-editions",
            "tidings-ledger",
            "tidings-stats",
            "tidings-grouping");

    /** Where SES event files are looked for. */
    static final String EVENTS = "events/";

    /** Where articles are dropped. */
    static final String ARTICLES = "articles/";

    /** Where what is no article is written down. */
    static final String REJECTED = "rejected/";
}
