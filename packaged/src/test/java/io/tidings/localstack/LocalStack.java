package io.tidings.localstack;

import java.net.URI;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** A running LocalStack, or the reason why there is none here. */
sealed interface LocalStack extends AutoCloseable {

    /**
     * The last image that starts without an account. A later one needs its token in {@code LOCALSTACK_AUTH_TOKEN}, which
     * is handed on.
     */
    String IMAGE = System.getProperty("localstack.image", "localstack/localstack:4.14.0");

    /** Starts the image, where there is an engine to do it. */
    static LocalStack start() {
        if (!engineAnswers()) {
            return new Missing("no Docker engine answers");
        }
        DockerImageName name = DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("localstack/localstack");
        LocalStackContainer container = new LocalStackContainer(name).withServices("dynamodb", "s3", "sqs");
        Optional.ofNullable(System.getenv("LOCALSTACK_AUTH_TOKEN"))
                .ifPresent(token -> container.withEnv("LOCALSTACK_AUTH_TOKEN", token));
        try {
            container.start();
        } catch (ContainerFetchException e) {
            return new Missing("the image " + IMAGE + " is not there and cannot be pulled");
        }
        return new Running(container);
    }

    private static boolean engineAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            // an engine that could be reached but not used, such as one whose network nobody can tell
            return false;
        }
    }

    @Override
    void close();

    /** One container with all services. */
    record Running(LocalStackContainer container) implements LocalStack {

        URI endpoint() {
            return container.getEndpoint();
        }

        @Override
        public void close() {
            container.stop();
        }
    }

    /** Why it cannot run here. */
    record Missing(String reason) implements LocalStack {

        @Override
        public void close() {}
    }
}
