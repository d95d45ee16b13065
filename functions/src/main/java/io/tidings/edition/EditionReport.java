package io.tidings.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An edition for people to read: its sections and stories, why each stands where it does, what editors wrote into it by hand, and what was left out and why.
 * The same edition gives the same bytes.
 */
public record EditionReport(
        EditionId edition,
        NewsletterId newsletter,
        EditionState composedAs,
        List<String> reasons,
        GateReport gate,
        Instant cutOffFrom,
        Instant cutOff,
        String model,
        String templates,
        Optional<ByHand> byHand,
        List<FrozenSection> sections,
        List<LeftOut> leftOut,
        List<PossiblySame> possiblySame) {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .addModule(JsonTypes.module())
            .build()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    public static EditionReport of(FrozenEdition edition) {
        return new EditionReport(
                edition.id(),
                edition.newsletter(),
                edition.state(),
                edition.reasons(),
                edition.gate(),
                edition.cutOffFrom(),
                edition.cutOff(),
                edition.model(),
                edition.templateHash(),
                edition.byHand(),
                edition.sections(),
                edition.leftOut(),
                edition.possiblySame());
    }

    /** Indented JSON in UTF-8, with a line break at its end. */
    public byte[] json() {
        try {
            return (WRITER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing the report of edition " + edition, e);
        }
    }
}
