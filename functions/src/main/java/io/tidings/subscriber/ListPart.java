package io.tidings.subscriber;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A part of an audience as the CSV that an import reads (see {@code docs/subscribers.md}): everybody of a slice but those who
 * never confirmed, whom no import may bring in. RFC 4180; nothing in it needs quotes.
 */
public final class ListPart {

    private static final String COLUMNS = "address,locale,topics,zone,every,status,until\r\n";

    private final int most;
    private final StringBuilder csv = new StringBuilder(COLUMNS);
    private int people;

    /** {@code most}: how many characters it may have. */
    ListPart(int most) {
        this.most = most;
    }

    /** These, however many. */
    public static ListPart of(List<Recipient> people) {
        ListPart part = new ListPart(Integer.MAX_VALUE);
        people.forEach(part::add);
        return part;
    }

    /** A part has more people than fit into one answer. */
    public static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge(int most) {
            super("A part of the list has more than " + most + " characters: make more parts.");
        }
    }

    void add(Recipient person) {
        csv.append(SheetCell.written(person.address()))
                .append(',')
                .append(person.locale())
                .append(',')
                .append(SheetCell.written(
                        String.join(";", person.topics().stream().sorted().toList())))
                .append(',')
                .append(person.zone().map(ZoneId::getId).orElse(""))
                .append(',')
                .append(person.every())
                .append(',')
                .append(person.status().name().toLowerCase(Locale.ROOT))
                .append(',')
                .append(person.pausedUntil().map(LocalDate::toString).orElse(""))
                .append("\r\n");
        people++;
        if (csv.length() > most) {
            throw new TooLarge(most);
        }
    }

    public String csv() {
        return csv.toString();
    }

    public int people() {
        return people;
    }
}
