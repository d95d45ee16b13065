package io.tidings.subscriber;

/**
 * Somebody asks for a newsletter at this address; it may not be their own.
 *
 * @param how {@link Consent.How#REQUESTED_ON_PAGE} or {@link Consent.How#REQUESTED_BY_API}
 * @param text the words they agreed to
 * @param origin where the request came from (a network address); only its keyed hash is kept, for an
 *     hour's count. Empty when nothing stands between us and the asker, as on a developer's machine: then it isn't counted
 */
public record SignUp(
        Audience audience, EmailAddress address, Choices choices, Consent.How how, String text, String origin) {}
