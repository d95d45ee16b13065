package io.tidings.localstack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * A Docker engine among the processes that we see: what it publishes is on loopback.
 *
 * <p>Inside a container Testcontainers takes the engine to be outside, and asks another image for the way there; a
 * container that runs an engine of its own may not be able to pull one.
 */
public final class LocalEngine extends DockerClientProviderStrategy {

    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    @Override
    protected boolean isApplicable() {
        return System.getenv("DOCKER_HOST") == null && Files.exists(SOCKET) && engineIsHere();
    }

    @Override
    protected int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public TransportConfig getTransportConfig() {
        return TransportConfig.builder()
                .dockerHost(URI.create("unix://" + SOCKET))
                .build();
    }

    @Override
    public synchronized String getDockerHostIpAddress() {
        return Optional.ofNullable(System.getenv("TESTCONTAINERS_HOST_OVERRIDE"))
                .orElse("127.0.0.1");
    }

    @Override
    public String getDescription() {
        return "an engine among the processes of this machine (unix://" + SOCKET + ")";
    }

    private static boolean engineIsHere() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().command().stream())
                .anyMatch(command -> command.endsWith("/dockerd"));
    }
}
