package io.tidings.embedded;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One line of the SES endpoint's log: all it has to remember. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = ReaderAct.class, name = "act"),
    @JsonSubTypes.Type(value = Suppression.class, name = "suppression"),
})
sealed interface LogEntry permits Accepted, ReaderAct, Suppression {}
