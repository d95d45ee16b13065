package io.tidings.subscriber;

import java.util.regex.Pattern;

/**
 * A cell that a spreadsheet would run as a formula begins with an apostrophe in the file; read again it is what it was. An
 * address may begin with {@code =}, {@code +} or {@code -}, and with an apostrophe of its own.
 */
final class SheetCell {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@].*", Pattern.DOTALL);
    private static final Pattern MARKED = Pattern.compile("'+[=+\\-@].*", Pattern.DOTALL);

    private SheetCell() {}

    static String written(String value) {
        return FORMULA.matcher(value).matches() ? "'" + value : value;
    }

    static String read(String cell) {
        return MARKED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
