package io.tidings.edition;

/** What became of an editor's wish to have another draft of an edition: composed again, or changed by hand. */
public sealed interface Redrafted {

    /** The edition as it is now. */
    Edition edition();

    /** The wish is fulfilled: by this draft, or by one before. */
    record Done(Edition edition) implements Redrafted {}

    /** Somebody approved it once, it is being sent, or it is over: what it says stands. */
    record Settled(Edition edition) implements Redrafted {}

    /** It has another draft than the one that was seen, which does not fulfil the wish: nothing was done. */
    record Overtaken(Edition edition) implements Redrafted {}
}
