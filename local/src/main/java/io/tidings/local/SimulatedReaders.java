package io.tidings.local;

import io.tidings.embedded.EmbeddedSes;
import io.tidings.embedded.SentMail;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Opens and clicks as an edition gets them: people, and the machines that open and follow everything before them. The
 * same mails are read the same way.
 */
final class SimulatedReaders {
    private static final String APPLE = "Mozilla/5.0";
    private static final String GMAIL =
            "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
    private static final String SCANNER = "Mozilla/5.0 (compatible; BarracudaCentral link scanner; bot)";
    private static final String PERSON =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36";

    private final EmbeddedSes ses;

    SimulatedReaders(EmbeddedSes ses) {
        this.ses = ses;
    }

    /** Answers how many opens and clicks there were. */
    int read(List<SentMail> mails) {
        var acts = 0;
        for (var mail : mails) {
            if (!mail.to().endsWith("@simulator.amazonses.com")) {
                var random = RandomGeneratorFactory.of("L64X128MixRandom")
                        .create(mail.messageId().hashCode());
                acts += machines(mail, random) + person(mail, random);
            }
        }
        return acts;
    }

    private int machines(SentMail mail, RandomGenerator random) {
        var acts = 0;
        if (random.nextInt(100) < 30) {
            ses.open(mail.messageId(), random.nextBoolean() ? APPLE : GMAIL);
            acts++;
        }
        if (random.nextInt(100) < 4) {
            for (var link : stories(mail)) {
                ses.click(mail.messageId(), link, SCANNER);
                acts++;
            }
        }
        return acts;
    }

    private int person(SentMail mail, RandomGenerator random) {
        if (random.nextInt(100) >= 46) {
            return 0;
        }
        ses.open(mail.messageId(), PERSON);
        var acts = 1;
        var links = stories(mail);
        for (var clicks = links.isEmpty() ? 0 : random.nextInt(4) - 1; clicks > 0; clicks--) {
            // The square of a random number: what stands first is clicked most.
            var at = (int) (Math.pow(random.nextDouble(), 2) * links.size());
            ses.click(mail.messageId(), links.get(at), PERSON);
            acts++;
        }
        return acts;
    }

    /** The links to articles; not those to our own site, such as the one that unsubscribes. */
    private static List<String> stories(SentMail mail) {
        return MailboxViews.links(mail).stream()
                .filter(link -> !link.matches("https?://(127\\.0\\.0\\.1|localhost)[:/].*"))
                .toList();
    }
}
