package io.tidings.article;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * A feed on the web and how often to ask for it.
 *
 * @param address http or https
 * @param every not asked again sooner; at least a minute
 */
public record FeedSourceSettings(SourceName source, URI address, Duration every) {
    public FeedSourceSettings {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
            throw new IllegalArgumentException("a feed's address starts with http:// or https://, not " + address);
        }
        if (every.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("a feed is asked for at most once a minute, not every " + every);
        }
    }
}
