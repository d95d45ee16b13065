package io.tidings.subscriber;

import io.tidings.subscriber.Consent.How;
import io.tidings.table.BatchReader;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * The people, their choices, their consent, and the addresses that must not be mailed. Every change is conditional, may
 * be asked for twice, and is recorded in the person's list of consents. Thread-safe.
 */
public final class Subscribers {

    /** The attribute by which DynamoDB removes what has run out (epoch seconds). Nothing here relies on it. */
    public static final String TIME_TO_LIVE = Items.EXPIRES;

    private final SubscriberKeys keys;
    private final InstantSource clock;
    private final Suppressions suppressions;
    private final Erasures erasures;
    private final Rows rows;
    private final SignUpCaps caps;
    private final BatchReader batches;
    private final SliceReader slices;
    private final HistoryReader histories;
    private final NeighbourReader neighbours;
    private final BulkImport imports;
    private final LettersDue lettersDue;

    public Subscribers(DynamoDbClient client, String table, SubscriberKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
        this.suppressions = new Suppressions(client, table);
        this.erasures = new Erasures(client, table);
        this.rows = new Rows(client, table, suppressions, erasures);
        this.caps = new SignUpCaps(client, table);
        this.batches = new BatchReader(client, table, Items.SHAPE);
        this.slices = new SliceReader(client, table);
        this.histories = new HistoryReader(client, table);
        this.neighbours = new NeighbourReader(slices, batches);
        this.lettersDue = new LettersDue(client, table);
        this.imports = new BulkImport(client, this, new ImportDesk(batches, rows, suppressions), clock);
    }

    /** The table's shape; {@link #TIME_TO_LIVE} is switched on beside it. */
    public static CreateTableRequest table(String name) {
        return Items.SHAPE.table(name);
    }

    /** The id of the person with this address. */
    public SubscriberId idOf(EmailAddress address) {
        return keys.idOf(address);
    }

    /** Reads consistently. */
    public Optional<Subscriber> find(Audience audience, SubscriberId id) {
        return rows.find(audience, id).map(Row::person);
    }

    /**
     * Reads these people consistently, in the order of their ids. Who is missing from the answer is gone. Neighbours are
     * cheap: see {@link NeighbourReader}.
     */
    public List<Recipient> findAll(Audience audience, List<SubscriberId> ids) {
        return neighbours.read(audience, ids.stream().distinct().sorted().toList());
    }

    /** Everybody in this slice of the audience whatever their status, by id, page by page. */
    public void forEachIn(Audience audience, Slice slice, Consumer<Recipient> consumer) {
        slices.forEachIn(audience, slice, consumer);
    }

    /**
     * Everybody in this slice whatever their status, by id, from after that one on, until somebody is turned away: false then.
     */
    public boolean forEachIn(
            Audience audience, Slice slice, Optional<SubscriberId> after, Predicate<Recipient> consumer) {
        return slices.forEachIn(audience, slice, after, consumer);
    }

    /** Everybody in this slice as a CSV file that can be imported; throws {@link ListPart.TooLarge} for one of more than so many characters. */
    public ListPart list(Audience audience, Slice slice, int most) {
        ListPart part = new ListPart(most);
        slices.forEachKept(audience, slice, part::add);
        return part;
    }

    /** About how many are active: exact for a few thousand, else from a sample, as ids are spread evenly. */
    public long estimate(Audience audience) {
        return slices.estimate(audience);
    }

    /** At most so many people of the audience, whatever their status: everybody of a small one. */
    public Sample sample(Audience audience, int most) {
        return slices.sample(audience, most);
    }

    /** At most so many people after that one, and how they came and went: one request. What happened just now may be missing. */
    public Histories histories(Audience audience, Optional<SubscriberId> after, int most) {
        return histories.read(audience, after, most);
    }

    /** How those came and went who were erased in this audience, by the Monday of the week. */
    public Map<LocalDate, Moves> erased(Audience audience) {
        return erasures.find(audience);
    }

    /**
     * Counts a sign-up where it comes from: false if enough came from there within the hour. To be asked before
     * {@link #request}; whoever asked may be told, since it says nothing of the address.
     */
    public boolean mayAsk(SignUp signUp) {
        return signUp.origin().isEmpty() || caps.allowOrigin(keys.originHash(signUp.origin()), clock.instant());
    }

    /** Somebody asks for the newsletter. {@link SignUpOutcome#CONFIRMATION_DUE} tells the caller to send the mail. */
    public SignUpOutcome request(SignUp signUp) {
        Instant now = clock.instant();
        SubscriberId id = keys.idOf(signUp.address());
        if (suppressions.stops(id)) {
            return SignUpOutcome.SUPPRESSED;
        }
        Optional<Row> row = rows.find(signUp.audience(), id);
        if (row.filter(known -> known.status().isMailed()).isPresent()) {
            return SignUpOutcome.ALREADY_SUBSCRIBED;
        }
        if (row.filter(known -> Rules.isLeftAlone(known, now)).isPresent()) {
            return SignUpOutcome.LEFT_ALONE;
        }
        if (!caps.allowInbox(keys.inboxHash(signUp.address()), now)) {
            return SignUpOutcome.TOO_MANY_FOR_ADDRESS;
        }
        return asked(signUp, id, now);
    }

    /** The person pressed the button behind the confirmation mail's link. */
    public Outcome confirm(Audience audience, SubscriberId id, String text) {
        return suppressions.stops(id)
                ? Outcome.SUPPRESSED
                : rows.change(audience, id, row -> Rules.confirm(row, text, clock.instant()));
    }

    /** The confirmation mail goes out only now: its link works for as long as if it had been asked for now. */
    public Outcome askAgain(Audience audience, SubscriberId id) {
        return rows.change(audience, id, row -> Rules.askAgain(row, clock.instant()));
    }

    /** Whether the person gets this newsletter, or has paused it. */
    public boolean isSubscribed(Audience audience, SubscriberId id) {
        return find(audience, id).filter(person -> person.status().isMailed()).isPresent();
    }

    /** Remembers a letter that can't be sent yet; at most one of its kind to a person. */
    public void keep(LetterDue letter) {
        lettersDue.add(letter, clock.instant());
    }

    /** Takes a letter to send it now: false where it is gone, or another has taken it within the last minute. */
    public boolean take(LetterDue letter) {
        return lettersDue.take(letter, clock.instant());
    }

    public void forget(LetterDue letter) {
        lettersDue.remove(letter);
    }

    /** The letters that were kept, read page by page as far as they are taken. */
    public Stream<LetterDue> lettersDue() {
        return lettersDue.all();
    }

    public Outcome unsubscribe(Audience audience, SubscriberId id, How how, String text) {
        return rows.change(audience, id, row -> Rules.unsubscribe(row, how, text, clock.instant()));
    }

    /** Takes an unsubscribe back, within a day of it. */
    public Outcome undo(Audience audience, SubscriberId id, String text) {
        return rows.change(audience, id, row -> Rules.undo(row, text, clock.instant()));
    }

    /** Whether {@link #undo} would do anything now: for a page that offers it. */
    public boolean mayUndo(Audience audience, SubscriberId id) {
        return rows.find(audience, id)
                .flatMap(Row::undoBy)
                .filter(clock.instant()::isBefore)
                .isPresent();
    }

    /** Gives the person new choices, made from those they have. */
    public Outcome change(Audience audience, SubscriberId id, UnaryOperator<Choices> change, String text) {
        return rows.change(
                audience, id, row -> Rules.change(row, change.apply(row.person().choices()), text, clock.instant()));
    }

    /** {@code until}: the day from which editions come again; without one, when the person goes on. */
    public Outcome pause(Audience audience, SubscriberId id, Optional<LocalDate> until, String text) {
        return rows.change(audience, id, row -> Rules.pause(row, until, text, clock.instant()));
    }

    /** Whether the person gets nothing today for having paused. */
    public boolean isPausedToday(Subscriber person) {
        return person.status().isAway(person.pausedUntil(), today());
    }

    /** The day it is, in UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    public Outcome resume(Audience audience, SubscriberId id, String text) {
        return rows.change(audience, id, row -> Rules.resume(row, text, clock.instant()));
    }

    /** Stops all mail to this person, of every newsletter, for good; the first reason and date are kept. */
    public void suppress(Audience knownIn, SubscriberId id, Suppression.Reason reason, Instant at) {
        suppressions.add(new Suppression(id, reason, at));
        for (Audience audience : rows.audiencesOf(knownIn, id)) {
            rows.change(audience, id, row -> Rules.suppress(row, reason, at));
        }
    }

    public boolean isSuppressed(SubscriberId id) {
        return suppressions.stops(id);
    }

    /** Everything that is kept about this person. */
    public PersonalData export(Audience knownIn, SubscriberId id) {
        List<Subscriber> subscriptions = rows.audiencesOf(knownIn, id).stream()
                .flatMap(audience -> find(audience, id).stream())
                .toList();
        return new PersonalData(subscriptions, suppressions.find(id));
    }

    /**
     * Forgets this person in every newsletter; the keyed hash stays, so that no import brings them back. The one they are known
     * in goes last: whoever is stopped before that finds the link still good by which to ask again.
     */
    public void erase(Audience knownIn, SubscriberId id) {
        Instant now = clock.instant();
        suppressions.add(new Suppression(id, Suppression.Reason.ERASED, now));
        rows.audiencesOf(knownIn, id).forEach(audience -> rows.erase(audience, id, now));
    }

    /**
     * Reads a CSV file of subscribers (see {@code docs/subscribers.md}) as a stream and adds those who are new. Nobody
     * who left, was erased or is suppressed comes back by it, and nobody's own choices are changed.
     */
    public ImportReport importAll(ImportRequest request, InputStream csv) {
        return imports.read(request, csv);
    }

    private SignUpOutcome asked(SignUp signUp, SubscriberId id, Instant now) {
        Consent consent = new Consent(now, signUp.how(), signUp.text());
        Row first = Row.first(id, signUp.address(), signUp.audience(), signUp.choices(), Status.PENDING, consent)
                .toConfirmBy(now.plus(Rules.TIME_TO_CONFIRM));
        Function<Row, Step> again = row -> Rules.request(row, signUp, now);
        Outcome outcome = rows.change(signUp.audience(), id, again);
        if (outcome == Outcome.UNKNOWN) {
            outcome = rows.write(first) ? Outcome.DONE : rows.change(signUp.audience(), id, again);
        }
        return switch (outcome) {
            case DONE, TOO_LATE, UNKNOWN -> SignUpOutcome.CONFIRMATION_DUE;
            case NOT_POSSIBLE -> SignUpOutcome.LEFT_ALONE;
            case ALREADY_SO -> SignUpOutcome.ALREADY_SUBSCRIBED;
            case SUPPRESSED -> SignUpOutcome.SUPPRESSED;
        };
    }
}
