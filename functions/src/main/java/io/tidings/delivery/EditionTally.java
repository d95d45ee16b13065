package io.tidings.delivery;

/** An edition's pages and people: pages claimed at least once, pages done, and the sum over all of them. */
public record EditionTally(int claimed, int done, Tally people) {
    public static final EditionTally NONE = new EditionTally(0, 0, Tally.NONE);

    public EditionTally plus(LedgerPage page) {
        return new EditionTally(claimed + 1, done + (page.done() ? 1 : 0), people.plus(Tally.of(page)));
    }
}
