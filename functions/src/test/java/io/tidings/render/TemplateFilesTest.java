package io.tidings.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemplateFilesTest {

    @TempDir
    Path directory;

    @Test
    void jarShouldGiveTheSameFilesAsADirectory() throws IOException {
        TemplateFiles bundled = TemplateFiles.bundled();
        Path jar = jar(bundled);

        try (URLClassLoader classPath =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            TemplateFiles once = TemplateFiles.on(classPath);
            TemplateFiles again = TemplateFiles.on(classPath);

            assertThat(once.files()).containsOnlyKeys(bundled.files().keySet());
            assertThat(once.hash()).isEqualTo(bundled.hash()).isEqualTo(again.hash());
        }
    }

    @Test
    void classPathWithoutTemplatesShouldSaySo() throws IOException {
        try (URLClassLoader classPath = new URLClassLoader(new URL[] {}, null)) {
            assertThatThrownBy(() -> TemplateFiles.on(classPath)).hasMessageContaining("not on the class path");
        }
    }

    @Test
    void mailsShouldLoseTheirIndentsAndPagesKeepTheirs() throws IOException {
        Files.createDirectories(directory.resolve("mail"));
        Files.writeString(directory.resolve("mail/a.html.mustache"), "<p>\n    x\n</p>", StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("b.html.mustache"), "<pre>\n    x</pre>", StandardCharsets.UTF_8);

        assertThat(TemplateFiles.below(directory).ending(".html.mustache"))
                .containsEntry("mail/a.html.mustache", "<p>\nx\n</p>\n")
                .containsEntry("b.html.mustache", "<pre>\n    x</pre>");
    }

    private Path jar(TemplateFiles files) throws IOException {
        Path jar = directory.resolve("templates.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("templates/"));
            for (String name : files.files().keySet()) {
                out.putNextEntry(new JarEntry("templates/" + name));
                out.write(files.files().getOrDefault(name, new byte[0]));
            }
        }
        return jar;
    }
}
