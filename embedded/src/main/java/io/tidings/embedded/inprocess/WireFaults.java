package io.tidings.embedded.inprocess;

/** A script of what goes wrong: asked once for each call, on the thread of the caller. */
@FunctionalInterface
public interface WireFaults {
    WireFault of(WireCall call);

    static WireFaults none() {
        return call -> WireFault.NONE;
    }
}
