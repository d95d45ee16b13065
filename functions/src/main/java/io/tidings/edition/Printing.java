package io.tidings.edition;

import io.tidings.render.DigestViews;
import io.tidings.render.DigestViews.Group;
import io.tidings.render.DigestViews.LinkLine;
import io.tidings.render.DigestViews.StoryLine;
import io.tidings.render.Fragment;
import io.tidings.render.HeaderText;
import io.tidings.render.Prose;
import io.tidings.render.Templates;
import io.tidings.render.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Renders the fragments of an edition: head, each section and foot, once per locale and never again. */
final class Printing {

    private static final int TITLE = 200;
    private static final int SUMMARY = 320;
    private static final int SHORTEST_FILLER = 40;
    /** The first cut is by averages; each further one by what was still too much. */
    private static final int ATTEMPTS = 6;

    private final Templates templates;
    private final Newsletter newsletter;
    private final Instant from;
    private final LocalDate date;

    /** {@code from} and {@code until}: what it has the articles of. */
    Printing(Templates templates, Newsletter newsletter, EditionId id, Instant from, Instant until) {
        this.templates = templates;
        this.newsletter = newsletter;
        this.from = from;
        this.date = id.day(until, newsletter.schedule().zone());
    }

    /** By language tag. Where the mail is too large, its sections keep what fits, in every language the same. */
    Map<String, FrozenMail> mails(List<FrozenSection> sections, ByHand byHand) {
        MailBudget budget = new MailBudget(newsletter.caps().mailKilobytes());
        Map<String, FrozenMail> whole = new LinkedHashMap<>();
        for (Locale locale : newsletter.locales()) {
            whole.put(locale.toLanguageTag(), mail(locale, sections, byHand));
        }
        Map<String, Integer> kept = new LinkedHashMap<>();
        sections.forEach(section -> kept.put(section.slug(), section.stories().size()));
        Map<String, FrozenMail> mails = whole;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            FrozenMail largest = mails.values().stream()
                    .max(Comparator.comparingInt(budget::over))
                    .orElseThrow();
            if (budget.over(largest) <= 0) {
                break;
            }
            Map<String, Integer> fewer = budget.cut(sections, kept, largest, budget.over(largest));
            if (fewer.equals(kept)) {
                break;
            }
            kept.putAll(fewer);
            mails = cut(sections, kept, whole);
        }
        return mails;
    }

    private Map<String, FrozenMail> cut(
            List<FrozenSection> sections, Map<String, Integer> kept, Map<String, FrozenMail> whole) {
        Map<String, FrozenMail> mails = new LinkedHashMap<>();
        for (Locale locale : newsletter.locales()) {
            FrozenMail mail = whole.getOrDefault(
                    locale.toLanguageTag(), whole.values().iterator().next());
            List<SectionPart> parts = new ArrayList<>();
            for (int i = 0; i < sections.size(); i++) {
                FrozenSection section = sections.get(i);
                int keep = kept.getOrDefault(section.slug(), section.stories().size());
                SectionPart all = mail.sections().get(i);
                parts.add(keep == section.stories().size() ? all : cut(locale, section, keep, all));
            }
            mails.put(locale.toLanguageTag(), new FrozenMail(mail.locale(), mail.head(), parts, mail.foot()));
        }
        return mails;
    }

    private SectionPart cut(Locale locale, FrozenSection section, int keep, SectionPart all) {
        Wording wording = Wording.of(locale);
        FrozenSection first = new FrozenSection(
                section.slug(), section.name(), section.stories().subList(0, keep));
        String more = wording.count("digest.more", section.stories().size() - keep);
        return new SectionPart(
                all.slug(),
                fragment(wording, first, more),
                all.subject(),
                all.preheader(),
                Optional.of(all.fragment()));
    }

    /** Every address a story or an introduction links to, as the mails show it, each once, in order. */
    static List<String> links(List<FrozenSection> sections, ByHand byHand) {
        Stream<String> stories = sections.stream()
                .flatMap(section -> section.stories().stream())
                .flatMap(story -> Stream.concat(Stream.of(story.lead()), covered(story).stream()))
                .map(article -> DigestViews.shown(article.url()));
        Stream<String> introductions = new TreeMap<>(byHand.openings())
                .values().stream().flatMap(opening -> Prose.of(opening.introduction()).links().stream());
        return Stream.concat(stories, introductions).distinct().toList();
    }

    private FrozenMail mail(Locale locale, List<FrozenSection> sections, ByHand byHand) {
        Wording wording = Wording.of(locale);
        String day = wording.date(date);
        Fragment head = templates.mail("digest/head", head(wording, byHand, day));
        List<SectionPart> parts = sections.stream()
                .map(section -> part(wording, section, byHand, day))
                .toList();
        Fragment foot =
                templates.mail("digest/foot", DigestViews.foot(wording, newsletter.name(), newsletter.postalAddress()));
        return new FrozenMail(locale.toLanguageTag(), head, parts, foot);
    }

    private Map<String, Object> head(Wording wording, ByHand byHand, String day) {
        String since = since(wording);
        return byHand.introduction(wording.languageTag(), main())
                .map(told -> DigestViews.head(
                        wording,
                        newsletter.name(),
                        day,
                        since,
                        Prose.of(told.text()),
                        Wording.of(Locale.forLanguageTag(told.tag()))))
                .orElseGet(() -> DigestViews.head(wording, newsletter.name(), day, since));
    }

    private String main() {
        return newsletter.locale().toLanguageTag();
    }

    private String since(Wording wording) {
        return wording.say(
                "digest.since", wording.date(from, newsletter.schedule().zone()));
    }

    private Fragment fragment(Wording wording, FrozenSection section, String more) {
        return section.slug().equals(Edition.IN_BRIEF)
                ? templates.mail("digest/brief", DigestViews.brief(wording, groups(wording, section), more))
                : templates.mail(
                        "digest/section",
                        DigestViews.section(wording, section.name(), lines(wording, section.stories()), more));
    }

    private SectionPart part(Wording wording, FrozenSection section, ByHand byHand, String day) {
        String tag = wording.languageTag();
        List<String> titles = section.stories().stream().map(FrozenStory::title).toList();
        Optional<String> subject = byHand.subject(tag, main()).map(ByHand.Told::text);
        // The lead's title stands in the subject, unless an editor wrote another.
        List<String> further = subject.isPresent() ? titles : titles.subList(1, titles.size());
        return new SectionPart(
                section.slug(),
                fragment(wording, section, ""),
                subject.map(text -> HeaderText.clean(text, 2 * Opening.SUBJECT))
                        .orElseGet(() -> HeaderText.subject(newsletter.name(), titles.getFirst(), day)),
                byHand.preheader(tag, main())
                        .map(told -> HeaderText.clean(told.text(), 2 * Opening.PREHEADER))
                        .orElseGet(() -> HeaderText.preheader(further, filler(wording, section))));
    }

    /** What fills up a short preheader must stand in the mail, or the text part would say less: In brief has no summaries. */
    private String filler(Wording wording, FrozenSection section) {
        String why = wording.say("digest.why", newsletter.name()) + " " + since(wording);
        FrozenStory first = section.stories().getFirst();
        String teaser = HeaderText.clean(Teaser.of(first.title(), first.summary()), SUMMARY);
        boolean shown = !section.slug().equals(Edition.IN_BRIEF) && teaser.length() >= SHORTEST_FILLER;
        return shown ? teaser : why;
    }

    private List<Group> groups(Wording wording, FrozenSection section) {
        return section.groups().entrySet().stream()
                .map(group -> new Group(HeaderText.clean(group.getKey(), TITLE), lines(wording, group.getValue())))
                .toList();
    }

    private List<StoryLine> lines(Wording wording, List<FrozenStory> stories) {
        return stories.stream().map(story -> line(wording, story)).toList();
    }

    private StoryLine line(Wording wording, FrozenStory story) {
        FrozenArticle lead = story.lead();
        LocalDate day =
                LocalDate.ofInstant(lead.published(), newsletter.schedule().zone());
        return new StoryLine(
                HeaderText.clean(story.title(), TITLE),
                lead.url(),
                lead.sourceTitle(),
                wording.day(day),
                HeaderText.clean(Teaser.of(story.title(), story.summary()), SUMMARY),
                covered(story).stream()
                        .map(article -> new LinkLine(article.sourceTitle(), article.url()))
                        .toList());
    }

    /** One article of each other source: a source that tells a story twice is named once, and the lead's is named already. */
    private static List<FrozenArticle> covered(FrozenStory story) {
        Set<String> named = new HashSet<>(Set.of(story.lead().source()));
        return story.alsoCoveredBy().stream()
                .filter(article -> named.add(article.source()))
                .toList();
    }
}
