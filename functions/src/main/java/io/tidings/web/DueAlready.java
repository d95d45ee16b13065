package io.tidings.web;

import io.tidings.edition.Composing;
import io.tidings.edition.DocumentText;
import io.tidings.edition.EditionId;
import io.tidings.edition.InvalidNewsletter;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterId;
import io.tidings.edition.Newsletters;
import io.tidings.edition.Schedule;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Subscribers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks before a document is saved by whose schedule an edition is due already. Who changes the day or the hour on that day
 * mostly means the next one, and within minutes the next tick would compose this one.
 */
final class DueAlready {

    /** Of the buttons: to have it now, or to begin with the next. */
    static final String NOW = "now";

    static final String LATER = "later";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Locale.UK);

    private final Newsletters newsletters;
    private final Composing composing;
    private final Subscribers subscribers;
    private final InstantSource clock;

    DueAlready(Newsletters newsletters, Composing composing, Subscribers subscribers, InstantSource clock) {
        this.newsletters = newsletters;
        this.composing = composing;
        this.subscribers = subscribers;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param due the dates of the editions that are due already: more than one, where they are composed long ahead
     * @param next the date of the one after them
     */
    record Question(Newsletter newsletter, List<LocalDate> due, LocalDate next) {
        Question {
            due = List.copyOf(due);
        }

        boolean isNext(String date) {
            return next.toString().equals(date);
        }
    }

    /** Empty where nothing is due that is not due without the change. */
    Optional<Question> question(Newsletter after) {
        List<LocalDate> due = dates(after);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        List<LocalDate> before = before(after.id()).map(this::dates).orElse(List.of());
        Schedule schedule = after.schedule();
        LocalDate next = schedule.next(schedule.period(due.getLast()).hour()).date();
        List<LocalDate> asked =
                due.stream().filter(date -> !before.contains(date)).toList();
        return asked.isEmpty() ? Optional.empty() : Optional.of(new Question(after, asked, next));
    }

    private List<LocalDate> dates(Newsletter newsletter) {
        return composing.allDue(newsletter).stream()
                .map(request -> request.period().date())
                .toList();
    }

    private Optional<Newsletter> before(NewsletterId id) {
        try {
            return newsletters.find(id);
        } catch (InvalidNewsletter _) {
            // Nothing is composed by what can't be used.
            return Optional.empty();
        }
    }

    /** The date of its earliest edition that is due already. */
    Optional<LocalDate> date(Newsletter newsletter) {
        return composing.due(newsletter).map(request -> request.period().date());
    }

    /** The document with no edition before that date. */
    static DocumentText from(DocumentText document, String date) {
        return document.with(SettingsForm.FROM, DocumentText.quoted(date));
    }

    /** With "and" before the last. */
    private static String listed(List<LocalDate> dates) {
        List<String> texts = dates.stream().map(DATE::format).toList();
        String last = texts.getLast();
        return texts.size() == 1 ? last : String.join(", ", texts.subList(0, texts.size() - 1)) + " and " + last;
    }

    void put(Map<String, Object> view, Optional<Question> question) {
        view.put("asks", question.isPresent());
        question.ifPresent(asked -> {
            Newsletter newsletter = asked.newsletter();
            long people = subscribers.estimate(new Audience(newsletter.id().value()));
            EditionId first = EditionId.scheduled(newsletter.id(), asked.due().getFirst());
            GoesOut goesOut = GoesOut.composed(newsletter, first, clock.instant());
            String goes = goesOut.beforeComposing(newsletter.approval(), GoesOut.about(people));
            boolean many = asked.due().size() > 1;
            view.put("due", listed(asked.due()));
            view.put("many", many);
            view.put("count", Integer.toString(asked.due().size()));
            view.put("then", (many ? "The first of them: " : "") + (goes.isEmpty() ? goesOut.onceApproved() : goes));
            view.put("next", DATE.format(asked.next()));
            view.put("nextDate", asked.next().toString());
        });
    }
}
