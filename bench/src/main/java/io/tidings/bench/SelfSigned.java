package io.tidings.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A certificate for localhost that was made for one run, and the JVM flags by which both ends use it. */
final class SelfSigned implements AutoCloseable {
    private static final String PASSWORD = "benchmark";

    private final Path folder;
    private final Path store;

    SelfSigned() {
        try {
            folder = Files.createTempDirectory("tidings-tls");
            store = folder.resolve("key.jks");
            run("-genkeypair", "-alias", "stub", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2");
        } catch (IOException e) {
            throw new UncheckedIOException("Making a certificate in the temporary directory", e);
        }
    }

    private void run(String... what) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(what));
        command.addAll(
                List.of("-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-storetype", "JKS", "-keystore"));
        command.addAll(List.of(store.toString(), "-storepass", PASSWORD, "-keypass", PASSWORD));
        Jvm.run(new ProcessBuilder(command).redirectErrorStream(true));
    }

    List<String> serverFlags() {
        return List.of(
                "-XX:+UseSerialGC",
                "-Djavax.net.ssl.keyStore=" + store,
                "-Djavax.net.ssl.keyStorePassword=" + PASSWORD);
    }

    List<String> clientFlags() {
        return List.of("-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(store);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Removing " + folder, e);
        }
    }
}
