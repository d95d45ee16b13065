package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.tidings.embedded.TestServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class ArticleFilesTest {
    @TempDir
    private Path directory;

    @Test
    void aDirectoryIsASourceAndSoIsAFileAtTheTop() throws IOException {
        file("engineering-writing/one.md");
        file("Engineering Blog/2026/two.md");
        file("from-the-trenches.rss.xml");
        file(".git/config");
        file("engineering-writing/.DS_Store");

        var keys = files().drop(directory);

        assertThat(keys)
                .containsExactly(
                        "articles/engineering-blog/2026/two.md",
                        "articles/engineering-writing/one.md",
                        "articles/from-the-trenches/from-the-trenches.rss.xml");
    }

    @Test
    void twoFilesThatWouldBeOneAreRefused() throws IOException {
        file("hn.json");
        file("hn/hn.json");

        assertThatThrownBy(() -> files().drop(directory))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("hn.json and ", "hn/hn.json would be the same");
    }

    @Test
    void aDirectoryThatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> files().drop(directory.resolve("nowhere")))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith("nowhere is not there.");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatMayNotBeReadIsSaidInASentence() throws IOException {
        file("blog/one.md");
        file("secret/two.md");
        for (var name : List.of("secret/two.md", "secret")) {
            var locked = directory.resolve(name);
            Files.setPosixFilePermissions(locked, Set.of());
            assumeFalse(Files.isReadable(locked), "root reads everything");

            assertThatThrownBy(() -> files().drop(directory))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(locked + " may not be read by you.");
        }
        Files.setPosixFilePermissions(directory.resolve("secret"), PosixFilePermissions.fromString("rwx------"));
    }

    private static ArticleFiles files() {
        return new ArticleFiles(TestServices.shared().s3Client(), TestServices.bucket("dropped"));
    }

    private void file(String name) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }
}
