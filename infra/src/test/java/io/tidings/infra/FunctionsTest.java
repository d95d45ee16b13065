package io.tidings.infra;

import static io.tidings.infra.Synthesized.properties;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.function.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@NeedsNode
final class FunctionsTest {

    /** Calls that AWS does not let anyone limit to a resource. */
    private static final List<String> WITHOUT_RESOURCE = List.of("ses:GetAccount");

    @TestFactory
    Stream<DynamicTest> everyHandlerLoadsAndCanBeMadeByLambda() {
        return properties("AWS::Lambda::Function").values().stream()
                .map(function -> function.path("Handler").asText())
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Class<?> handler = Class.forName(name);

                    assertThat(RequestHandler.class).isAssignableFrom(handler);
                    assertThat(handler.getConstructor().getParameterCount()).isZero();
                }));
    }

    @Test
    void everyFunctionRunsJava25OnArmOutOfTheOneZip() {
        assertThat(properties("AWS::Lambda::Function")).hasSize(7).allSatisfy((id, function) -> {
            assertThat(function.path("Runtime").asText()).isEqualTo("java25");
            assertThat(function.path("Architectures").path(0).asText()).isEqualTo("arm64");
        });
        assertThat(properties("AWS::Lambda::Function").values().stream()
                        .map(function -> function.path("Code").toString()))
                .containsOnly(properties("AWS::Lambda::Function")
                        .values()
                        .iterator()
                        .next()
                        .path("Code")
                        .toString());
    }

    @Test
    void everyFunctionLogsToAGroupOfItsOwnThatForgets() {
        assertThat(properties("AWS::Lambda::Function").values().stream()
                        .map(function ->
                                function.at("/LoggingConfig/LogGroup/Ref").asText()))
                .doesNotHaveDuplicates()
                .isSubsetOf(properties("AWS::Logs::LogGroup").keySet());
        assertThat(properties("AWS::Logs::LogGroup"))
                .allSatisfy(
                        (id, group) -> assertThat(group.path("RetentionInDays").asInt())
                                .isEqualTo(id.startsWith("ConsoleLogs") ? 365 : 30));
    }

    @Test
    void everyFunctionHasARoleOfItsOwnAndNoneOfAwss() {
        assertThat(properties("AWS::Lambda::Function").values().stream()
                        .map(function -> function.path("Role").toString()))
                .doesNotHaveDuplicates();
        assertThat(properties("AWS::IAM::Role"))
                .allSatisfy(
                        (id, role) -> assertThat(role.has("ManagedPolicyArns")).isFalse());
    }

    @Test
    void noPolicyAllowsActionsByWildcard() {
        assertThat(Synthesized.statements())
                .filteredOn(FunctionsTest::allows)
                .isNotEmpty()
                .allSatisfy(statement ->
                        assertThat(statement.path("Action").toString()).doesNotContain("*"));
    }

    @Test
    void everyStatementNamesItsResources() {
        assertThat(Synthesized.statements())
                .filteredOn(FunctionsTest::allows)
                .filteredOn(statement ->
                        !WITHOUT_RESOURCE.contains(statement.path("Action").asText()))
                .allSatisfy(statement -> assertThat(statement.path("Resource").toString())
                        .isNotEqualTo("\"*\"")
                        .doesNotContain("\"*\"", ":table/*", ":::*"));
    }

    /** A table has one owner, but each function may touch only those its own stores need. */
    @Test
    void onlyFunctionsThatSendMaySend() {
        assertThat(rolesThatMay("ses:SendBulkEmail")).containsExactly("Send");
        // A tick sends the letters that could not go out when they were due.
        assertThat(rolesThatMay("ses:SendEmail")).containsExactlyInAnyOrder("Send", "Site", "Console", "Tick");
        assertThat(rolesThatMay("sqs:ReceiveMessage")).containsExactly("Send");
    }

    @Test
    void noFunctionMayScanATable() {
        assertThat(rolesThatMay("dynamodb:Scan")).isEmpty();
    }

    /** What was dropped, frozen or reported stays; only a reject that was mended goes. */
    @Test
    void noFunctionMayDeleteAnythingInTheBucketButRejects() {
        assertThat(Synthesized.statements())
                .filteredOn(FunctionsTest::allows)
                .filteredOn(statement -> statement.path("Action").toString().contains("s3:DeleteObject"))
                .isNotEmpty()
                .allSatisfy(statement ->
                        assertThat(statement.path("Resource").toString()).contains("/rejected/*"));
    }

    @Test
    void everySettingOfTheFunctionsIsGiven() {
        properties("AWS::Lambda::Function").forEach((id, function) -> {
            Map<String, String> environment = new HashMap<>();
            function.at("/Environment/Variables")
                    .properties()
                    .forEach(variable -> environment.put(variable.getKey(), Resolved.text(variable.getValue())));

            Settings settings = Settings.from(environment);
            assertThat(settings.concurrency()).isEqualTo(2);
            assertThat(settings.signIn()).isPresent();
        });
    }

    private static List<String> rolesThatMay(String action) {
        return properties("AWS::IAM::Policy").values().stream()
                .filter(policy -> policy.path("PolicyDocument").toString().contains("\"" + action + "\""))
                .map(policy -> policy.at("/Roles/0/Ref").asText().replaceFirst("Role[0-9A-F]{8}$", ""))
                .toList();
    }

    private static boolean allows(JsonNode statement) {
        return statement.path("Effect").asText().equals("Allow");
    }
}
