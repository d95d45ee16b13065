package io.tidings.function;

import io.tidings.article.Articles;
import io.tidings.article.IntakeLog;
import io.tidings.delivery.Ledger;
import io.tidings.edition.Editions;
import io.tidings.signin.Provider;
import io.tidings.stats.Rollups;
import io.tidings.subscriber.Subscribers;
import io.tidings.topic.Confirmations;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * Where everything is and what it is called: the only reader of the environment.
 *
 * @param pagesQueue the URL of the queue that page messages go to
 * @param baseUrl the public address of the site, without a slash at its end
 * @param concurrency how many senders may run at a time: each keeps to its share of the account's rate
 * @param signIn how people sign in to the console by browser; empty where nobody needs to
 * @param sources tables and feeds that articles are pulled from: a JSON array, {@code []} for none
 */
public record Settings(
        String bucket,
        TableNames tables,
        String pagesQueue,
        String configurationSet,
        URI baseUrl,
        int concurrency,
        Secrets secrets,
        String sources,
        Optional<SignInSettings> signIn,
        Addressing addressing) {
    public static final String BUCKET = "TIDINGS_BUCKET";
    public static final String ARTICLES_TABLE = "TIDINGS_ARTICLES_TABLE";
    public static final String INTAKE_TABLE = "TIDINGS_INTAKE_TABLE";
    public static final String SUBSCRIBERS_TABLE = "TIDINGS_SUBSCRIBERS_TABLE";
    public static final String EDITIONS_TABLE = "TIDINGS_EDITIONS_TABLE";
    public static final String LEDGER_TABLE = "TIDINGS_LEDGER_TABLE";
    public static final String STATS_TABLE = "TIDINGS_STATS_TABLE";
    public static final String GROUPING_TABLE = "TIDINGS_GROUPING_TABLE";
    public static final String PAGES_QUEUE = "TIDINGS_PAGES_QUEUE";
    public static final String CONFIGURATION_SET = "TIDINGS_CONFIGURATION_SET";
    public static final String BASE_URL = "TIDINGS_BASE_URL";
    public static final String CONCURRENCY = "TIDINGS_CONCURRENCY";
    public static final String ADDRESS_KEY = "TIDINGS_ADDRESS_KEY";
    /** {@code name=secret}, separated by commas; the first is current. */
    public static final String TOKEN_KEYS = "TIDINGS_TOKEN_KEYS";
    /** The OpenID provider's issuer; {@link #NOBODY} where whoever reaches the console may stay. */
    public static final String SIGN_IN_ISSUER = "TIDINGS_SIGN_IN_ISSUER";
    /** What the provider calls us. */
    public static final String SIGN_IN_CLIENT = "TIDINGS_SIGN_IN_CLIENT";
    /** Signs the sessions of who has signed in. */
    public static final String SESSION_KEY = "TIDINGS_SESSION_KEY";
    /** Said and not left out: a console that forgot to ask would be open to everybody. */
    public static final String NOBODY = "none";
    /** May be left out. */
    public static final String SOURCES = "TIDINGS_SOURCES";

    /** How a bucket is named in a request; endpoints on one machine know it by path only. */
    public enum Addressing {
        BY_HOST,
        BY_PATH
    }

    /** The names of the seven tables. */
    public record TableNames(
            String articles,
            String intake,
            String subscribers,
            String editions,
            String ledger,
            String stats,
            String grouping) {

        /** What makes each of them, for whoever sets them up by DynamoDB's own calls. */
        public List<CreateTableRequest> requests() {
            return List.of(
                    Articles.table(articles),
                    IntakeLog.table(intake),
                    Subscribers.table(subscribers),
                    Editions.table(editions),
                    Ledger.table(ledger),
                    Rollups.table(stats),
                    Confirmations.table(grouping));
        }
    }

    /** The keys of ids and tokens, as text; kept out of {@code toString}. */
    public record Secrets(String addressKey, Map<String, String> tokenKeys, String currentTokenKey) {
        public Secrets {
            tokenKeys = Map.copyOf(tokenKeys);
        }

        @Override
        public String toString() {
            return "Secrets[" + tokenKeys.keySet() + "]";
        }
    }

    /** How people sign in; the key is kept out of {@code toString}. */
    public record SignInSettings(Provider provider, String sessionKey) {
        @Override
        public String toString() {
            return "SignInSettings[" + provider + "]";
        }
    }

    /**
     * Reads the settings.
     *
     * @throws InvalidSettings naming everything that is missing or wrong
     */
    public static Settings from(Map<String, String> environment) {
        var read = new Reader(environment);
        var settings = new Settings(
                read.text(BUCKET),
                new TableNames(
                        read.text(ARTICLES_TABLE),
                        read.text(INTAKE_TABLE),
                        read.text(SUBSCRIBERS_TABLE),
                        read.text(EDITIONS_TABLE),
                        read.text(LEDGER_TABLE),
                        read.text(STATS_TABLE),
                        read.text(GROUPING_TABLE)),
                read.text(PAGES_QUEUE),
                read.text(CONFIGURATION_SET),
                read.address(BASE_URL),
                read.number(CONCURRENCY),
                read.secrets(),
                read.optional(SOURCES).orElse("[]"),
                read.signIn(),
                read.addressing());
        read.complainOfAll();
        return settings;
    }

    /** Everything that is wrong with the settings, each as a sentence. */
    public static final class InvalidSettings extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        InvalidSettings(List<String> problems) {
            super(String.join(" ", problems));
        }
    }

    /** Answers something harmless for what is wrong, and remembers it. */
    private static final class Reader {
        private final Map<String, String> environment;
        private final List<String> problems = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        Optional<String> optional(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        }

        String text(String name) {
            return optional(name).orElseGet(() -> problem(name + " is missing.", ""));
        }

        URI address(String name) {
            var text = text(name);
            try {
                return text.endsWith("/")
                        ? problem(name + " must not end with a slash.", URI.create(""))
                        : URI.create(text);
            } catch (IllegalArgumentException e) {
                return problem(name + " is not an address: " + e.getMessage() + ".", URI.create(""));
            }
        }

        Addressing addressing() {
            // The SDK's own variables: set where S3 is not AWS's.
            return optional("AWS_ENDPOINT_URL_S3")
                            .or(() -> optional("AWS_ENDPOINT_URL"))
                            .isPresent()
                    ? Addressing.BY_PATH
                    : Addressing.BY_HOST;
        }

        int number(String name) {
            var text = text(name);
            if (text.isEmpty()) {
                return 1;
            }
            return text.matches("[1-9][0-9]{0,3}")
                    ? Integer.parseInt(text)
                    : problem(name + " must be a number from 1 to 9999, not '" + text + "'.", 1);
        }

        Secrets secrets() {
            var keys = new LinkedHashMap<String, String>();
            for (var pair : text(TOKEN_KEYS).split(",", -1)) {
                var equals = pair.indexOf('=');
                if (equals > 0) {
                    keys.put(
                            pair.substring(0, equals).strip(),
                            pair.substring(equals + 1).strip());
                }
            }
            if (keys.isEmpty() && optional(TOKEN_KEYS).isPresent()) {
                problems.add(TOKEN_KEYS + " must be name=secret pairs, separated by commas.");
            }
            return new Secrets(
                    text(ADDRESS_KEY), keys, keys.keySet().stream().findFirst().orElse(""));
        }

        Optional<SignInSettings> signIn() {
            var issuer = text(SIGN_IN_ISSUER);
            if (issuer.isEmpty() || issuer.equals(NOBODY)) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        new SignInSettings(new Provider(URI.create(issuer), text(SIGN_IN_CLIENT)), text(SESSION_KEY)));
            } catch (IllegalArgumentException e) {
                return problem(SIGN_IN_ISSUER + " can't be used: " + e.getMessage(), Optional.empty());
            }
        }

        void complainOfAll() {
            if (!problems.isEmpty()) {
                throw new InvalidSettings(problems);
            }
        }

        private <T> T problem(String sentence, T instead) {
            problems.add(sentence);
            return instead;
        }
    }
}
