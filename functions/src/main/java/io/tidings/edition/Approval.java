package io.tidings.edition;

import java.time.Duration;

/**
 * Who lets an edition go.
 *
 * @param coolingOff how long it waits after approval, and may still be recalled
 */
public record Approval(Mode mode, Duration coolingOff) {

    public enum Mode {
        AUTOMATIC,
        EDITOR
    }
}
