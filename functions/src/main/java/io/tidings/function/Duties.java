package io.tidings.function;

import io.tidings.article.Intake;
import io.tidings.delivery.Breaker;
import io.tidings.delivery.Dispatch;
import io.tidings.delivery.LetterBox;
import io.tidings.delivery.QueueState;
import io.tidings.delivery.Survey;
import io.tidings.edition.AnotherIsComposed;
import io.tidings.edition.Attention;
import io.tidings.edition.Composing;
import io.tidings.edition.Edition;
import io.tidings.edition.EditionState;
import io.tidings.edition.Editions;
import io.tidings.edition.InvalidNewsletter;
import io.tidings.edition.Newsletter;
import io.tidings.edition.NewsletterId;
import io.tidings.edition.Newsletters;
import io.tidings.edition.SendingSettings;
import io.tidings.function.Tick.Duty;
import io.tidings.stats.Growths;
import io.tidings.stats.Rollup;
import io.tidings.stats.Rollups;
import io.tidings.subscriber.Audience;
import io.tidings.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a tick looks after, in this order:
 *
 * <pre>
 *   articles:    sweep the drop, pull each source, for as long as a tick has time for it
 *   newsletters: compose what is due
 *   editions:    APPROVED and cooled off -> fan out
 *                SENDING -> breaker, lost pages, horizons, the end
 *                stopped just now -> asks for an editor, in case nobody could
 *   letters:     those that were kept go out, unless all sending is stopped
 *   figures:     rollups of editions that may still change
 *   growth:      lists are counted, for as long as a tick has time for it
 * </pre>
 */
record Duties(
        Intake intake,
        Sources sources,
        Newsletters newsletters,
        Composing composing,
        Editions editions,
        Dispatch dispatch,
        Breaker breaker,
        LetterBox letters,
        Rollups rollups,
        Growths growths,
        InstantSource clock) {
    private static final Logger LOG = LoggerFactory.getLogger(Duties.class);

    /** Editions that are looked at again for their figures: a daily newsletter's of two weeks, and those asked for besides. */
    private static final int RECENT = 40;

    /** After that, hardly anybody opens a mail. */
    private static final Duration FIGURES_CHANGE_FOR = Duration.ofDays(14);

    /** The drop's new files, one after the other: however many there are, mails go out meanwhile. */
    private static final Duration SWEPT_FOR = Duration.ofSeconds(40);

    /** All tables and feeds, side by side. */
    private static final Duration PULLED_FOR = Duration.ofSeconds(40);

    /** All letters together, one after the other. */
    private static final Duration LETTERS_FOR = Duration.ofSeconds(30);

    /** All lists together: the next tick is due two minutes after this one. */
    private static final Duration COUNTED_FOR = Duration.ofSeconds(20);

    Tick tick() {
        List<Supplier<List<Duty>>> rounds = List.of(
                this::articles, this::composition, this::sending, this::correspondence, this::figures, this::growth);
        return new Tick(rounds);
    }

    private List<Duty> articles() {
        Duty sweep = new Duty("sweeping the drop", () -> {
            var _ = intake.sweep(clock.instant().plus(SWEPT_FOR));
        });
        return Stream.concat(Stream.of(sweep), sources.duties(PULLED_FOR).stream())
                .toList();
    }

    private List<Duty> composition() {
        return newsletters.all().stream()
                .map(newsletter -> new Duty("composing " + newsletter.id(), () -> compose(newsletter)))
                .toList();
    }

    private void compose(Newsletter newsletter) {
        try {
            composing.due(newsletter).ifPresent(request -> composing.compose(newsletter, request));
        } catch (AnotherIsComposed e) {
            // An editor asked for one just now: the next tick finds the hour still due.
            LOG.info("{}", e.getMessage());
        }
    }

    private List<Duty> sending() {
        Once<QueueState> queue = new Once<>(dispatch::queueState);
        return ofEach(newsletter -> editions.open(newsletter).stream()
                .map(edition -> new Duty("sending " + edition.id(), () -> send(edition, queue)))
                .toList());
    }

    /** What is due of each newsletter; where one's editions can't be read, that fails for itself, and the others go on. */
    private List<Duty> ofEach(Function<NewsletterId, List<Duty>> duties) {
        return editions.newsletters().stream()
                .flatMap(newsletter -> {
                    try {
                        return duties.apply(newsletter).stream();
                    } catch (RuntimeException e) {
                        return Stream.of(new Duty("reading the editions of " + newsletter, () -> {
                            throw e;
                        }));
                    }
                })
                .toList();
    }

    private void send(Edition edition, Once<QueueState> queue) {
        switch (edition.state()) {
            case APPROVED -> {
                if (hasCooledOff(edition)) {
                    // Before this edition's pages are there.
                    var _ = queue.get();
                    begin(edition, newsletters.sending(edition.newsletter()));
                }
            }
            // Its mails are on their way, also where the newsletter is gone.
            case SENDING ->
                attend(edition, newsletters.sending(edition.newsletter()).orElse(SendingSettings.DEFAULT), queue);
            case HELD, READY, PAUSED -> Attention.again(edition, clock.instant());
            case QUIET, SENT, CANCELLED -> {}
        }
    }

    /** Of a newsletter that is gone none begins, and each waits for an editor in the end. */
    private void begin(Edition edition, Optional<SendingSettings> settings) {
        boolean isTooLate = dispatch.isTooLate(edition, settings.orElse(SendingSettings.DEFAULT));
        if (!isTooLate && settings.isPresent()) {
            dispatch.fanOut(edition);
        }
    }

    private void attend(Edition edition, SendingSettings settings, Once<QueueState> queue) {
        Survey survey = dispatch.survey(edition);
        if (breaker.check(survey).isEmpty()) {
            var _ = dispatch.attend(survey, settings, queue.get());
        }
    }

    private boolean hasCooledOff(Edition edition) {
        return edition.sendAfter()
                .filter(instant -> !instant.isAfter(clock.instant()))
                .isPresent();
    }

    private List<Duty> correspondence() {
        Instant latest = clock.instant().plus(LETTERS_FOR);
        return List.of(new Duty("letters that were kept", () -> {
            var _ = letters.empty(this::newsletter, latest);
        }));
    }

    private Optional<Newsletter> newsletter(Audience audience) {
        try {
            return newsletters.find(new NewsletterId(audience.newsletter()));
        } catch (InvalidNewsletter e) {
            LOG.error("Letters of {} stay: {}", audience, e.getMessage());
            return Optional.empty();
        }
    }

    private List<Duty> figures() {
        return ofEach(newsletter -> editions.recent(newsletter, RECENT).stream()
                .filter(this::mayChange)
                .map(edition -> new Duty("the figures of " + edition.id(), () -> refresh(edition)))
                .toList());
    }

    private void refresh(Edition edition) {
        boolean isUnfinished =
                rollups.refreshIfDue(edition).filter(Rollup::isUnfinished).isPresent();
        if (isUnfinished && edition.state() == EditionState.SENT) {
            dispatch.goOn(edition);
        }
    }

    private List<Duty> growth() {
        Instant latest = clock.instant().plus(COUNTED_FOR);
        return newsletters.all().stream()
                .map(newsletter -> new Duty("the growth of " + newsletter.id(), () -> {
                    var topics = newsletter.topics().stream().map(Topic::slug).collect(Collectors.toSet());
                    growths.refreshIfDue(newsletter.id(), topics, latest);
                }))
                .toList();
    }

    private boolean mayChange(Edition edition) {
        Instant oldest = clock.instant().minus(FIGURES_CHANGE_FOR);
        return edition.pages() > 0
                && (edition.state() == EditionState.SENDING
                        || edition.changedAt().isAfter(oldest));
    }
}
