package io.tidings.local;

import io.tidings.edition.Newsletter;
import io.tidings.function.Wiring;
import io.tidings.local.SampleSubscribers.Person;
import io.tidings.subscriber.Audience;
import io.tidings.subscriber.Choices;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.EmailAddress;
import io.tidings.subscriber.SignUp;
import io.tidings.subscriber.SubscriberId;
import io.tidings.subscriber.Subscribers;
import io.tidings.subscriber.Suppression;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * How the sample list came to be: most of it was imported, at once and after a fair, others signed up since then, and some of
 * those are gone. It is told to the real rules by a clock that stands in the past, so that every consent is as it would be.
 */
final class SampleHistory {
    private static final Duration SINCE = Duration.ofDays(170);
    private static final Duration FAIR = Duration.ofDays(75);
    private static final int CAME_FROM_FAIR = 120;
    private static final int SIGNED_UP = 50;
    private static final int GONE = 10;
    private static final int EVERY_BOUNCE = 5;

    private final AtomicReference<Instant> now;
    private final Instant start;
    private final Inputs inputs;
    private final Subscribers subscribers;
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(1);

    /** {@code start}: when the history is over. */
    SampleHistory(Function<InstantSource, Wiring> wiringAt, Instant start) {
        this.start = start;
        now = new AtomicReference<>(start);
        var wiring = wiringAt.apply(now::get);
        inputs = new Inputs(wiring);
        subscribers = wiring.subscribers();
    }

    /** Afterwards so many are subscribed. */
    void play(Newsletter newsletter, int number) {
        List<Person> people = SampleSubscribers.people(number + GONE);
        var audience = new Audience(newsletter.id().value());
        var before = number - SIGNED_UP - CAME_FROM_FAIR;
        imports(newsletter, people.subList(0, before), SINCE);
        imports(newsletter, people.subList(before, number - SIGNED_UP), FAIR);
        people.subList(number - SIGNED_UP, number).forEach(person -> signsUp(audience, person));
        for (var gone = 0; gone < GONE; gone++) {
            var id = signsUp(audience, people.get(number + gone));
            goes(audience, id, gone % EVERY_BOUNCE == 0);
        }
    }

    private void imports(Newsletter newsletter, List<Person> people, Duration ago) {
        now.set(start.minus(ago));
        var csv = SampleSubscribers.csv(people);
        inputs.subscribers(newsletter, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    /** The later, the more: word gets around. */
    private SubscriberId signsUp(Audience audience, Person person) {
        var after = Math.sqrt(random.nextDouble()) * SINCE.toMinutes();
        now.set(start.minus(SINCE).plus(Duration.ofMinutes((long) after)));
        var address = new EmailAddress(person.address());
        var choices = Choices.read(person.topics(), person.locale(), person.zone(), person.locale());
        subscribers.request(new SignUp(audience, address, choices, How.REQUESTED_ON_PAGE, "Sample sign-up", ""));
        subscribers.confirm(audience, subscribers.idOf(address), "Sample confirmation");
        return subscribers.idOf(address);
    }

    private void goes(Audience audience, SubscriberId id, boolean bounced) {
        var left = Duration.between(now.get(), start);
        now.set(now.get().plus(Duration.ofMinutes((long) (random.nextDouble() * left.toMinutes()))));
        if (bounced) {
            subscribers.suppress(audience, id, Suppression.Reason.HARD_BOUNCE, now.get());
        } else {
            subscribers.unsubscribe(audience, id, How.UNSUBSCRIBED_ON_PAGE, "Sample unsubscribe");
        }
    }
}
