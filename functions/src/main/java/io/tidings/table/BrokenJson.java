package io.tidings.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What Jackson says of broken JSON, in words for people. */
public final class BrokenJson {
    /** Jackson names its own settings where it names the text that it read. */
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^\\]]*; (line: \\d+, column: \\d+)\\]");

    private BrokenJson() {}

    /** Where it is broken, if that is known, and why. */
    public static String why(JsonProcessingException failure) {
        String where = failure.getLocation() == null
                ? ""
                : "line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr() + ": ";
        return where + SOURCE.matcher(failure.getOriginalMessage()).replaceAll("$1");
    }
}
