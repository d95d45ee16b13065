package io.tidings.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.s3.Bucket;

/** The stack, synthesised once for all tests: it takes many seconds. */
final class Synthesized {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Path FOLDER = folder();

    private static final App APP = app();

    private static final TidingsStack STACK = synthesize();

    private static final JsonNode TEMPLATE =
            JSON.valueToTree(Template.fromStack(STACK).toJSON());

    private Synthesized() {}

    static TidingsStack stack() {
        return STACK;
    }

    /** A stack that nobody should deploy, for rules to find fault with. */
    static Stack careless() {
        return (Stack) APP.getNode().findChild("Careless");
    }

    static JsonNode template() {
        return TEMPLATE;
    }

    /** The properties of the resources of a type, by logical id. */
    static Map<String, JsonNode> properties(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        for (Map.Entry<String, JsonNode> resource : TEMPLATE.path("Resources").properties()) {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
            }
        }
        return found;
    }

    /** The statements of every policy of ours, whichever role it hangs on. */
    static List<JsonNode> statements() {
        return TEMPLATE.findValues("PolicyDocument").stream()
                .flatMap(document -> document.path("Statement").valueStream())
                .toList();
    }

    private static App app() {
        return new App(AppProps.builder()
                .outdir(FOLDER.resolve("cdk.out").toString())
                .analyticsReporting(false)
                .build());
    }

    private static TidingsStack synthesize() {
        TidingsStack stack = new TidingsStack(APP, io.tidings.infra.App.STACK, io.tidings.infra.App.props(), zip());
        new Bucket(new Stack(APP, "Careless"), "Open");
        Aspects.of(APP).add(new AwsSolutionsChecks());
        APP.synth();
        return stack;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tidings-infra");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any zip will do: the template holds only its hash. */
    private static Path zip() {
        Path zip = FOLDER.resolve("functions.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("empty"));
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip;
    }
}
