package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.embedded.SentMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class MailFilesTest {

    @Test
    void aPlainAddressIsItsOwnName() {
        assertThat(MailFiles.safe("ada.lovelace@example.com")).isEqualTo("ada.lovelace@example.com");
    }

    @Test
    void noTwoAddressesShareAName() {
        assertThat(MailFiles.safe("a+b@example.com")).isNotEqualTo(MailFiles.safe("a_b@example.com"));
        assertThat(MailFiles.safe("a+b@example.com")).isNotEqualTo(MailFiles.safe("a/b@example.com"));
        assertThat(MailFiles.safe("A@example.com")).isNotEqualToIgnoringCase(MailFiles.safe("a@example.com"));
    }

    @Test
    void noNameLeadsElsewhere() {
        assertThat(MailFiles.safe("../../etc/passwd@example.com"))
                .doesNotContain("/")
                .doesNotStartWith(".");
        assertThat(MailFiles.safe("-rf@example.com")).doesNotStartWith("-");
        assertThat(MailFiles.safe("x".repeat(300) + "@example.com")).hasSizeLessThan(130);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaidInASentence(@TempDir Path directory) throws IOException {
        Files.createSymbolicLink(directory.resolve("ada@example.com.eml"), Path.of("/dev/full"));
        var files = new MailFiles(directory);
        files.add(mail("ada@example.com"));

        assertThatThrownBy(files::close)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ada@example.com.eml can't be written: No space left");
    }

    private static SentMail mail(String to) {
        return new SentMail("m1", TestInputs.MONDAY, to, List.of(), "s", "<p>h</p>", "t", Map.of(), Optional.empty());
    }
}
