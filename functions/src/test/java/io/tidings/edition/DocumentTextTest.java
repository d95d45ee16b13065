package io.tidings.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DocumentTextTest {

    private static final String TEXT = """
            {
              "id":   "weekly", "odd": {"a/b": 1e2, "deep": []},
              "topics": [
                {"slug": "a", "name": "Ä \\"quoted\\""},
                {"slug": "b",
                 "name": "B"}
              ],
              "schedule": {"time": "08:00"}, "caps": {}
            }
            """;
    private static final DocumentText DOCUMENT = DocumentText.of(TEXT);

    @Test
    void aChangedValueLeavesEveryOtherCharacterAsItWas() {
        assertThat(DOCUMENT.with("/topics/1/name", DocumentText.quoted("Berlin “B”\n")))
                .hasToString(TEXT.replace("\"B\"", "\"Berlin “B”\\n\""));
        assertThat(DOCUMENT.with("/odd/a~1b", "7")).hasToString(TEXT.replace("1e2", "7"));
        assertThat(DOCUMENT.with("/id", "\"weekly\"")).hasToString(TEXT);
    }

    @Test
    void aMissingFieldComesAfterTheOthersAndBringsWhatIsMissingAroundIt() {
        assertThat(DOCUMENT.with("/topics/1/keywords", "[\"x\"]"))
                .hasToString(TEXT.replace("\"B\"}", "\"B\",\n     \"keywords\": [\"x\"]}"));
        assertThat(DOCUMENT.with("/schedule/day", "\"friday\""))
                .hasToString(TEXT.replace("\"08:00\"}", "\"08:00\", \"day\": \"friday\"}"));
        assertThat(DOCUMENT.with("/caps/inBrief", "3")).hasToString(TEXT.replace("{}", "{\"inBrief\": 3}"));
        assertThat(DOCUMENT.with("/ranking/topics/a", "2"))
                .hasToString(TEXT.replace("{}", "{}, \"ranking\": {\"topics\": {\"a\": 2}}"));
        assertThat(DOCUMENT.with("/id/topics", "2").value("/id/topics").asInt()).isEqualTo(2);
    }

    @Test
    void aFieldIsTakenOutWithItsComma() {
        assertThat(DOCUMENT.without("/id").toString()).startsWith("{\n  \"odd\"");
        assertThat(DOCUMENT.without("/topics/1/name")).hasToString(TEXT.replace(",\n     \"name\": \"B\"", ""));
        assertThat(DOCUMENT.without("/schedule/time")).hasToString(TEXT.replace("\"time\": \"08:00\"", ""));
        assertThat(DOCUMENT.without("/nothing/there")).hasToString(TEXT);
        assertThat(DOCUMENT.without("/schedule/day")).hasToString(TEXT);
    }

    @Test
    void theMembersOfAListAreArrangedAnewAndKeepTheirText() {
        List<String> elements = DOCUMENT.elements("/topics");
        assertThat(elements).hasSize(2).first().isEqualTo("{\"slug\": \"a\", \"name\": \"Ä \\\"quoted\\\"\"}");

        String turned = DOCUMENT.withElements("/topics", List.of(elements.get(1), elements.get(0), "{}"))
                .toString();

        assertThat(turned).contains("""
                [
                    {"slug": "b",
                     "name": "B"},
                    {"slug": "a", "name": "Ä \\"quoted\\""},
                    {}
                  ],""");
        assertThat(DOCUMENT.withElements("/topics", elements)).hasToString(TEXT);
        assertThat(DOCUMENT.withElements("/topics", List.of(elements.get(1))).elements("/topics"))
                .containsExactly(elements.get(1));
        assertThat(DOCUMENT.withElements("/topics", List.of()).value("/topics")).isEmpty();
        assertThat(DOCUMENT.withElements("/odd/deep", List.of("1", "2")).elements("/odd/deep"))
                .containsExactly("1", "2");
        assertThat(DOCUMENT.withElements("/none", List.of("1")).elements("/none"))
                .containsExactly("1");
        assertThat(DOCUMENT.elements("/id")).isEmpty();
    }

    @Test
    void longListsGoOverLinesAndTypedNumbersAreNumbers() {
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "keyword " + i).toList();

        String list = DocumentText.list(many, "      ");

        assertThat(list.lines()).hasSizeGreaterThan(4).allMatch(line -> line.length() <= 110);
        assertThat(list).startsWith("[\n        \"keyword 0\", \"keyword 1\",").endsWith("\"keyword 39\"\n      ]");
        assertThat(DocumentText.list(List.of("a", "b\""), "")).isEqualTo("[\"a\", \"b\\\"\"]");
        assertThat(List.of("5", "0,5", "-2.50", "05", "1e9", "NaN"))
                .extracting(DocumentText::number)
                .containsExactly("5", "0.5", "-2.50", "\"05\"", "\"1e9\"", "\"NaN\"");
        assertThat(DOCUMENT.indent("/topics/0")).isEqualTo("    ");
    }

    @Test
    void theExampleCanBeChangedEverywhere() {
        String example = new String(Newsletters.example(), StandardCharsets.UTF_8);
        DocumentText document = DocumentText.of(example);

        DocumentText changed = document.withElements(
                        "/topics", document.elements("/topics").reversed())
                .with("/ranking/topics/ai", "2")
                .without("/description")
                .with("/gate/holidays", "[]");

        assertThat(NewsletterReader.read(changed.toString().getBytes(StandardCharsets.UTF_8))
                        .topics()
                        .getLast()
                        .slug())
                .isEqualTo("ai");
        assertThat(changed.with("/description", document.value("/description").toString())
                        .without("/ranking/topics/ai")
                        .withElements("/topics", document.elements("/topics"))
                        .toString())
                .hasSameSizeAs(example.replace("\"2026-12-24/2027-01-03\"", ""));
    }

    @Test
    void whatIsNoJsonObjectIsRefused() {
        assertThatThrownBy(() -> DocumentText.of("[1]"))
                .isInstanceOf(InvalidNewsletter.class)
                .hasMessageContaining("is no object");
        assertThatThrownBy(() -> DocumentText.of("{\"a\": 1")).isInstanceOf(InvalidNewsletter.class);
        assertThatThrownBy(() -> DocumentText.of("")).isInstanceOf(InvalidNewsletter.class);
    }
}
