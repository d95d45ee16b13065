package io.tidings.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
