package io.tidings.edition;

import io.tidings.topic.Topic;
import java.util.List;

/** Reads the part {@code ranking} of a newsletter document. */
final class RankingReader {

    private static final double LEAST = 0.1;
    private static final double MOST = 10;

    private RankingReader() {}

    static RankingSettings read(DocumentPart part, List<Topic> topics) {
        part.only("sources", "topics", "preferred", "diversity");
        List<String> slugs = topics.stream().map(Topic::slug).toList();
        List<String> preferred = part.texts("preferred", 63);
        for (int i = 0; i < preferred.size(); i++) {
            part.parsed(
                    "/preferred/" + i,
                    preferred.get(i),
                    "",
                    GateReader::source,
                    "Use the source's name: a-z, 0-9 and -, at most 63.");
        }
        return new RankingSettings(
                part.weights(
                        "sources", LEAST, MOST, GateReader::isSource, name -> "is no source's name: a-z, 0-9 and -."),
                part.weights(
                        "topics",
                        LEAST,
                        MOST,
                        slugs::contains,
                        name -> Nearest.to(name, slugs)
                                .map(near -> "is no topic of this newsletter. Did you mean \"" + near + "\"?")
                                .orElse("is no topic of this newsletter. Use one of " + String.join(", ", slugs)
                                        + ".")),
                preferred,
                part.ratio("diversity", RankingSettings.USUAL.diversity(), 0, 1));
    }
}
