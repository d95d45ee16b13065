package io.tidings.edition;

import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.render.Prose;
import java.util.ArrayList;
import java.util.List;

/**
 * How an edition's mail opens in one language, as an editor wrote it; "" where they left it to Tidings. The same for all
 * readers, whichever topics they chose.
 *
 * @param subject one line of at most {@link #SUBJECT} characters
 * @param preheader what lists of mails show after the subject: one line of at most {@link #PREHEADER} characters
 * @param introduction paragraphs above the first section, as {@link Prose} reads them: at most {@link #INTRODUCTION} characters
 */
public record Opening(String subject, String preheader, String introduction) {

    /** Mailboxes show about 60. */
    public static final int SUBJECT = 100;

    public static final int PREHEADER = 130;
    public static final int INTRODUCTION = 2_000;

    public Opening {
        subject = subject.strip();
        preheader = preheader.strip();
        introduction = introduction.replace("\r\n", "\n").strip();
    }

    /** Whether all of it is left to Tidings. */
    public boolean saysNothing() {
        return subject.isEmpty() && preheader.isEmpty() && introduction.isEmpty();
    }

    /** All that keeps it from standing in a mail; {@code pointer} says where it was given. */
    public List<Problem> problems(String pointer) {
        List<Problem> problems = new ArrayList<>();
        line(problems, pointer + "/subject", subject, SUBJECT);
        line(problems, pointer + "/preheader", preheader, PREHEADER);
        longest(problems, pointer + "/introduction", introduction, INTRODUCTION);
        try {
            Prose.of(introduction);
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(pointer + "/introduction", String.valueOf(e.getMessage())));
        }
        return problems;
    }

    private static void line(List<Problem> problems, String pointer, String text, int most) {
        longest(problems, pointer, text, most);
        if (text.lines().count() > 1) {
            problems.add(new Problem(pointer, "must be one line."));
        }
        seen(problems, pointer, text);
    }

    /** Empty is seen to be so; what looks empty and is not is a problem. */
    static void seen(List<Problem> problems, String pointer, String text) {
        if (!text.isEmpty() && !Prose.isSeen(text)) {
            problems.add(new Problem(pointer, "has nothing in it that can be seen. Leave it empty instead."));
        }
    }

    /** {@code most}: characters as readers count them, which are code points. */
    static void longest(List<Problem> problems, String pointer, String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            problems.add(new Problem(pointer, "has " + length + " characters. Use at most " + most + "."));
        }
    }
}
