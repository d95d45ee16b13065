package io.tidings.subscriber;

/** A letter that somebody is to get and that could not be sent yet. One of a kind is due to a person, however often it was wanted. */
public record LetterDue(Kind kind, Audience audience, SubscriberId subscriber) {

    public enum Kind {
        CONFIRMATION,
        WELCOME
    }
}
