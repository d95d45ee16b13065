package io.tidings.subscriber;

/**
 * How many came to an audience and went, in a week or in all.
 *
 * @param confirmed signed up themselves
 * @param imported came with an import
 */
public record Moves(long confirmed, long imported, long left, long suppressed) {

    public static final Moves NONE = new Moves(0, 0, 0, 0);

    public long joined() {
        return confirmed + imported;
    }

    public long net() {
        return joined() - left - suppressed;
    }

    public Moves plus(Moves other) {
        return new Moves(
                confirmed + other.confirmed,
                imported + other.imported,
                left + other.left,
                suppressed + other.suppressed);
    }

    public Moves plus(Move.Kind kind, long people) {
        return switch (kind) {
            case CONFIRMED -> new Moves(confirmed + people, imported, left, suppressed);
            case IMPORTED -> new Moves(confirmed, imported + people, left, suppressed);
            case LEFT -> new Moves(confirmed, imported, left + people, suppressed);
            case SUPPRESSED -> new Moves(confirmed, imported, left, suppressed + people);
        };
    }
}
