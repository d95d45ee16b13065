package io.tidings.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.constructs.IConstruct;

@NeedsNode
final class NagTest {

    @Test
    void theStackHasNoFindingThatIsNotExplained() {
        assertThat(findings(Synthesized.stack())).isEmpty();
    }

    @Test
    void theRulesDoFindFaultWithACarelessStack() {
        assertThat(findings(Synthesized.careless()))
                .anySatisfy(finding -> assertThat(finding).contains("AwsSolutions-S10"));
    }

    @Test
    void everyExplanationIsASentence() {
        List<String> reasons = Synthesized.template().findValues("rules_to_suppress").stream()
                .flatMap(JsonNode::valueStream)
                .map(rule -> rule.path("reason").asText())
                .toList();

        assertThat(reasons)
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(25).endsWith("."));
    }

    private static List<String> findings(IConstruct stack) {
        return stack.getNode().findAll().stream().flatMap(NagTest::ownFindings).toList();
    }

    private static Stream<String> ownFindings(IConstruct construct) {
        return construct.getNode().getMetadata().stream()
                .filter(entry -> entry.getType().equals("aws:cdk:error")
                        || entry.getType().equals("aws:cdk:warning"))
                .map(entry -> construct.getNode().getPath() + ": " + entry.getData());
    }
}
