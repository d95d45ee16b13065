package io.tidings.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A feed that is not well-formed, cut into what comes before its items, the items, and an item that has no end.
 *
 * @param head everything before the first item; with an item and {@code tail} it is a feed of one
 * @param rest an item that begins and never ends
 */
record FeedPieces(String head, List<Piece> items, String tail, Optional<Piece> rest) {

    /** An item as text, and the line it begins on. */
    record Piece(String text, long line) {}

    private static final Pattern OPEN = Pattern.compile("<(item|entry)\\b");
    private static final Pattern ITEM_END = Pattern.compile("</item\\s*+>");
    private static final Pattern ENTRY_END = Pattern.compile("</entry\\s*+>");
    private static final Pattern ROOT = Pattern.compile("<((?:[\\w-]+:)?(?:rss|feed|RDF))\\b");

    /** Goes through the text once, whatever stands in it: what has no end has none further on either. */
    static FeedPieces cut(String text) {
        var items = new ArrayList<Piece>();
        var rest = Optional.<Piece>empty();
        var lines = new Lines(text);
        var open = OPEN.matcher(text);
        int start = text.length();
        for (int from = 0; rest.isEmpty() && open.find(from); ) {
            var close = (open.group(1).equals("item") ? ITEM_END : ENTRY_END).matcher(text);
            if (close.find(open.end())) {
                start = Math.min(start, open.start());
                items.add(new Piece(text.substring(open.start(), close.end()), lines.of(open.start())));
                from = close.end();
            } else {
                rest = Optional.of(new Piece(text.substring(open.start()), lines.of(open.start())));
            }
        }
        var head = text.substring(0, start);
        return new FeedPieces(head, List.copyOf(items), tail(head), rest);
    }

    /** A feed with this item alone. */
    String alone(Piece item) {
        // The head on one line: the item's own lines then count from 1.
        return head.replaceAll("\\R", " ") + item.text() + tail;
    }

    /** Of all of them together, in characters. */
    long lengthAlone() {
        return (long) head.length() * items.size();
    }

    private static String tail(String head) {
        var root = ROOT.matcher(head);
        if (!root.find()) {
            return "";
        }
        var isInChannel = head.contains("<channel") && !head.contains("</channel");
        return (isInChannel ? "</channel>" : "") + "</" + root.group(1) + ">";
    }

    /** Counts lines once from the start to the end. */
    private static final class Lines {
        private final String text;
        private int at;
        private long line = 1;

        Lines(String text) {
            this.text = text;
        }

        long of(int position) {
            for (; at < position; at++) {
                if (text.charAt(at) == '\n') {
                    line++;
                }
            }
            return line;
        }
    }
}
