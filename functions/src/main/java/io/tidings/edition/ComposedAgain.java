package io.tidings.edition;

/** What became of an editor's wish to have an edition composed once more. */
public sealed interface ComposedAgain {

    /** The edition as it is now. */
    Edition edition();

    /** It has a draft newer than the one that was seen: by this wish, or by the same one before. */
    record Done(Edition edition) implements ComposedAgain {}

    /** Somebody approved it once, it is being sent, or it is over: what it says stands. */
    record Settled(Edition edition) implements ComposedAgain {}
}
