package io.tidings.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost that was made for one run, for both ends of a connection; the JDK's keytool makes it. */
public final class SelfSigned implements AutoCloseable {
    private static final String PASSWORD = "for-one-run";

    private final Path folder;
    private final Path store;

    public SelfSigned() {
        try {
            folder = Files.createTempDirectory("tidings-tls");
            store = folder.resolve("key.jks");
            make();
        } catch (IOException e) {
            throw new UncheckedIOException("Making a certificate in the temporary directory", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a certificate was made", e);
        }
    }

    private void make() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of("-genkeypair", "-alias", "own", "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-validity", "2", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost"));
        command.addAll(List.of("-storetype", "JKS", "-keystore", store.toString()));
        command.addAll(List.of("-storepass", PASSWORD, "-keypass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        byte[] said = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + new String(said, Charset.defaultCharset()));
        }
    }

    /** By which a JVM's servers show it. */
    public List<String> serverFlags() {
        return List.of(
                "-XX:+UseSerialGC",
                "-Djavax.net.ssl.keyStore=" + store,
                "-Djavax.net.ssl.keyStorePassword=" + PASSWORD);
    }

    /** By which a JVM's clients trust it, and no other. */
    public List<String> clientFlags() {
        return List.of("-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    /** For both ends in this JVM. */
    public SSLContext context() {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("JKS");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory shows = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            shows.init(keys, PASSWORD.toCharArray());
            TrustManagerFactory trusts = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusts.init(keys);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shows.getKeyManagers(), trusts.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + store, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK does not know a certificate it has made", e);
        }
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
