package io.tidings.article;

import com.rometools.rome.io.FeedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jdom2.JDOMException;
import org.jdom2.input.JDOMParseException;

/**
 * Reads RSS and Atom, as a whole up to a limit. A feed that is not well-formed is mended where everybody makes the same
 * mistakes (bare {@code &}, HTML's entities, control characters), then read item by item, so that one broken item, or an
 * end that was cut off, costs no other.
 */
final class FeedItems {
    /** Bytes. */
    static final int LARGEST = 20 * 1024 * 1024;
    /** Characters of a broken feed's items, each with the head before it: a long head before many items has no end. */
    private static final long LONGEST_ALONE = 200_000_000;

    private final Consumer<Reading> sink;

    FeedItems(Consumer<Reading> sink) {
        this.sink = sink;
    }

    void read(InputStream in) throws IOException, Unreadable {
        var bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Unreadable(0, "a feed of more than 20 MB: split it, or use NDJSON", "");
        }
        var text = XmlEncoding.text(bytes);
        // A document type is all that entity bombs and external entities need. The parser refuses it too.
        if (declaresType(text)) {
            throw new Unreadable(1, "declares a document type (DOCTYPE), which is never read", start(text));
        }
        try {
            FeedDocument.items(text, 1).forEach(sink);
        } catch (JDOMException | FeedException e) {
            readPieces(FeedPieces.cut(XmlMending.mend(text)), text, e);
        }
    }

    private void readPieces(FeedPieces pieces, String text, Exception cause) throws Unreadable {
        if (pieces.items().isEmpty() || pieces.lengthAlone() > LONGEST_ALONE) {
            throw new Unreadable(line(cause), reason(cause), start(text), cause);
        }
        for (var piece : pieces.items()) {
            try {
                FeedDocument.items(pieces.alone(piece), piece.line()).forEach(sink);
            } catch (JDOMException | FeedException e) {
                sink.accept(new Rejection(piece.line(), reason(e), start(piece.text())));
            }
        }
        pieces.rest()
                .ifPresent(rest -> sink.accept(new Rejection(
                        rest.line(), "the file ends in the middle of an article (cut off?)", start(rest.text()))));
    }

    /** Whether the first thing after the declaration and comments is a document type. */
    private static boolean declaresType(String text) {
        int at = 0;
        while (at >= 0 && at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("<?", at)) {
                at = after("?>", text, at);
            } else if (text.startsWith("<!--", at)) {
                at = after("-->", text, at);
            } else {
                return text.regionMatches(true, at, "<!DOCTYPE", 0, 9);
            }
        }
        return false;
    }

    private static int after(String end, String text, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? -1 : found + end.length();
    }

    private static String start(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }

    private static long line(Exception e) {
        return e instanceof JDOMParseException parse ? Math.max(1, parse.getLineNumber()) : 1;
    }

    private static String reason(Exception e) {
        return e instanceof JDOMException ? "not well-formed XML" : "XML, but neither RSS nor Atom";
    }
}
