package io.tidings.subscriber;

import static io.tidings.subscriber.People.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.edition.NewsletterReader;
import io.tidings.edition.Newsletters;
import io.tidings.embedded.TestServices;
import io.tidings.subscriber.Consent.How;
import io.tidings.subscriber.ImportReport.RowError;
import io.tidings.subscriber.ImportReport.RowNote;
import io.tidings.subscriber.ImportRequest.Mode;
import io.tidings.subscriber.Suppression.Reason;
import io.tidings.topic.Topic;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

final class ImportTest {

    private final People people = People.nobodyYet();
    private final Subscribers subscribers = people.subscribers;

    @Test
    void rowsBecomeSubscribersWithConsentByImport() {
        ImportReport report = load("""
                address,locale,topics,zone,status
                ada@example.org,de,java;AWS,Europe/Berlin,active
                bob@example.org
                eve@example.org,,,,paused
                """);
        ImportReport fewer = load("address,every\nsue@example.org,2\ntim@example.org,\nuwe@example.org,3\n");

        assertThat(fewer.added()).isEqualTo(2);
        assertThat(fewer.firstErrors().getFirst().reason()).contains("every second 2, every fourth 4");
        assertThat(person("sue@example.org").choices().every()).isEqualTo(2);
        assertThat(person("tim@example.org").choices()).isEqualTo(People.everyTopicIn("en"));
        assertThat(report.added()).isEqualTo(3);
        Subscriber ada = person("ada@example.org");
        assertThat(ada.status()).isEqualTo(Status.ACTIVE);
        assertThat(ada.choices())
                .isEqualTo(new Choices(Set.of("java", "aws"), "de", Optional.of(ZoneId.of("Europe/Berlin"))));
        assertThat(ada.consents()).containsExactly(new Consent(People.NOON, How.IMPORTED, "From our shop."));
        assertThat(person("bob@example.org").choices()).isEqualTo(People.everyTopicIn("en"));
        assertThat(person("eve@example.org").status()).isEqualTo(Status.PAUSED);
    }

    @Test
    void theExampleFitsTheExampleNewsletter() throws Exception {
        Set<String> topics = NewsletterReader.read(Newsletters.example()).topics().stream()
                .map(Topic::slug)
                .collect(Collectors.toSet());
        ImportRequest request = new ImportRequest(WEEKLY, topics, "en", "From our shop.", Mode.APPLY);
        try (InputStream example = Subscribers.class.getResourceAsStream("/examples/subscribers.csv")) {
            ImportReport report = subscribers.importAll(request, java.util.Objects.requireNonNull(example));
            assertThat(report.firstErrors()).isEmpty();
            assertThat(report.added()).isEqualTo(report.rows()).isGreaterThan(3);
        }
    }

    @Test
    void aBadRowIsNamedByItsLineAndTheRestGoesIn() {
        ImportReport report = load("""
                address,locale,topics,zone,status
                ada@example.org
                not an address
                "bob@example.org",en,"java
                "
                carl@example.org,no_such_locale!,,,
                dora@example.org,,,Mars/Olympus,
                eve@example.org,,,,pending
                fay@example.org,,,,,,,
                gus@example.org,en,cobol,,
                hal@example.org
                """);

        assertThat(report.added()).isEqualTo(3);
        assertThat(report.rejected()).isEqualTo(6);
        assertThat(report.firstErrors()).extracting(RowError::line).containsExactly(3L, 6L, 7L, 8L, 9L, 10L);
        assertThat(report.rows()).isEqualTo(9);
    }

    @Test
    void aHeaderThatNamesOtherColumnsIsRefusedAsAWhole() {
        for (String file : List.of(
                "email,first_name\nada@example.org,Ada\n",
                "ada@example.org\nbob@example.org\n",
                "\"address\nada@example.org\n")) {
            assertThatThrownBy(() -> load(file))
                    .isInstanceOf(UnreadableImport.class)
                    .hasMessageContaining("address")
                    .hasMessageContaining("nothing was read");
        }
        assertThat(people.contents()).isEmpty();
    }

    @Test
    void columnsComeInAnyOrderAndAByteOrderMarkIsNoLetter() {
        ImportReport report = load("\ufeffstatus,address\nactive,ada@example.org\n");

        assertThat(report.added()).isEqualTo(1);
    }

    @Test
    void aQuoteThatIsNeverClosedStopsTheReadingThere() {
        String endless = "x".repeat(50_000);
        ImportReport report = load("address\nada@example.org\n\"bob@example.org\n" + endless + "\n");

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.firstErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.reason()).contains("quote"));
    }

    @Test
    void anEmptyFileIsAnEmptyImport() {
        assertThat(load("").rows()).isZero();
        assertThat(load("address\n").rows()).isZero();
    }

    @Test
    void nobodyIsBroughtBack() {
        SubscriberId left = people.active("left@example.org");
        subscribers.unsubscribe(WEEKLY, left, How.UNSUBSCRIBED_ON_PAGE, "");
        SubscriberId bounced = people.active("bounced@example.org");
        subscribers.suppress(WEEKLY, bounced, Reason.HARD_BOUNCE, People.NOON);
        SubscriberId erased = people.active("erased@example.org");
        subscribers.erase(WEEKLY, erased);
        subscribers.suppress(WEEKLY, people.id("stranger@example.org"), Reason.COMPLAINT, People.NOON);
        Set<String> before = people.contents();

        ImportReport report = load("""
                address,status
                left@example.org,active
                bounced@example.org,active
                erased@example.org,active
                stranger@example.org,active
                """);

        assertThat(report.added()).isZero();
        assertThat(report.keptUnsubscribed()).isEqualTo(2);
        assertThat(report.keptSuppressed()).isEqualTo(2);
        assertThat(people.contents()).isEqualTo(before);
    }

    @Test
    void whatPeopleChoseThemselvesStays() {
        SubscriberId id = people.active("ada@example.org");
        SubscriberId pending = people.pending("bob@example.org");
        Set<String> before = people.contents();

        ImportReport report = load("address,locale\nada@example.org,de\nbob@example.org,de\n");

        assertThat(report.alreadyThere()).isEqualTo(2);
        assertThat(people.contents()).isEqualTo(before);
        assertThat(people.status(pending)).isEqualTo(Status.PENDING);
        assertThat(people.require(id).locale()).isEqualTo("en");
    }

    @Test
    void leavingIsHonoured() {
        people.active("ada@example.org");

        ImportReport report = load("""
                address,status
                ada@example.org,unsubscribed
                bob@example.org,unsubscribed
                eve@example.org,suppressed
                """);

        assertThat(report.unsubscribed()).isEqualTo(1);
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(person("ada@example.org").status()).isEqualTo(Status.UNSUBSCRIBED);
        assertThat(person("bob@example.org").status()).isEqualTo(Status.UNSUBSCRIBED);
        assertThat(subscribers.isSuppressed(people.id("eve@example.org"))).isTrue();
    }

    @Test
    void whoLeavesHasLeftWhateverElseTheirRowHolds() {
        people.active("ada@example.org");
        String spoiled = "\ufffd\ufffd";

        ImportReport report = load("""
                address,locale,topics,zone,every,status,until
                ada@example.org,,cobol,,,unsubscribed,
                bob@example.org,no_such_locale!,java;No Slug,,,unsubscribed,
                carl@example.org,de_AT,,Mars/Olympus,7,unsubscribed,
                dora@example.org,%1$s,%1$s,%1$s,%1$s,suppressed,%1$s
                eve@example.org,,,,,unsubscribed,2026-04-01
                fay%1$s@example.org,,,,,unsubscribed,
                gus@example.org,,,,,%1$s,
                """.formatted(spoiled));

        assertThat(report.firstErrors()).extracting(RowError::line).containsExactly(7L, 8L);
        assertThat(person("ada@example.org").status()).isEqualTo(Status.UNSUBSCRIBED);
        assertThat(person("bob@example.org").choices()).isEqualTo(new Choices(Set.of("java"), "en", Optional.empty()));
        assertThat(person("carl@example.org").choices()).isEqualTo(People.everyTopicIn("de-AT"));
        assertThat(subscribers.isSuppressed(people.id("dora@example.org"))).isTrue();
        assertThat(person("eve@example.org").status()).isEqualTo(Status.UNSUBSCRIBED);
        assertThat(report.noted()).isZero();
    }

    @Test
    void aTopicThatIsUnknownGoesWhereKnownOnesRemainAndIsNoted() {
        ImportReport report = load("""
                address,topics,status
                ada@example.org,java;COBOL;No Slug,active
                bob@example.org,cobol,active
                carl@example.org,aws,paused
                """);

        assertThat(person("ada@example.org").topics()).containsExactly("java");
        assertThat(report.noted()).isEqualTo(1);
        assertThat(report.firstNotes())
                .containsExactly(new RowNote(
                        2, "The newsletter has no topic cobol, no slug; taken with the row's other topics."));
        // Without a topic they would get every topic, which they never asked for.
        assertThat(report.firstErrors()).extracting(RowError::line).containsExactly(3L);
        assertThat(report.added()).isEqualTo(2);
    }

    @Test
    void aLocaleWithAnUnderscoreIsOneToo() {
        ImportReport report = load("address,locale\nada@example.org,en_US\nbob@example.org,pt-br\n");

        assertThat(report.firstErrors()).isEmpty();
        assertThat(person("ada@example.org").locale()).isEqualTo("en-US");
        assertThat(person("bob@example.org").locale()).isEqualTo("pt-BR");
    }

    @Test
    void whoCameBackAfterAnErasureMayLeaveByAFileToo() {
        SubscriberId ada = people.active("ada@example.org");
        subscribers.erase(WEEKLY, ada);
        people.active("ada@example.org");

        ImportReport report = load("address,status\nada@example.org,unsubscribed\n");

        assertThat(report.unsubscribed()).isEqualTo(1);
        assertThat(people.status(ada)).isEqualTo(Status.UNSUBSCRIBED);
    }

    @Test
    void aRowInAnotherEncodingIsNamedByItsLineAndTheRestGoesIn() {
        byte[] latin = "address,topics\nada@example.org,\nbob@example.org,caf\u00e9\neve@example.org,\n"
                .getBytes(StandardCharsets.ISO_8859_1);

        ImportReport report = subscribers.importAll(request(Mode.APPLY), new ByteArrayInputStream(latin));

        assertThat(report.firstErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.line() + error.reason())
                        .startsWith("3")
                        .contains("UTF-8"));
        assertThat(report.added()).isEqualTo(2);
        byte[] wide = "address\nuwe@example.org\n".getBytes(StandardCharsets.UTF_16);
        assertThat(subscribers
                        .importAll(request(Mode.APPLY), new ByteArrayInputStream(wide))
                        .added())
                .isEqualTo(1);
    }

    @Test
    void aDryRunCountsAndWritesNothing() {
        people.active("ada@example.org");
        Set<String> before = people.contents();
        String csv = "address,status\nada@example.org,unsubscribed\nbob@example.org,\neve@example.org,suppressed\n";

        ImportReport dry = subscribers.importAll(request(Mode.DRY_RUN), stream(csv));

        assertThat(people.contents()).isEqualTo(before);
        ImportReport done = load(csv);
        assertThat(dry.added()).isEqualTo(done.added()).isEqualTo(1);
        assertThat(dry.unsubscribed()).isEqualTo(done.unsubscribed()).isEqualTo(1);
        assertThat(dry.suppressed()).isEqualTo(done.suppressed()).isEqualTo(1);
    }

    @Test
    void theSameFileTwiceAddsNobodyTwice() {
        String csv = numbered(200) + "person7@example.org\nPERSON7@example.org\n";

        ImportReport first = load(csv);
        ImportReport second = load(csv);

        assertThat(first.added()).isEqualTo(200);
        assertThat(first.alreadyThere()).isEqualTo(2);
        assertThat(second.added()).isZero();
        assertThat(second.alreadyThere()).isEqualTo(202);
    }

    @Test
    @Tag("many-calls")
    void everybodyIsFoundAgainBySlicesInTheOrderOfTheIds() {
        load(numbered(400));
        Set<SubscriberId> found = new HashSet<>();
        for (int of : List.of(1, 3, 16, 37)) {
            List<SubscriberId> ids = new ArrayList<>();
            for (int index = 0; index < of; index++) {
                subscribers.forEachIn(WEEKLY, new Slice(index, of), person -> ids.add(person.id()));
            }
            assertThat(ids).hasSize(400).isSorted();
            found.addAll(ids);
        }
        assertThat(found).hasSize(400);
        assertThat(subscribers.estimate(WEEKLY)).isEqualTo(400);
        assertThat(subscribers.estimate(new Audience("nobody"))).isZero();
        assertThat(subscribers.sample(WEEKLY, 401).isEverybody()).isTrue();
        assertThat(subscribers.sample(new Audience("nobody"), 10).isEverybody()).isTrue();
        Sample sample = subscribers.sample(WEEKLY, 200);
        assertThat(sample.people()).hasSize(200);
        assertThat(sample.scaled(sample.people().size())).isBetween(340L, 460L);
        List<SubscriberId> asked = new ArrayList<>(found);
        asked.add(people.id("nobody@example.org"));
        assertThat(subscribers.findAll(WEEKLY, asked)).hasSize(400);
    }

    @Test
    void slicesReadOnPastTheFirstPageOfAPartition() {
        // One partition of 300 people of 5 KB: more than the megabyte of one query page.
        Set<String> wide = IntStream.range(0, 90)
                .mapToObj(number -> "topic-%03d-%s".formatted(number, "x".repeat(40)))
                .collect(Collectors.toSet());
        List<WriteRequest> writes = IntStream.range(0, 300)
                .mapToObj(number -> row("0%03x%s".formatted(number * 13, "7".repeat(28)), wide))
                .map(row -> WriteRequest.builder()
                        .putRequest(put -> put.item(Items.of(row)))
                        .build())
                .toList();
        for (int from = 0; from < writes.size(); from += 25) {
            List<WriteRequest> batch = writes.subList(from, from + 25);
            TestServices.shared()
                    .dynamoClient()
                    .batchWriteItem(write -> write.requestItems(Map.of(people.table, batch)));
        }
        List<SubscriberId> ids = new ArrayList<>();
        subscribers.forEachIn(WEEKLY, Slice.whole(), person -> ids.add(person.id()));

        assertThat(ids).hasSize(300).isSorted();
        // The first page is taken for its share of the whole: as if every partition were as full.
        assertThat(subscribers.estimate(WEEKLY)).isBetween(4_400L, 5_600L);
    }

    private static Row row(String id, Set<String> topics) {
        Choices choices = new Choices(topics, "en", Optional.empty());
        Consent consent = new Consent(People.NOON, How.IMPORTED, "");
        EmailAddress address = new EmailAddress(id + "@example.org");
        return Row.first(new SubscriberId(id), address, WEEKLY, choices, Status.ACTIVE, consent);
    }

    private static String numbered(int people) {
        return IntStream.range(0, people)
                .mapToObj(number -> "person" + number + "@example.org\n")
                .collect(Collectors.joining("", "address\n", ""));
    }

    private Subscriber person(String address) {
        return people.require(people.id(address));
    }

    private ImportReport load(String csv) {
        return subscribers.importAll(request(Mode.APPLY), stream(csv));
    }

    private static ImportRequest request(Mode mode) {
        return new ImportRequest(WEEKLY, Set.of("java", "aws", "security"), "en", "From our shop.", mode);
    }

    private static InputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }
}
