package io.tidings.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The AWS services of one system, in this JVM, on loopback. In a directory that survives a kill of the JVM (but for SQS,
 * which is always in memory); without one tables are in memory, mails and objects in temporary directories that end with
 * the services. The clients are shared and closed with the services. Thread-safe.
 */
public final class EmbeddedServices implements AutoCloseable {
    private final Map<Service, URI> endpoints = new EnumMap<>(Service.class);
    private final Deque<Stop> open = new ArrayDeque<>();
    private @Nullable DynamoDbClient dynamoClient;
    private @Nullable S3Client s3Client;
    private @Nullable SqsClient sqsClient;
    private @Nullable SesV2Client sesClient;
    private @Nullable EmbeddedSes ses;

    private EmbeddedServices() {}

    public static Builder builder() {
        return new Builder();
    }

    public URI dynamo() {
        return endpoint(Service.DYNAMO);
    }

    public URI s3() {
        return endpoint(Service.S3);
    }

    public URI sqs() {
        return endpoint(Service.SQS);
    }

    public URI ses() {
        return endpoint(Service.SES);
    }

    public DynamoDbClient dynamoClient() {
        return running(dynamoClient, Service.DYNAMO);
    }

    public S3Client s3Client() {
        return running(s3Client, Service.S3);
    }

    public SqsClient sqsClient() {
        return running(sqsClient, Service.SQS);
    }

    public SesV2Client sesClient() {
        return running(sesClient, Service.SES);
    }

    public EmbeddedSes sesEndpoint() {
        return running(ses, Service.SES);
    }

    private URI endpoint(Service service) {
        return running(endpoints.get(service), service);
    }

    private static <T> T running(@Nullable T thing, Service service) {
        if (thing == null) {
            throw new IllegalStateException(service + " was switched off");
        }
        return thing;
    }

    private interface Stop {
        void run() throws Exception;
    }

    private synchronized <T> T stopping(T thing, Stop stop) {
        open.push(stop);
        return thing;
    }

    private synchronized boolean answers(Service service, URI endpoint) {
        endpoints.put(service, endpoint);
        return true;
    }

    private <T extends SdkAutoCloseable> T stopping(T client) {
        return stopping(client, client::close);
    }

    /** Stops everything, last started first. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().run();
            } catch (Exception e) {
                throw new IllegalStateException("an embedded service did not stop", e);
            }
        }
    }

    /** Which services to run, where they keep their data, and by what clock. */
    public static final class Builder {
        private final Set<Service> services = EnumSet.allOf(Service.class);
        private final Map<Service, URI> elsewhere = new EnumMap<>(Service.class);
        private @Nullable Path dataDir;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** Keeps everything under this directory; without one nothing outlives the services. */
        public Builder dataDir(Path directory) {
            dataDir = directory;
            return this;
        }

        /** Leaves services out; asking for their endpoint or client then throws. */
        public Builder without(Service... left) {
            for (var service : left) {
                services.remove(service);
            }
            return this;
        }

        /** Uses what answers there, such as LocalStack, instead of starting the service. Not for SES. */
        public Builder at(Service service, URI endpoint) {
            elsewhere.put(service, endpoint);
            return this;
        }

        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /** Starts them; when it returns every endpoint answers. */
        public EmbeddedServices start() {
            var started = new EmbeddedServices();
            try {
                start(started);
                return started;
            } catch (Exception e) {
                started.close();
                throw new IllegalStateException("the embedded services did not start", e);
            }
        }

        /** Side by side: most of a start is loading classes, and each service has its own. */
        private void start(EmbeddedServices s) throws Exception {
            s.endpoints.putAll(elsewhere);
            try (var threads = Executors.newFixedThreadPool(Service.values().length)) {
                for (var service : threads.invokeAll(List.of(
                        () -> dynamo(s), () -> s3(s), () -> sqs(s), () -> services.contains(Service.SES) && ses(s)))) {
                    service.get();
                }
            }
            if (services.contains(Service.DYNAMO)) {
                s.dynamoClient = s.stopping(EmbeddedClients.dynamo(s.dynamo()).build());
            }
            if (services.contains(Service.S3)) {
                s.s3Client = s.stopping(EmbeddedClients.s3(s.s3()).build());
            }
            if (services.contains(Service.SQS)) {
                s.sqsClient = s.stopping(EmbeddedClients.sqs(s.sqs()).build());
            }
            if (services.contains(Service.SES)) {
                s.sesClient = s.stopping(EmbeddedClients.ses(s.ses()).build());
            }
        }

        private boolean dynamo(EmbeddedServices s) throws Exception {
            if (!starts(Service.DYNAMO)) {
                return false;
            }
            var server = DynamoServer.start(directory("dynamo"));
            return s.answers(Service.DYNAMO, s.stopping(server, server::stop).endpoint());
        }

        private boolean s3(EmbeddedServices s) throws Exception {
            if (!starts(Service.S3)) {
                return false;
            }
            var server = S3Server.start(diskOf("s3", s));
            return s.answers(Service.S3, s.stopping(server, server::stop).endpoint());
        }

        private boolean sqs(EmbeddedServices s) {
            if (!starts(Service.SQS)) {
                return false;
            }
            var server = SqsServer.start();
            return s.answers(Service.SQS, s.stopping(server, server::stop).endpoint());
        }

        private boolean ses(EmbeddedServices s) throws IOException {
            var server = EmbeddedSes.start(diskOf("ses", s), clock, SesLimits.GENEROUS);
            s.ses = s.stopping(server, server::close);
            return s.answers(Service.SES, server.endpoint());
        }

        /** Mails and objects are always on disk: of a large edition they are more than a heap holds. */
        private Path diskOf(String name, EmbeddedServices s) throws IOException {
            var kept = directory(name);
            if (kept != null) {
                return kept;
            }
            var temporary = new TemporaryDirectory(name);
            return s.stopping(temporary, temporary::close).path();
        }

        private boolean starts(Service service) {
            return services.contains(service) && !elsewhere.containsKey(service);
        }

        private @Nullable Path directory(String name) throws IOException {
            return dataDir == null
                    ? null
                    : Files.createDirectories(dataDir.resolve(name)).toAbsolutePath();
        }
    }
}
