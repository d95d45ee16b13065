package io.tidings.delivery;

/** How working on a page ended. In every case its message has served: what is left comes back by itself. */
public enum PageOutcome {
    /** Nothing is left to do. */
    DONE,
    /** Everybody was attempted; some answers were lost and are waited for. */
    SETTLING,
    /** Time was over, or a wave came due at the end; a new message is on the queue. */
    HANDED_BACK,
    /** Other workers use all of SES's rate; a new message is on the queue. */
    NO_SEAT,
    /** The others' hour has not come yet; the tick goes on then. */
    WAITING_FOR_WAVE,
    /** The day's quota is used up; the tick goes on when there is room. */
    WAITING_FOR_QUOTA,
    /** Another worker has the page. */
    LEASED_ELSEWHERE,
    /** The edition is not being sent now, or nothing is. */
    STOPPED,
    /** No such edition, or not in so many pages. */
    STALE
}
