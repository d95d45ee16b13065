package io.tidings.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.edition.StoryByHand.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Stories where an editor wants them. */
final class ArrangementTest {

    private static final Newsletter WEEKLY = Samples.weekly();
    private static final List<FrozenSection> COMPOSED = List.of(
            section("databases", "a", "b", "c", "d"), section("cloud", "e", "f"), section(Edition.IN_BRIEF, "g", "h"));

    @Test
    void aStoryGoesUpAndTheOthersKeepTheirOrder() {
        List<FrozenSection> now = Arrangement.put(WEEKLY, COMPOSED, "c", new Place("databases", 1));

        assertThat(leads(now)).containsExactly("databases: c a b d", "cloud: e f", "in-brief: g h");
        assertThat(leads(Arrangement.put(WEEKLY, now, "d", new Place("databases", 1))))
                .as("what was put first before moves down")
                .startsWith("databases: d c a b");
    }

    @Test
    void aStoryGoesIntoAnotherSectionAlsoOneThatWasEmptyAndOneThatIsEmptyThenIsGone() {
        List<FrozenSection> one = Arrangement.put(WEEKLY, COMPOSED, "e", new Place(Edition.IN_BRIEF, 1));
        List<FrozenSection> two = Arrangement.put(WEEKLY, one, "f", new Place("databases", Place.LAST));

        assertThat(leads(two)).containsExactly("databases: a b c d f", "in-brief: e g h");
        List<FrozenSection> three = Arrangement.put(WEEKLY, two, "a", new Place("cloud", 3));
        assertThat(leads(three)).containsExactly("databases: b c d f", "cloud: a", "in-brief: e g h");
        assertThat(three.get(1).name()).isEqualTo("Cloud");
    }

    @Test
    void whatIsTakenBackStandsWhereItWasComposed() {
        List<FrozenSection> now = Arrangement.put(WEEKLY, COMPOSED, "b", new Place("cloud", 1));
        now = Arrangement.put(WEEKLY, now, "d", new Place("databases", 1));

        now = Arrangement.takeBack(WEEKLY, now, "b");

        assertThat(leads(now)).startsWith("databases: d a b c", "cloud: e f");
        assertThat(Arrangement.takeBack(WEEKLY, now, "d")).isEqualTo(COMPOSED);
    }

    @Test
    void underInBriefWhatWasPutThereStandsBeforeTheGroups() {
        FrozenStory grouped = story("x");
        grouped = new FrozenStory(grouped.lead(), List.of(), Optional.of("Postgres"), grouped.why());
        List<FrozenSection> composed =
                List.of(section("cloud", "e"), new FrozenSection(Edition.IN_BRIEF, "", List.of(grouped)));

        List<FrozenSection> now = Arrangement.put(WEEKLY, composed, "e", new Place(Edition.IN_BRIEF, Place.LAST));

        assertThat(now.getFirst().groups().keySet()).containsExactly("", "Postgres");
    }

    @Test
    void whatWasMergedSinceStaysInItsPlaceButSaysWhatItsLeadSays() {
        List<FrozenSection> before = Arrangement.say(
                WEEKLY, Arrangement.put(WEEKLY, COMPOSED, "b", new Place("databases", 3)), "b", "By hand", "");
        FrozenStory merged = new FrozenStory(
                story("new").lead(),
                List.of(story("b").lead()),
                Optional.empty(),
                story("b").why());
        List<FrozenSection> composed =
                List.of(new FrozenSection("databases", "Databases", List.of(merged, story("a"), story("c"))));

        List<FrozenSection> again = Arrangement.again(WEEKLY, composed, composed, touched(before));

        assertThat(leads(again)).containsExactly("databases: a c new");
        assertThat(again.getFirst().stories().getLast().title()).isEqualTo("Title new");
    }

    /** Whatever is done, in whatever order: what one sees is what one did, and it can all be undone. */
    @RepeatedTest(200)
    void anyPlacesInAnyOrderAreKeptAndCanBeTakenBack(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> all = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        List<FrozenSection> now = COMPOSED;
        for (int i = 0; i < 12; i++) {
            String lead = all.get(random.nextInt(all.size()));
            List<String> sections = List.of("databases", "cloud", Edition.IN_BRIEF);
            Place place = new Place(sections.get(random.nextInt(3)), 1 + random.nextInt(5));
            List<String> expected = moved(now, lead, place);

            now = Arrangement.put(WEEKLY, now, lead, place);

            assertThat(leads(now)).isEqualTo(expected);
            assertThat(Arrangement.put(WEEKLY, now, lead, place)).as("twice").isEqualTo(now);
        }
        assertThat(Arrangement.again(WEEKLY, now, now, List.of())).isEqualTo(now);
        for (FrozenStory story : touched(now)) {
            now = Arrangement.takeBack(WEEKLY, now, story.lead().id());
        }
        assertThat(now).isEqualTo(COMPOSED);
    }

    /** What an editor expects, done to lists of names. */
    private static List<String> moved(List<FrozenSection> sections, String lead, Place place) {
        List<String> lines = new ArrayList<>();
        for (String slug : List.of("databases", "cloud", Edition.IN_BRIEF)) {
            List<String> names = new ArrayList<>(sections.stream()
                    .filter(section -> section.slug().equals(slug))
                    .flatMap(section -> section.stories().stream())
                    .map(story -> story.lead().id())
                    .toList());
            names.remove(lead);
            if (slug.equals(place.section())) {
                names.add(Math.min(place.number() - 1, names.size()), lead);
            }
            if (!names.isEmpty()) {
                lines.add(slug + ": " + String.join(" ", names));
            }
        }
        return lines;
    }

    private static List<FrozenStory> touched(List<FrozenSection> sections) {
        return sections.stream()
                .flatMap(section -> section.stories().stream())
                .filter(story -> story.byHand().isPresent())
                .toList();
    }

    private static List<String> leads(List<FrozenSection> sections) {
        return sections.stream()
                .map(section -> section.slug() + ": "
                        + String.join(
                                " ",
                                section.stories().stream()
                                        .map(story -> story.lead().id())
                                        .toList()))
                .toList();
    }

    private static FrozenSection section(String slug, String... leads) {
        String name = WEEKLY.topic(slug).map(topic -> topic.name()).orElse("");
        return new FrozenSection(
                slug, name, Stream.of(leads).map(ArrangementTest::story).toList());
    }

    private static FrozenStory story(String id) {
        FrozenArticle lead = new FrozenArticle(
                id,
                Optional.empty(),
                Optional.empty(),
                "blog",
                "Blog",
                "https://example.org/" + id,
                "Title " + id,
                "",
                Samples.FIRST_HOUR);
        return new FrozenStory(
                lead,
                List.of(),
                Optional.empty(),
                new FrozenStory.Why(1, List.of(), List.of(), 1, 1, 1, 1, 1, Optional.empty(), Optional.empty()));
    }
}
