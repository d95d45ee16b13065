package io.tidings.article;

/**
 * What a source may say about withdrawing. Who writes into the drop or into a table of ours is one of us; a feed on the web
 * is whoever holds its address today.
 */
enum Withdrawals {
    /** It takes back any article, and brings it back. */
    OF_ANY,
    /** It takes back what it brought itself, and nothing that was withdrawn comes back by it. */
    OF_OWN
}
