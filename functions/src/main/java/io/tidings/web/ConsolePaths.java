package io.tidings.web;

import io.tidings.edition.EditionId;
import io.tidings.edition.NewsletterId;

/** The addresses of the console's pages, for links and for where to go after an act; the routes stand with their pages. */
final class ConsolePaths {

    /** The newsletters there are. */
    static final String HOME = "/console";
    /** The API for whoever has signed in: {@code /api} itself is for programs, whose requests are signed. */
    static final String API = "/console/api/";
    /** Where a newsletter is made. */
    static final String NEW = "/console/new";

    private ConsolePaths() {}

    static String newsletter(NewsletterId id) {
        return "/console/newsletters/" + id;
    }

    static String document(NewsletterId id) {
        return newsletter(id) + "/document";
    }

    static String topics(NewsletterId id) {
        return newsletter(id) + "/topics";
    }

    static String settings(NewsletterId id) {
        return newsletter(id) + "/settings";
    }

    static String subscribers(NewsletterId id) {
        return newsletter(id) + "/subscribers";
    }

    static String grouping(NewsletterId id) {
        return newsletter(id) + "/grouping";
    }

    static String stats(NewsletterId id) {
        return newsletter(id) + "/stats";
    }

    static String edition(EditionId id) {
        return "/console/editions/" + id;
    }

    static String opening(EditionId id) {
        return edition(id) + "/opening";
    }

    static String place(EditionId id) {
        return edition(id) + "/place";
    }

    static String story(EditionId id, String article) {
        return edition(id) + "/story?article=" + article;
    }

    static String stats(EditionId id) {
        return edition(id) + "/stats";
    }

    static String pages(EditionId id) {
        return edition(id) + "/pages";
    }
}
