package io.tidings.local;

import io.tidings.article.IntakeReport;
import io.tidings.article.SourceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Drops the files of a directory into the bucket, in the order of their keys: a sub-directory is a source; a file at the
 * top is a source of its own, named as the file is up to its first dot.
 */
final class ArticleFiles {
    private final S3Client s3;
    private final String bucket;

    ArticleFiles(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Drops them, has them read, and answers what became of each, in the order of their keys. */
    static List<IntakeReport> takeIn(
            Installation installation, BucketWatcher watcher, Path directory, Progress progress) {
        var keys = new ArticleFiles(
                        installation.services().clients().s3(),
                        installation.resources().bucket())
                .drop(directory);
        progress.say("reading " + keys.size() + " files of articles");
        watcher.look(new Stop());
        return keys.stream()
                .flatMap(key -> installation.wiring().intakeLog().find(key).stream())
                .toList();
    }

    /** Answers the keys. */
    List<String> drop(Path directory) {
        var files = keyed(directory);
        files.forEach((key, file) -> s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromFile(file)));
        return List.copyOf(files.keySet());
    }

    private static SortedMap<String, Path> keyed(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new Refusal("The articles' directory " + directory + " is not there.");
        }
        var keyed = new TreeMap<String, Path>();
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(directory.relativize(file)))
                    .sorted()
                    .forEach(file -> {
                        if (!Files.isReadable(file)) {
                            throw new Refusal("The file " + file + " may not be read by you.");
                        }
                        var other = keyed.put(key(directory.relativize(file)), file);
                        if (other != null) {
                            throw new Refusal(other + " and " + file
                                    + " would be the same file of the same source, so one of them would be lost."
                                    + " Rename one, or its directory: a source's name keeps only Latin letters and"
                                    + " digits.");
                        }
                    });
        } catch (UncheckedIOException e) {
            // A directory in it that can't be read shows only when the walk comes there.
            throw unreadable(directory, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
        return keyed;
    }

    private static Refusal unreadable(Path directory, IOException cause) {
        var why =
                switch (cause) {
                    case AccessDeniedException denied -> denied.getFile() + " may not be read by you";
                    default -> cause.getMessage();
                };
        return new Refusal("The articles' directory " + directory + " can't be read: " + why + ".", cause);
    }

    private static boolean isHidden(Path relative) {
        for (var name : relative) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String key(Path relative) {
        var first = relative.getName(0).toString();
        var inSource = relative.getNameCount() > 1 ? relative.subpath(1, relative.getNameCount()) : relative;
        var source =
                relative.getNameCount() > 1 || first.indexOf('.') < 0 ? first : first.substring(0, first.indexOf('.'));
        return Resources.ARTICLES + SourceName.of(source).value() + "/"
                + inSource.toString().replace('\\', '/');
    }
}
