package io.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MaskedTest {
    private static final String NOT_VERIFIED =
            "Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: ";

    @Test
    void whoIsNamedGoesAndTheDomainStays() {
        assertThat(Masked.text(NOT_VERIFIED + "ada@example.org, Bob <bob.b+x@example.com>"))
                .isEqualTo(NOT_VERIFIED + "***@example.org, Bob <***@example.com>");
        assertThat(Masked.text("is not authorized to perform `ses:SendEmail' on resource"
                        + " `arn:aws:ses:eu-central-1:111122223333:identity/ada@example.org'"))
                .isEqualTo("is not authorized to perform `ses:SendEmail' on resource"
                        + " `arn:aws:ses:eu-central-1:111122223333:***@example.org'");
        assertThat(Masked.text("Illegal address: o'neil@example.org")).isEqualTo("Illegal address: ***@example.org");
    }

    @Test
    void whatNamesNobodyIsLeftAsItIs() {
        assertThat(Masked.text("Maximum sending rate exceeded.")).isEqualTo("Maximum sending rate exceeded.");
        assertThat(Masked.text(null)).isEqualTo("null");
    }
}
