package io.tidings.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The fixed set of template files, read once: names below {@code templates/} to bytes, in order of name. */
record TemplateFiles(SortedMap<String, byte[]> files) {

    private static final String ROOT = "templates";

    /** From the class path: a directory (a Lambda's zip, a build) or a jar. */
    static TemplateFiles bundled() {
        return on(TemplateFiles.class.getClassLoader());
    }

    static TemplateFiles on(ClassLoader classPath) {
        return folder(classPath, ROOT);
    }

    /** These, and those of another folder of the class path under the folder's name. */
    TemplateFiles and(String folder) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        folder(TemplateFiles.class.getClassLoader(), folder)
                .files()
                .forEach((name, bytes) -> all.put(folder + "/" + name, bytes));
        return new TemplateFiles(all);
    }

    private static TemplateFiles folder(ClassLoader classPath, String folder) {
        URL root = Objects.requireNonNull(classPath.getResource(folder), folder + "/ is not on the class path");
        try {
            if (!(root.openConnection() instanceof JarURLConnection jar)) {
                return below(Path.of(root.toURI()));
            }
            // A file system of our own: the one that belongs to a jar's URI can be open only once.
            try (FileSystem files =
                    FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
                return below(files.getPath(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the templates at " + root, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Reading the templates at " + root, e);
        }
    }

    static TemplateFiles below(Path root) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return new TemplateFiles(files);
    }

    /** The templates whose name ends so, as text. */
    Map<String, String> ending(String extension) {
        Map<String, String> found = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (name.endsWith(extension)) {
                String text = new String(bytes, StandardCharsets.UTF_8);
                found.put(name, name.startsWith("mail/") ? withoutIndents(text) : text);
            }
        });
        return found;
    }

    // Indents are for who reads the template; in a mail they would cost bytes against Gmail's limit.
    private static String withoutIndents(String text) {
        return text.lines()
                .map(String::strip)
                .reduce(new StringBuilder(), (out, line) -> out.append(line).append('\n'), StringBuilder::append)
                .toString();
    }

    /** SHA-256 over every file's name and bytes. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
