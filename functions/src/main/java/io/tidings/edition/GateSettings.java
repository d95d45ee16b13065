package io.tidings.edition;

/**
 * When an edition is held because its week looks wrong.
 *
 * @param lowestRatio held where fewer articles came in than this times the median of the weeks before
 * @param highestRatio held where more came in
 * @param weeks how many weeks back the median looks
 */
public record GateSettings(double lowestRatio, double highestRatio, int weeks) {}
