package io.tidings.edition;

import io.tidings.article.ArticleId;
import io.tidings.article.IntakeLog;
import io.tidings.topic.Confirmations;
import io.tidings.topic.Confirmed;
import io.tidings.topic.StoryDecision;
import io.tidings.topic.ToCheck;
import io.tidings.topic.TopicAdvice;
import io.tidings.topic.TopicModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What editors look at and say of the grouping of a newsletter: which topic an article belongs to, which articles are one
 * story, what stands first and what stays out. All of it counts from the next edition on, and says whose word it is.
 * Thread-safe.
 */
public final class GroupingDesk {

    private static final Logger LOG = LoggerFactory.getLogger(GroupingDesk.class);
    /** In a row of more quiet editions than these, there is no work for an editor. */
    private static final int LOOKED_BACK = 26;

    private final Desks desks;
    private final Editions editions;
    private final IntakeLog intakeLog;
    private final InstantSource clock;

    public GroupingDesk(Desks desks, Editions editions, IntakeLog intakeLog, InstantSource clock) {
        this.desks = desks;
        this.editions = editions;
        this.intakeLog = intakeLog;
        this.clock = clock;
    }

    /** An article that is worth a look; {@code section}: where it stands now. */
    public record ToLookAt(FrozenArticle article, String section, FrozenStory.Why why) {}

    /** The last edition of the newsletter, quiet ones included: what sources are measured by. */
    public Optional<FrozenEdition> last(NewsletterId newsletter) {
        return editions.recent(newsletter, 1).stream().findFirst().map(editions::frozen);
    }

    /** The last edition in which there is anything to group: a quiet one, or one of nothing, is passed over. */
    public Optional<Edition> lastWithStories(NewsletterId newsletter) {
        return editions.recent(newsletter, LOOKED_BACK).stream()
                .filter(edition -> edition.stories() > 0)
                .findFirst();
    }

    /** What an edition says. */
    public FrozenEdition frozen(Edition edition) {
        return editions.frozen(edition);
    }

    /**
     * The articles most worth a look, as {@link ToCheck} chooses them. Those that somebody looked at are not among them: who put
     * one elsewhere for one edition would find that section asked about.
     */
    public List<ToLookAt> toLookAt(Newsletter newsletter, FrozenEdition edition, int most) {
        Set<String> done = new HashSet<>();
        desks.confirmations()
                .confirmed(Desks.beat(newsletter))
                .forEach((Confirmed one) -> done.add(one.article().value()));
        List<ToLookAt> all = new ArrayList<>();
        edition.sections()
                .forEach(section -> section.stories().stream()
                        .filter(story -> !done.contains(story.lead().id()) && !story.isPut())
                        .forEach(story -> all.add(new ToLookAt(story.lead(), section.slug(), story.why()))));
        boolean single = newsletter.topics().size() == 1;
        return ToCheck.choose(
                all,
                one -> single
                        ? ToCheck.certaintyOfOnly(one.why().confidence())
                        : one.why().confidence(),
                one -> new ArticleId(one.article().id()),
                most);
    }

    /** An article that an edition has under a lead, as telling the same. */
    public record Merged(PossiblySame.Side lead, PossiblySame.Side other) {}

    /** What stands together in the edition, but for pairs that somebody decided on. */
    public List<Merged> merged(Newsletter newsletter, FrozenEdition edition) {
        Set<StoryPair> decided = decided(newsletter);
        return edition.sections().stream()
                .flatMap(section -> section.stories().stream())
                .flatMap(story -> story.alsoCoveredBy().stream()
                        .map(other -> new Merged(PossiblySame.Side.of(story.lead()), PossiblySame.Side.of(other))))
                .filter(pair -> !decided.contains(
                        StoryPair.of(pair.lead().article(), pair.other().article())))
                .toList();
    }

    /** Pairs of the edition that nobody decided on. */
    public List<PossiblySame> undecided(Newsletter newsletter, FrozenEdition edition) {
        Set<StoryPair> decided = decided(newsletter);
        return edition.possiblySame().stream()
                .filter(pair -> !decided.contains(
                        StoryPair.of(pair.one().article(), pair.other().article())))
                .toList();
    }

    private Set<StoryPair> decided(Newsletter newsletter) {
        Set<StoryPair> decided = new HashSet<>();
        desks.confirmations()
                .decisions(Desks.beat(newsletter))
                .forEach(decision -> decided.add(StoryPair.of(decision)));
        return decided;
    }

    private record StoryPair(ArticleId one, ArticleId other) {
        static StoryPair of(StoryDecision decision) {
            return new StoryPair(decision.one(), decision.other());
        }

        /** In the one order that a decision has. */
        static StoryPair of(String one, String other) {
            return of(decision(one, other, StoryDecision.Kind.SAME));
        }
    }

    /** What should be done about the topics; by what was learned, or, before that, by the keywords alone. */
    public List<TopicAdvice> advice(Newsletter newsletter) {
        return TopicAdvice.on(desks.newest(newsletter)
                .map(named -> named.model())
                .orElseGet(() -> TopicModel.ofKeywords(newsletter.topics())));
    }

    /** The sources of the last edition's period, and those of which something was rejected since. */
    public List<SourceLine> sources(Newsletter newsletter, Optional<FrozenEdition> last) {
        Instant now = clock.instant();
        return SourceLine.all(
                last,
                intakeLog.rejected(newsletter.schedule().periodBefore(now), now),
                count -> intakeLog.find(count.lastKey()).stream()
                        .flatMap(report -> report.firstRejections().stream())
                        .toList());
    }

    /** The names of sources that brought something of late, by the last edition; none before the first. */
    public Set<String> heard(NewsletterId newsletter) {
        Set<String> heard = new HashSet<>();
        last(newsletter).map(FrozenEdition::gate).ifPresent(gate -> {
            heard.addAll(gate.intake().bySource().keySet());
            gate.sources().stream()
                    .filter(week -> week.usual() > 0)
                    .map(GateReport.SourceWeek::source)
                    .forEach(heard::add);
        });
        return heard;
    }

    /** Every last word, by two queries. */
    public Said said(Newsletter newsletter) {
        Confirmations.Words words = desks.confirmations().words(Desks.beat(newsletter));
        return new Said(
                desks.picks().words(newsletter.id()).collect(Collectors.toMap(Picks.Pick::id, Function.identity())),
                words.confirmed().stream()
                        .collect(Collectors.toMap(one -> one.article().value(), Function.identity())),
                words.decisions().stream()
                        .collect(Collectors.toMap(kept -> Said.pair(kept.decision()), Function.identity())));
    }

    /** What is pinned and dropped, the newest first. */
    public List<Picks.Pick> picks(NewsletterId newsletter) {
        return desks.picks().listed(newsletter);
    }

    /** Accepts or moves an article; no topic: it belongs to none. Throws IllegalArgumentException for what is no id or topic. */
    public void confirm(Newsletter newsletter, String article, Optional<String> topic, String who) {
        if (topic.isPresent() && newsletter.topic(topic.get()).isEmpty()) {
            throw new IllegalArgumentException("The newsletter has no topic " + topic.get());
        }
        LOG.info(
                "act newsletter={} act=confirm article={} topic={} who={}",
                newsletter.id(),
                article,
                topic.orElse("-"),
                who);
        desks.confirmations()
                .confirm(Desks.beat(newsletter), new Confirmed(new ArticleId(article), topic, clock.instant(), who));
    }

    /** Says that two articles are one story, or two. Throws IllegalArgumentException for what are no two ids. */
    public void decide(Newsletter newsletter, String one, String other, StoryDecision.Kind kind, String who) {
        LOG.info("act newsletter={} act={} one={} other={} who={}", newsletter.id(), kind, one, other, who);
        desks.confirmations().decide(Desks.beat(newsletter), decision(one, other, kind), clock.instant(), who);
    }

    private static StoryDecision decision(String one, String other, StoryDecision.Kind kind) {
        return new StoryDecision(new ArticleId(one), new ArticleId(other), kind);
    }

    /** Pins, drops, or takes either back. Throws IllegalArgumentException for what is no id. */
    public void pick(Newsletter newsletter, String article, String title, Picks.Kind kind, String who) {
        LOG.info("act newsletter={} act={} article={} who={}", newsletter.id(), kind, article, who);
        desks.picks().say(newsletter.id(), new Picks.Pick(new ArticleId(article), title, kind, who, clock.instant()));
    }
}
