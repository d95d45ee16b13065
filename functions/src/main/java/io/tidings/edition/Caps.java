package io.tidings.edition;

/**
 * How much goes into an edition.
 *
 * @param perSection stories in a topic's section
 * @param perSource stories of one source in a section
 * @param inBrief stories under "In brief"; 0 leaves it out
 * @param mailKilobytes how large a mail's HTML may become; what is beyond stands on the archive page only
 */
public record Caps(int perSection, int perSource, int inBrief, int mailKilobytes) {}
