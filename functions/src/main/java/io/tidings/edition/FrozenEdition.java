package io.tidings.edition;

import io.tidings.render.DigestViews;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything an edition says, as it stands in S3 and never changes: what preview, test mail, archive page and send are
 * made from. The table's item can be made from it again.
 *
 * @param format the version of this document's shape
 * @param locale the language for readers whose own is not among the mails
 * @param zone the newsletter's time zone
 * @param state what composing decided: QUIET, HELD, READY or APPROVED
 * @param reasons why
 * @param gate the numbers the gate looked at
 * @param composedBy who asked for it, or {@link Act#TIDINGS}
 * @param localTime the hour at which each reader gets it in their own time zone; empty when all get it at once
 * @param number counts the newsletter's periods: who wants every second edition gets the even ones, or the odd
 * @param model names what told the topics
 * @param templateHash names the templates and wordings it was rendered with
 * @param leftOut every article of the window that stands in no section
 * @param possiblySame pairs of articles that an editor may want to merge or to keep apart
 * @param mails by language tag; empty where nothing is to be sent
 * @param byHand what editors wrote into it; empty where nobody did
 * @param links addresses of the stories, then those of the introductions, as the mails show them; the index is the link's number
 */
public record FrozenEdition(
        int format,
        EditionId id,
        NewsletterId newsletter,
        String newsletterName,
        Sender sender,
        Optional<String> replyTo,
        String postalAddress,
        String locale,
        String zone,
        Instant cutOffFrom,
        Instant cutOff,
        EditionState state,
        List<String> reasons,
        GateReport gate,
        String composedBy,
        Optional<Instant> sendAfter,
        Optional<LocalDateTime> localTime,
        long number,
        String model,
        String templateHash,
        List<FrozenSection> sections,
        List<LeftOut> leftOut,
        List<PossiblySame> possiblySame,
        Map<String, FrozenMail> mails,
        Optional<ByHand> byHand,
        List<String> links) {

    private static final int MOST_HEADLINES = 4;

    /** The version that is written today. */
    public static final int FORMAT = 1;

    public FrozenEdition {
        reasons = List.copyOf(reasons);
        sections = List.copyOf(sections);
        leftOut = List.copyOf(leftOut);
        possiblySame = List.copyOf(possiblySame);
        mails = Map.copyOf(mails);
        links = List.copyOf(links);
    }

    /** When this draft was made: at its cut-off, unless an editor changed it by hand since. */
    Instant composedAt() {
        return byHand.map(ByHand::at).filter(at -> at.isAfter(cutOff)).orElse(cutOff);
    }

    /** Whether this draft was made by an editor's hand, of what the draft before had. */
    private boolean isRevised() {
        return composedAt().isAfter(cutOff);
    }

    /** The same articles, arranged and printed anew for the newsletter as it is now, waiting as the draft that was seen. */
    FrozenEdition revised(
            Newsletter as,
            EditionState seenIn,
            String newTemplateHash,
            List<FrozenSection> newSections,
            ByHand newHand,
            Map<String, FrozenMail> newMails,
            List<String> newLinks) {
        return new FrozenEdition(
                format,
                id,
                newsletter,
                as.name(),
                as.sender(),
                as.replyTo(),
                as.postalAddress(),
                as.locale().toLanguageTag(),
                as.schedule().zone().getId(),
                cutOffFrom,
                cutOff,
                seenIn,
                reasons,
                gate,
                composedBy,
                Optional.empty(),
                localTime,
                number,
                model,
                newTemplateHash,
                newSections,
                leftOut,
                possiblySame,
                newMails,
                Optional.of(newHand),
                newLinks);
    }

    /** The story led by the article of that id. */
    public Optional<FrozenStory> ledBy(String article) {
        return sections.stream()
                .flatMap(section -> section.stories().stream())
                .filter(story -> story.lead().id().equals(article))
                .findFirst();
    }

    /** The stories to which an editor did something, in order. */
    List<FrozenStory> touched() {
        return sections.stream()
                .flatMap(section -> section.stories().stream())
                .filter(story -> story.byHand().isPresent())
                .toList();
    }

    /** How many stories stand in the sections. */
    public int stories() {
        return sections.stream().mapToInt(section -> section.stories().size()).sum();
    }

    /** The subject of who gets every section, and the first story of each further one: so many at most. */
    private List<String> headlines() {
        Stream<String> subject = Optional.ofNullable(mails.get(locale)).stream()
                .flatMap(mail -> mail.sections().stream().limit(1).map(SectionPart::subject));
        Stream<String> leads = sections.stream()
                .skip(1)
                .flatMap(section -> section.stories().stream().limit(1))
                .map(FrozenStory::title)
                .filter(title -> !title.isBlank());
        return Stream.concat(subject, leads).distinct().limit(MOST_HEADLINES).toList();
    }

    /** The slugs of the sections, in order. */
    public List<String> sectionSlugs() {
        return sections.stream().map(FrozenSection::slug).toList();
    }

    /** The numbers of the links of each section's stories, by slug, in order. */
    public Map<String, List<Integer>> linksBySection() {
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        for (FrozenSection section : sections) {
            numbers.put(
                    section.slug(),
                    section.articles()
                            .map(article -> links.indexOf(DigestViews.shown(article.url())))
                            .filter(number -> number >= 0)
                            .distinct()
                            .toList());
        }
        return numbers;
    }

    /** What readers get of it. */
    public PrintedEdition printed() {
        return new PrintedEdition(
                id,
                newsletter,
                newsletterName,
                sender,
                replyTo,
                locale,
                zone,
                cutOff,
                localTime,
                number,
                sectionSlugs(),
                mails);
    }

    private String lastHand() {
        return isRevised() ? byHand.map(ByHand::by).orElse(composedBy) : composedBy;
    }

    /** The table's item of it, as its first draft. */
    Edition item() {
        return new Edition(
                id,
                newsletter,
                state,
                cutOffFrom,
                cutOff,
                composedAt(),
                reasons,
                stories(),
                sectionSlugs(),
                headlines(),
                gate.intake(),
                0,
                sendAfter,
                Optional.empty(),
                Edition.FIRST_DRAFT,
                composedAt(),
                List.of(new Change(state, composedAt(), lastHand(), "composed")));
    }
}
