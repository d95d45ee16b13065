package io.tidings.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.Service;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything somebody outside needs to look in, to drop articles and to drop events; in the order it is printed in. */
record Endpoints(Map<String, Object> values) {
    private static final List<String> PAGES = List.of("mailbox", "site", "subscribe", "console", "api");

    static Endpoints of(URI base, Services services, Resources resources) {
        var values = new LinkedHashMap<String, Object>();
        if (services.ses().isPresent()) {
            values.put("mailbox", base + "/mailbox");
        }
        values.put("site", base + "/");
        values.put("subscribe", base + "/subscribe");
        values.put("console", base + "/console");
        values.put("api", base + "/api");
        values.put("dynamodb", services.endpoint(Service.DYNAMO).toString());
        values.put("s3", services.endpoint(Service.S3).toString());
        values.put("sqs", services.endpoint(Service.SQS).toString());
        values.put("sesv2", services.endpoint(Service.SES).toString());
        values.put("region", services.region());
        values.put("accessKeyId", services.ownCredentials() ? "from your environment" : EmbeddedClients.CREDENTIAL);
        values.put("secretAccessKey", services.ownCredentials() ? "from your environment" : EmbeddedClients.CREDENTIAL);
        values.put("bucket", resources.bucket());
        values.put("articlesPrefix", Resources.ARTICLES);
        values.put("eventsPrefix", Resources.EVENTS);
        values.put("tables", tables(resources));
        values.put("queues", queues(resources));
        values.put("configurationSet", LocalSettings.CONFIGURATION_SET);
        values.put("pid", ProcessHandle.current().pid());
        return new Endpoints(values);
    }

    private static Map<String, String> tables(Resources resources) {
        var tables = new LinkedHashMap<String, String>();
        tables.put("articles", resources.tables().articles());
        tables.put("intake", resources.tables().intake());
        tables.put("subscribers", resources.tables().subscribers());
        tables.put("editions", resources.tables().editions());
        tables.put("ledger", resources.tables().ledger());
        tables.put("stats", resources.tables().stats());
        tables.put("grouping", resources.tables().grouping());
        return tables;
    }

    private static Map<String, String> queues(Resources resources) {
        var queues = new LinkedHashMap<String, String>();
        queues.put("pages", resources.pagesQueue());
        queues.put("pagesDead", resources.deadQueue());
        return queues;
    }

    String json() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(values) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings and maps can be written as JSON", e);
        }
    }

    /** Writes {@code endpoints.json}, whole or not at all. */
    void write(Path directory) {
        WholeFile.write(directory.resolve("endpoints.json"), json());
    }

    /** A line an entry; a map's entries begin with its name. */
    String text() {
        return text(values);
    }

    /** The same without the pages, for who has named those already. */
    String servicesText() {
        var services = new LinkedHashMap<>(values);
        services.keySet().removeAll(PAGES);
        return text(services);
    }

    private static String text(Map<String, Object> values) {
        var text = new StringBuilder();
        values.forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                map.forEach((inner, at) -> line(text, name + "." + inner, at));
            } else {
                line(text, name, value);
            }
        });
        return text.toString();
    }

    private static void line(StringBuilder text, String name, @org.jspecify.annotations.Nullable Object value) {
        text.append("  ")
                .append(name)
                .append(" ".repeat(Math.max(1, 20 - name.length())))
                .append(value)
                .append('\n');
    }
}
