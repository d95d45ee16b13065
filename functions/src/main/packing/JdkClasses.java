import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the classes of this JDK to a jar: what is shrunk must be seen against them, and neither is there a jar of them nor
 * can ProGuard read the JDK's own file. Run from its source, with the jar's path.
 */
final class JdkClasses {
    /** What the libraries name; of the modules that nobody names there are only warnings to be had. */
    private static final List<String> MODULES =
            List.of("java.base", "java.logging", "java.management", "java.naming", "java.net.http", "java.sql", "java.xml");

    private JdkClasses() {}

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Files.createDirectories(jar.toAbsolutePath().getParent());
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.setLevel(1);
            for (String module : MODULES) {
                write(modules.resolve(module), out);
            }
        }
    }

    private static void write(Path module, ZipOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(module)) {
            for (Path file : files.filter(JdkClasses::isClass).toList()) {
                out.putNextEntry(new ZipEntry(module.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class") && !file.endsWith("module-info.class");
    }
}
