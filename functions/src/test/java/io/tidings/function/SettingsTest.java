package io.tidings.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.function.Settings.SignInSettings;
import io.tidings.signin.Provider;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {

    @Test
    void everythingIsRead() {
        var settings = Settings.from(complete());

        assertThat(settings.bucket()).isEqualTo("bucket");
        assertThat(settings.tables().ledger()).isEqualTo("ledger");
        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://news.example.com"));
        assertThat(settings.concurrency()).isEqualTo(5);
        assertThat(settings.secrets().currentTokenKey()).isEqualTo("k1");
        assertThat(settings.secrets().tokenKeys()).containsOnly(Map.entry("k1", "new=er"), Map.entry("k0", "older"));
        assertThat(settings.sources()).isEqualTo("[]");
        assertThat(settings.signIn())
                .contains(new SignInSettings(
                        new Provider(URI.create("https://people.example.com"), "tidings"), "session key"));
    }

    @Test
    void thatNobodySignsInMustBeSaid() {
        var environment = complete();
        environment.remove(Settings.SIGN_IN_ISSUER);
        assertThatThrownBy(() -> Settings.from(environment)).hasMessage("TIDINGS_SIGN_IN_ISSUER is missing.");

        environment.put(Settings.SIGN_IN_ISSUER, "none");
        assertThat(Settings.from(environment).signIn()).isEmpty();
    }

    @Test
    void aProviderThatCouldBeOverheardIsNamed() {
        var environment = complete();
        environment.put(Settings.SIGN_IN_ISSUER, "http://people.example.com");
        environment.remove(Settings.SIGN_IN_CLIENT);

        assertThatThrownBy(() -> Settings.from(environment))
                .hasMessage(
                        "TIDINGS_SIGN_IN_CLIENT is missing. TIDINGS_SIGN_IN_ISSUER can't be used: The issuer must begin"
                                + " with https://, not be 'http://people.example.com'.");
    }

    @Test
    void everythingThatIsMissingOrWrongIsNamedAtOnce() {
        var environment = complete();
        environment.remove(Settings.BUCKET);
        environment.put(Settings.LEDGER_TABLE, " ");
        environment.put(Settings.CONCURRENCY, "many");
        environment.put(Settings.BASE_URL, "https://news.example.com/");

        assertThatThrownBy(() -> Settings.from(environment))
                .hasMessage("TIDINGS_BUCKET is missing. TIDINGS_LEDGER_TABLE is missing."
                        + " TIDINGS_BASE_URL must not end with a slash."
                        + " TIDINGS_CONCURRENCY must be a number from 1 to 9999, not 'many'.");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(Settings.from(complete()).toString())
                .doesNotContain("older", "new=er", "address key", "session key");
    }

    static Map<String, String> complete() {
        var environment = new HashMap<String, String>();
        environment.put(Settings.BUCKET, "bucket");
        environment.put(Settings.ARTICLES_TABLE, "articles");
        environment.put(Settings.INTAKE_TABLE, "intake");
        environment.put(Settings.SUBSCRIBERS_TABLE, "subscribers");
        environment.put(Settings.EDITIONS_TABLE, "editions");
        environment.put(Settings.LEDGER_TABLE, "ledger");
        environment.put(Settings.STATS_TABLE, "stats");
        environment.put(Settings.GROUPING_TABLE, "grouping");
        environment.put(Settings.PAGES_QUEUE, "http://127.0.0.1:9324/pages");
        environment.put(Settings.CONFIGURATION_SET, "tidings");
        environment.put(Settings.BASE_URL, "https://news.example.com");
        environment.put(Settings.CONCURRENCY, "5");
        environment.put(Settings.ADDRESS_KEY, "address key");
        environment.put(Settings.TOKEN_KEYS, "k1=new=er,k0=older");
        environment.put(Settings.SIGN_IN_ISSUER, "https://people.example.com");
        environment.put(Settings.SIGN_IN_CLIENT, "tidings");
        environment.put(Settings.SESSION_KEY, "session key");
        return environment;
    }
}
