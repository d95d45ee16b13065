package io.tidings.edition;

import io.tidings.edition.StoryByHand.Place;
import io.tidings.render.Templates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Changes an edition that waits for an editor by hand. Each change is another draft of the same articles, frozen first and
 * then put in the place of the one that was seen, if nothing was done to the edition since (ADR 25). So a crash leaves the
 * draft before, and who was slower writes over nobody's words. Thread-safe.
 */
public final class Revising {

    private final Editions editions;
    private final Templates templates;
    private final InstantSource clock;

    public Revising(Editions editions, Templates templates, InstantSource clock) {
        this.editions = editions;
        this.templates = templates;
        this.clock = clock;
    }

    /** Who wishes something of which draft. */
    public record Wish(EditionId edition, int draft, String who) {}

    /** What an editor can change of a draft. */
    record Content(Map<String, Opening> openings, List<FrozenSection> sections) {
        Content {
            openings = Map.copyOf(openings);
            sections = List.copyOf(sections);
        }
    }

    /**
     * Lets its mails open like this from now on; languages that are not named open as Tidings finds best. What is in them
     * must have no {@link Opening#problems}.
     */
    public Redrafted open(Newsletter newsletter, Wish wish, Map<String, Opening> openings) {
        Map<String, Opening> given = new TreeMap<>(openings);
        given.values().removeIf(Opening::saysNothing);
        return revise(newsletter, wish, before -> new Content(given, before.sections()), "opening by hand");
    }

    /** A change to one story of an edition. */
    public sealed interface StoryChange {
        /** Puts it there, the others moving up or down. */
        record Put(Place place) implements StoryChange {}

        /** Puts it back where composing had it. */
        record TakeBack() implements StoryChange {}

        /** Lets it say this, which must have no {@link StoryByHand#problems}; "" for what its source says. */
        record Say(String title, String summary) implements StoryChange {}
    }

    /**
     * Changes one story, named by its lead. Throws {@link NoSuchPlace} where the edition has no such story, or the
     * newsletter no such section.
     */
    public Redrafted change(Newsletter newsletter, Wish wish, String lead, List<StoryChange> changes) {
        return revise(
                newsletter,
                wish,
                before -> {
                    List<FrozenSection> sections = before.sections();
                    for (StoryChange change : changes) {
                        sections = changed(newsletter, sections, lead, change);
                    }
                    return new Content(before.openings(), sections);
                },
                "a story by hand");
    }

    private static List<FrozenSection> changed(
            Newsletter newsletter, List<FrozenSection> sections, String lead, StoryChange change) {
        return switch (change) {
            case StoryChange.Put(Place place) -> Arrangement.put(newsletter, sections, lead, place);
            case StoryChange.TakeBack _ -> Arrangement.takeBack(newsletter, sections, lead);
            case StoryChange.Say(String title, String summary) ->
                Arrangement.say(newsletter, sections, lead, title, summary);
        };
    }

    private Redrafted revise(Newsletter newsletter, Wish wish, UnaryOperator<Content> change, String what) {
        Edition seen = editions.require(wish.edition());
        FrozenEdition frozen = editions.frozen(seen);
        Content before = new Content(frozen.byHand().map(ByHand::openings).orElse(Map.of()), frozen.sections());
        Content after = change.apply(before);
        if (after.equals(before)) {
            return new Redrafted.Done(seen);
        }
        if (!seen.mayBeComposedAgain()) {
            return new Redrafted.Settled(seen);
        }
        if (seen.draft() != wish.draft()) {
            return new Redrafted.Overtaken(seen);
        }
        FrozenEdition next = printed(newsletter, seen, frozen, after, wish.who());
        return replaced(seen, next, what) ? done(wish) : new Redrafted.Overtaken(editions.require(wish.edition()));
    }

    private Redrafted done(Wish wish) {
        return new Redrafted.Done(editions.require(wish.edition()));
    }

    private boolean replaced(Edition seen, FrozenEdition next, String what) {
        int draft = seen.draft() + 1;
        Edition item = next.item().asDraft(draft, seen.changes(), what + ": draft " + draft);
        // Somebody else's of the same moment, or of one who died there: it is not what was wished.
        boolean ours = editions.freeze(next, draft) || editions.frozen(item).equals(next);
        return ours && editions.replace(seen, item);
    }

    private FrozenEdition printed(
            Newsletter newsletter, Edition seen, FrozenEdition before, Content content, String who) {
        // Later than the draft before, whatever clocks say: that is how it is told from one that was composed.
        Instant at = later(clock.instant(), before.composedAt().plusMillis(1));
        ByHand byHand = new ByHand(content.openings(), who, at);
        Printing printing = new Printing(templates, newsletter, seen.id(), before.cutOffFrom(), before.cutOff());
        boolean quiet = before.mails().isEmpty();
        return before.revised(
                newsletter,
                seen.state(),
                templates.hash(),
                content.sections(),
                byHand,
                quiet ? Map.of() : printing.mails(content.sections(), byHand),
                Printing.links(content.sections(), byHand));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What an editor wrote into it so far, by language tag. */
    public Map<String, Opening> openings(Edition edition) {
        return Optional.of(editions.frozen(edition))
                .flatMap(FrozenEdition::byHand)
                .map(ByHand::openings)
                .orElse(Map.of());
    }
}
