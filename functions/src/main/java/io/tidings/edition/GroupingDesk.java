package io.tidings.edition;

import io.tidings.article.ArticleId;
import io.tidings.article.IntakeLog;
import io.tidings.article.RejectedCount;
import io.tidings.article.Rejection;
import io.tidings.article.SourceName;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What editors look at and say of the grouping of a newsletter: which topic an article belongs to, which articles are one
 * story, what stands first and what stays out. All of it counts from the next edition on, and says whose word it is.
 * Thread-safe.
 */
public final class GroupingDesk {

    private static final Logger LOG = LoggerFactory.getLogger(GroupingDesk.class);
    private static final int REASONS = 3;

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

    /** What a source brought in the period of the last edition, what it usually brings, and what of it could not be read. */
    public record SourceLine(
            String source, int articles, double usual, GateReport.Level level, int rejected, List<String> reasons) {
        public SourceLine {
            reasons = List.copyOf(reasons);
        }
    }

    /** The last edition of the newsletter, quiet ones included. */
    public Optional<FrozenEdition> last(NewsletterId newsletter) {
        return editions.recent(newsletter, 1).stream().findFirst().map(editions::frozen);
    }

    /**
     * The articles most worth a look, as {@link ToCheck} chooses them. Those that somebody looked at are not among them.
     */
    public List<ToLookAt> toLookAt(Newsletter newsletter, FrozenEdition edition, int most) {
        Set<String> done = new HashSet<>();
        desks.confirmations()
                .confirmed(Desks.beat(newsletter))
                .forEach((Confirmed one) -> done.add(one.article().value()));
        List<ToLookAt> all = new ArrayList<>();
        edition.sections()
                .forEach(section -> section.stories().stream()
                        .filter(story -> !done.contains(story.lead().id()))
                        .forEach(story -> all.add(new ToLookAt(story.lead(), section.slug(), story.why()))));
        return ToCheck.choose(
                all,
                one -> one.why().confidence(),
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
        Map<SourceName, RejectedCount> rejected =
                intakeLog.rejected(newsletter.schedule().periodBefore(now), now);
        Set<String> names = new TreeSet<>();
        rejected.keySet().forEach(source -> names.add(source.value()));
        last.ifPresent(edition -> {
            names.addAll(edition.gate().intake().bySource().keySet());
            edition.gate().sources().forEach(week -> names.add(week.source()));
        });
        return names.stream()
                .map(name -> line(name, last, Optional.ofNullable(rejected.get(new SourceName(name)))))
                .toList();
    }

    private SourceLine line(String name, Optional<FrozenEdition> last, Optional<RejectedCount> rejected) {
        Optional<GateReport.SourceWeek> week = last.stream()
                .flatMap(edition -> edition.gate().sources().stream())
                .filter(one -> one.source().equals(name))
                .findFirst();
        List<String> reasons = rejected.flatMap(count -> intakeLog.find(count.lastKey())).stream()
                .flatMap(report -> report.firstRejections().stream())
                .map(GroupingDesk::sentence)
                .limit(REASONS)
                .toList();
        return new SourceLine(
                name,
                last.map(edition -> edition.gate().intake().of(name)).orElse(0),
                week.map(GateReport.SourceWeek::usual).orElse(0.0),
                week.map(GateReport.SourceWeek::level).orElse(GateReport.Level.PASS),
                rejected.map(RejectedCount::items).orElse(0),
                reasons);
    }

    private static String sentence(Rejection rejection) {
        return (rejection.line() > 0 ? "line " + rejection.line() + ": " : "") + rejection.reason();
    }

    /** What editors said of single articles: pins and drops that hold, and topics. */
    public record Said(Map<String, Picks.Pick> picks, Map<String, Confirmed> topics) {
        public Said {
            picks = Map.copyOf(picks);
            topics = Map.copyOf(topics);
        }

        public Optional<Picks.Pick> pick(String article) {
            return Optional.ofNullable(picks.get(article));
        }

        /** The topic, or that it belongs to none, where somebody said so. */
        public Optional<Confirmed> topic(String article) {
            return Optional.ofNullable(topics.get(article));
        }

        /** On how many articles somebody had a word since then. */
        public long after(Instant then) {
            return Stream.concat(
                            picks.entrySet().stream()
                                    .filter(pick -> pick.getValue().at().isAfter(then)),
                            topics.entrySet().stream()
                                    .filter(topic -> topic.getValue().at().isAfter(then)))
                    .map(Map.Entry::getKey)
                    .distinct()
                    .count();
        }
    }

    /** What holds now, by the articles' ids. */
    public Said said(Newsletter newsletter) {
        return new Said(
                picks(newsletter.id()).stream().collect(Collectors.toMap(Picks.Pick::id, Function.identity())),
                desks.confirmations().confirmed(Desks.beat(newsletter)).stream()
                        .collect(Collectors.toMap(one -> one.article().value(), Function.identity())));
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
