package io.tidings.infra;

import io.tidings.function.Settings;
import java.util.Map;
import java.util.TreeMap;

/** The settings of the functions, the same for all: what each may do with them is its role's matter. */
final class Environment {

    private Environment() {}

    static Map<String, String> of(
            Parameters parameters,
            Storage storage,
            Tables tables,
            Queues queues,
            Mail mail,
            Keys keys,
            People people,
            String baseUrl) {
        Map<String, String> environment = new TreeMap<>();
        environment.put(Settings.BUCKET, storage.name());
        environment.put(Settings.ARTICLES_TABLE, tables.articles().getRef());
        environment.put(Settings.INTAKE_TABLE, tables.intake().getRef());
        environment.put(Settings.SUBSCRIBERS_TABLE, tables.subscribers().getRef());
        environment.put(Settings.EDITIONS_TABLE, tables.editions().getRef());
        environment.put(Settings.LEDGER_TABLE, tables.ledger().getRef());
        environment.put(Settings.STATS_TABLE, tables.stats().getRef());
        environment.put(Settings.GROUPING_TABLE, tables.grouping().getRef());
        environment.put(Settings.PAGES_QUEUE, queues.pages().getQueueUrl());
        environment.put(Settings.CONFIGURATION_SET, mail.configurationSet().getConfigurationSetName());
        environment.put(Settings.BASE_URL, baseUrl);
        environment.put(Settings.CONCURRENCY, parameters.senders().getValueAsString());
        environment.put(Settings.ADDRESS_KEY, keys.address());
        environment.put(Settings.TOKEN_KEYS, keys.tokens());
        environment.put(Settings.SIGN_IN_ISSUER, people.issuer());
        environment.put(Settings.SIGN_IN_CLIENT, people.client());
        environment.put(Settings.SESSION_KEY, keys.session());
        environment.put(Settings.SOURCES, parameters.sources());
        return environment;
    }
}
