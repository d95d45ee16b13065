import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies jars so that the same content has the same bytes: entries in order, all of one date. ProGuard gives them the date
 * of the day. Run from its source, with the folder they are in, the one they go to, and the date.
 */
final class DatedJars {
    private DatedJars() {}

    public static void main(String[] arguments) throws IOException {
        Path to = Files.createDirectories(Path.of(arguments[1]));
        LocalDateTime date = OffsetDateTime.parse(arguments[2]).toLocalDateTime();
        try (Stream<Path> jars = Files.list(Path.of(arguments[0]))) {
            for (Path jar : jars.toList()) {
                copy(jar, to.resolve(jar.getFileName()), date);
            }
        }
    }

    private static void copy(Path from, Path to, LocalDateTime date) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            out.setLevel(9);
            List<? extends ZipEntry> entries = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing(entry -> order(entry.getName())))
                    .toList();
            for (ZipEntry entry : entries) {
                ZipEntry dated = new ZipEntry(entry.getName());
                dated.setTimeLocal(date);
                out.putNextEntry(dated);
                jar.getInputStream(entry).transferTo(out);
            }
        }
    }

    /** A jar begins with its manifest. */
    private static String order(String name) {
        return name.equals("META-INF/MANIFEST.MF") ? "" : name;
    }
}
