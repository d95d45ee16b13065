package io.tidings.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The template's words as they would be once it is deployed: a resource goes by its logical id, {@code arn:} before it where
 * its ARN is asked for, and an address where that is.
 */
final class Resolved {

    private static final Map<String, String> KNOWN = Map.of(
            "AWS::Partition", "aws",
            "AWS::Region", "eu-central-1",
            "AWS::AccountId", "111122223333",
            "MailDomain", "news.example.com");

    private Resolved() {}

    static String text(JsonNode value) {
        if (value.has("Ref")) {
            return named(value.path("Ref").asText());
        }
        if (value.has("Fn::GetAtt")) {
            String id = value.at("/Fn::GetAtt/0").asText();
            return value.at("/Fn::GetAtt/1").asText().equals("ProviderURL")
                    ? "https://provider.example.com/" + id
                    : "arn:" + id;
        }
        if (value.has("Fn::Join")) {
            return value.at("/Fn::Join/1")
                    .valueStream()
                    .map(Resolved::text)
                    .collect(Collectors.joining(value.at("/Fn::Join/0").asText()));
        }
        if (value.has("Fn::Sub")) {
            String text = value.path("Fn::Sub").asText();
            for (Map.Entry<String, String> known : KNOWN.entrySet()) {
                text = text.replace("${" + known.getKey() + "}", known.getValue());
            }
            return text;
        }
        // Of two, that of an empty parameter.
        return value.has("Fn::If") ? text(value.at("/Fn::If/2")) : value.asText();
    }

    private static String named(String id) {
        JsonNode parameter = Synthesized.template().at("/Parameters/" + id + "/Default");
        return parameter.isMissingNode() ? KNOWN.getOrDefault(id, id) : parameter.asText();
    }
}
