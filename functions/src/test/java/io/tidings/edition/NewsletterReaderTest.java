package io.tidings.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tidings.edition.InvalidNewsletter.Problem;
import io.tidings.topic.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NewsletterReaderTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LEAST = """
            {"id": "x", "name": "X", "sender": {"name": "X", "address": "x@example.com"}, "postalAddress": "Street 1",
             "schedule": {"day": "friday", "time": "17:30", "zone": "Europe/Berlin"},
             "topics": [{"slug": "a", "name": "A", "keywords": ["a"]}]}""";

    @Test
    void theExampleIsReadWhole() {
        Newsletter newsletter = NewsletterReader.read(Newsletters.example());

        assertThat(newsletter.topics())
                .hasSize(10)
                .allMatch(topic -> topic.keywords().size() >= 12);
        assertThat(newsletter.locales()).containsExactly(Locale.ENGLISH, Locale.GERMAN);
        assertThat(newsletter.approval().coolingOff()).isEqualTo(Duration.ofHours(1));
        assertThat(newsletter.topic("databases").map(Topic::name)).contains("Databases");
    }

    @Test
    void whatIsLeftOutHasADefault() {
        Newsletter newsletter = NewsletterReader.read(LEAST.getBytes(UTF_8));

        assertThat(newsletter.caps()).isEqualTo(new Caps(5, 3, 10, 90));
        assertThat(newsletter.gate()).isEqualTo(GateSettings.USUAL);
        assertThat(newsletter.minimumStories()).isEqualTo(3);
        assertThat(newsletter.maximumAge()).isEqualTo(Duration.ofDays(14));
        assertThat(newsletter.locales()).containsExactly(Locale.ENGLISH);
        assertThat(newsletter.replyTo()).isEqualTo(Optional.empty());
        assertThat(newsletter.schedule().cadence()).isEqualTo(Schedule.Cadence.WEEKLY);
        assertThat(newsletter.approval().mode()).isEqualTo(Approval.Mode.AUTOMATIC);
        assertThat(newsletter.sending().maximumLateness()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnce() {
        assertThat(problems("{}"))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactlyInAnyOrder("/id:", "/name:", "/sender:", "/postalAddress:", "/schedule:", "/topics:");
    }

    @Test
    void everyProblemSaysWhereWhatAndWhatToDo() {
        String json = """
                {"id": "My News", "name": "", "sender": {"name": "X", "adress": "x"}, "postalAddress": 7,
                 "schedule": {"cadence": "hourly", "time": "8:00", "zone": "Berlin"},
                 "topics": [{"slug": "a", "name": "A", "keywords": ["a", "A"]}, {"slug": "a", "name": "B"}, 3,
                            {"slug": "in-brief", "name": "C", "keywords": "c"}],
                 "caps": {"perSection": 0}, "gate": {"lowestRatio": 3}, "locale": "xx", "minimumStory": 3, "we/ird": 1,
                 "minimumStories": 2.5, "sending": []}""";

        assertThat(problems(json))
                .containsExactlyInAnyOrder(
                        "/minimumStory: is not a field we know. Did you mean \"minimumStories\"?",
                        "/we~1ird: is not a field we know. Remove it; known here are $schema, id, name, description, sender, replyTo, "
                                + "postalAddress, schedule, topics, caps, ranking, minimumStories, maximumAgeDays, gate, locale, locales, "
                                + "approval, sending.",
                        "/locale: \"xx\" will not do. Use a language we speak: en, de, ja, ar, with a region if you like (de-AT).",
                        "/id: \"My News\" will not do. Use a-z, 0-9 and -, at most 40 characters.",
                        "/name: is empty. Say something or leave it out.",
                        "/sender/adress: is not a field we know. Did you mean \"address\"?",
                        "/sender/address: is missing. Write an address like news@example.com.",
                        "/postalAddress: is a number. Write a text in double quotes.",
                        "/schedule/cadence: \"hourly\" is no choice. Use one of daily, weekly.",
                        "/schedule/time: \"8:00\" will not do. Write hours and minutes, like \"08:00\".",
                        "/schedule/zone: \"Berlin\" will not do. Use a time zone's name, like \"Europe/Berlin\".",
                        "/topics/0/keywords/1: \"A\" stands there twice. Remove one.",
                        "/topics/1/keywords: has no keyword, and there is no tag alias. Add about 12.",
                        "/topics/1/slug: \"a\" is another topic's too. Choose another.",
                        "/topics/2: is a number. Write an object: { ... }.",
                        "/topics/2/slug: is missing. Use a-z, 0-9 and -, at most 40 characters.",
                        "/topics/2/name: is missing. Add it.",
                        "/topics/2/keywords: has no keyword, and there is no tag alias. Add about 12.",
                        "/topics/3/keywords: is a text. Write a list: [ ... ].",
                        "/topics/3/keywords: has no keyword, and there is no tag alias. Add about 12.",
                        "/topics/3/slug: \"in-brief\" is the section for what fits no topic. Choose another.",
                        "/caps/perSection: 0 will not do. Use a whole number from 1 to 50.",
                        "/minimumStories: 2.5 will not do. Use a whole number from 1 to 1000.",
                        "/gate/lowestRatio: 3 will not do. Use a number from 0.0 to 1.0.",
                        "/sending: is a list. Write an object: { ... }.");
    }

    @Test
    void whoResendsGivesEventsTheTimeTheyTake() {
        String soon = LEAST.replaceFirst("\\{", "{\"sending\": {\"uncertain\": \"resend\", \"horizonMinutes\": 5},");

        assertThat(problems(soon))
                .containsExactly("/sending/horizonMinutes: 5 will not do. Use a whole number from 30 to 20160.");
        assertThat(NewsletterReader.read(soon.replace("resend", "report").getBytes(StandardCharsets.UTF_8))
                        .sending()
                        .horizon())
                .hasMinutes(5);
    }

    @Test
    void noTwoTopicsHaveOneName() {
        String two =
                LEAST.replace("[\"a\"]}]}", "[\"a\"]}, {\"slug\": \"b\", \"name\": \"a\", \"keywords\": [\"b\"]}]}");
        assertThat(problems(two))
                .containsExactly("/topics/1/name: \"a\" is another topic's too: readers could not tell them apart."
                        + " Choose another.");
        assertThat(problems(two.replace("\"name\": \"A\", ", "").replace("\"name\": \"a\", ", "")))
                .containsExactly("/topics/0/name: is missing. Add it.", "/topics/1/name: is missing. Add it.");
    }

    @Test
    void aDailyNewsletterHasNoDay() {
        assertThat(problems(LEAST.replace("\"day\": \"friday\"", "\"day\": \"friday\", \"cadence\": \"daily\"")))
                .containsExactly(
                        "/schedule/day: means nothing to a daily newsletter. Remove it, or make the cadence weekly.");
    }

    @Test
    void whatIsNoJsonSaysTheLine() {
        assertThat(problems("{\n  \"id\": \"x\",,\n}"))
                .singleElement()
                .asString()
                .startsWith("/: This is no JSON: line 2, column 13: ");
        assertThat(problems("{\"id\": \"x\""))
                .singleElement()
                .asString()
                .contains("line 1, column 11: ", "start marker at line: 1, column: 1")
                .doesNotContain("Source", "StreamReadFeature");
        assertThat(problems("[]")).contains("/: is a list. Write an object: { ... }.");
        assertThat(problems("")).isNotEmpty();
        assertThat(problems(LEAST + LEAST)).singleElement().asString().contains("This is no JSON");
        assertThat(problems("{\"id\": \"x\", \"id\": \"y\"}"))
                .singleElement()
                .asString()
                .contains("Duplicate field 'id'");
    }

    @Test
    void theSchemaTakesTheExample() throws IOException {
        assertThat(schema().validate(MAPPER.readTree(Newsletters.example()))).isEmpty();
        assertThat(schema().validate(MAPPER.readTree(LEAST))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatTheReaderRefuses() throws IOException {
        for (String field : List.of("id", "name", "sender", "postalAddress", "schedule", "topics")) {
            refused(example -> example.remove(field));
        }
        refused(example -> example.put("adress", "x"));
        refused(example -> example.put("locale", "xx"));
        refused(example -> example.withObject("/caps").put("perSection", 0));
        refused(example -> example.withObject("/gate").put("weeks", 2));
        refused(example -> example.withObject("/schedule").put("cadence", "daily"));
        refused(example -> example.withObject("/sender").put("address", "nobody"));
        refused(example -> ((ObjectNode) example.withArray("/topics").get(0)).put("slug", "in-brief"));
        refused(example ->
                ((ObjectNode) example.withArray("/topics").get(0)).remove(List.of("keywords", "tagAliases")));
    }

    private interface Change {
        void to(ObjectNode example);
    }

    private static void refused(Change change) throws IOException {
        ObjectNode example = (ObjectNode) MAPPER.readTree(Newsletters.example());
        change.to(example);

        assertThat(schema().validate(example)).as("schema on %s", example).isNotEmpty();
        assertThatThrownBy(() -> NewsletterReader.read(MAPPER.writeValueAsBytes(example)))
                .isInstanceOf(InvalidNewsletter.class);
    }

    private static JsonSchema schema() throws IOException {
        String json = Files.readString(Path.of("../docs/newsletter.schema.json"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json);
    }

    private static List<String> problems(String json) {
        return catchThrowableOfType(InvalidNewsletter.class, () -> NewsletterReader.read(json.getBytes(UTF_8)))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void gateAndRankingSayWhatIsWrongWithThem() {
        String document = new String(Newsletters.example(), UTF_8)
                .replaceFirst("\"ranking\": [^\n]*\\s+\"gate\": \\{[^}]*}", """
                        "gate": {"lowestRatio": 0.8, "warnRatio": 0.7, "mostFuture": 3, "holidays": ["2026-12-24/2026-12-01", "2026-05-01"],
                          "expected": [{"source": "Cloud Journal", "since": "soon"}]},
                        "ranking": {"topics": {"clowd": 2}, "sources": {"Cloud Journal": 2, "night-shift": 0}, "diversity": 2}""");

        assertThatThrownBy(() -> NewsletterReader.read(document.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidNewsletter.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Problem::toString)
                                .contains(
                                        "/ranking/sources/Cloud Journal: is no source's name: a-z, 0-9 and -.",
                                        "/ranking/sources/night-shift: 0 will not do. Use a number from 0.1 to 10.0.",
                                        "/ranking/diversity: 2 will not do. Use a number from 0.0 to 1.0.",
                                        "/gate/warnRatio: 0.7 is below the 0.8 under which a week is held: it would hardly ever warn."
                                                + " Use a number from 0.8 to 1.",
                                        "/gate/mostFuture: 3 will not do. Use a number from 0.0 to 1.0.",
                                        "/gate/expected/0/source: \"Cloud Journal\" will not do. Use the source's name: a-z, 0-9"
                                                + " and -, at most 63.",
                                        "/gate/expected/0/since: \"soon\" will not do. Write a date, like \"2026-09-01\".",
                                        "/gate/holidays/0: \"2026-12-24/2026-12-01\" will not do. Write a date, or two with a"
                                                + " slash, like \"2026-12-24/2027-01-01\".")
                                .anyMatch(problem -> problem.startsWith("/ranking/topics/clowd: is no topic")));
    }
}
