package io.tidings.edition;

import io.tidings.edition.InvalidNewsletter.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an editor did to a story in one edition.
 *
 * @param place where they put it; empty where composing decides
 * @param composed where composing had put it; present with {@code place}
 * @param title instead of its source's: one line of at most {@link #TITLE} characters; "" leaves the source's
 * @param summary likewise: at most {@link #SUMMARY} characters
 */
public record StoryByHand(Optional<Place> place, Optional<Place> composed, String title, String summary) {

    public static final int TITLE = 200;
    /** So much of any summary stands in a mail. */
    public static final int SUMMARY = 320;

    /** Nothing was done to it. */
    public static final StoryByHand UNTOUCHED = new StoryByHand(Optional.empty(), Optional.empty(), "", "");

    /** A place in an edition: a section's slug, and a number from 1; one that is too high is the last. */
    public record Place(String section, int number) {
        public static final int LAST = 9_999;

        public Place {
            if (number < 1 || number > LAST) {
                throw new IllegalArgumentException("Places count from 1 to " + LAST + ", and this is " + number);
            }
        }
    }

    public StoryByHand {
        title = title.strip();
        summary = summary.strip();
    }

    StoryByHand at(Place newPlace, Place before) {
        return new StoryByHand(Optional.of(newPlace), Optional.of(before), title, summary);
    }

    StoryByHand withoutPlace() {
        return new StoryByHand(Optional.empty(), Optional.empty(), title, summary);
    }

    StoryByHand saying(String newTitle, String newSummary) {
        return new StoryByHand(place, composed, newTitle, newSummary);
    }

    /** All that keeps its words from standing in a mail. */
    public static List<Problem> problems(String title, String summary) {
        List<Problem> problems = new ArrayList<>();
        text(problems, "/title", title.strip(), TITLE);
        text(problems, "/summary", summary.strip(), SUMMARY);
        return problems;
    }

    private static void text(List<Problem> problems, String pointer, String text, int most) {
        Opening.longest(problems, pointer, text, most);
        Opening.seen(problems, pointer, text);
    }
}
