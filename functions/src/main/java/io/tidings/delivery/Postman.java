package io.tidings.delivery;

import io.tidings.delivery.BulkMail.Field;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sesv2.model.BulkEmailEntryResult;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendBulkEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

/**
 * Hands mail to SES and says what is known afterwards. What may have been sent is never asked for again: SES has no
 * idempotency key, so a call that is repeated, by the SDK or by the HTTP client, mails people twice. Thread-safe.
 */
public final class Postman implements AutoCloseable {
    /** After this an answer counts as lost. */
    public static final Duration LONGEST_CALL = Duration.ofSeconds(20);
    /** What SES allows is asked between two calls: mails must not wait long for that. */
    private static final Duration LONGEST_ASKING = Duration.ofSeconds(5);

    // What SES itself never answers to this call, but an endpoint that does not know it.
    private static final Set<Integer> NO_SUCH_CALL = Set.of(404, 405, 501);
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private static final int LETTER_TRIES = 5;
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);

    private final SesV2Client ses;
    private final Optional<String> configurationSet;
    private final Sleeper sleeper;

    /** Takes the builder, not a client, because the safety of sending hangs on how the client is built. */
    public Postman(SesV2ClientBuilder builder, Optional<String> configurationSet) {
        // Not one retry: the SDK can't tell "not sent" from "answer lost".
        this(builder, configurationSet, DefaultRetryStrategy.doNotRetry(), LONGEST_CALL, Sleeper.onThread());
    }

    /** Only tests have a use for another strategy, to see people mailed twice, for less patience, or for another sleep. */
    Postman(
            SesV2ClientBuilder builder,
            Optional<String> configurationSet,
            RetryStrategy strategy,
            Duration longestCall,
            Sleeper sleeper) {
        this.ses = builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .retryStrategy(strategy)
                        .apiCallTimeout(longestCall)
                        .addExecutionInterceptor(new ReadyBody())
                        .build())
                .build();
        this.configurationSet = configurationSet;
        this.sleeper = sleeper;
    }

    /** One verdict for each entry, in their order. */
    List<Verdict> sendBulk(BulkMail mail) {
        try {
            List<BulkEmailEntryResult> results =
                    ses.sendBulkEmail(request(mail)).bulkEmailEntryResults();
            return verdicts(results, mail.entries().size());
        } catch (SdkException e) {
            Verdict verdict = verdictOn(e);
            LOG.warn("SES call for {} recipients: {}", mail.entries().size(), verdict);
            log(e);
            return Collections.nCopies(mail.entries().size(), verdict);
        }
    }

    private static List<Verdict> verdicts(List<BulkEmailEntryResult> results, int entries) {
        if (results.size() > entries) {
            return Collections.nCopies(entries, new Verdict.Uncertain("SES answered for more entries than asked"));
        }
        List<Verdict> verdicts = new ArrayList<>(entries);
        for (BulkEmailEntryResult result : results) {
            verdicts.add(Verdicts.ofEntry(
                    String.valueOf(result.statusAsString()),
                    Masked.text(Optional.ofNullable(result.error()).orElse(""))));
        }
        while (verdicts.size() < entries) {
            verdicts.add(new Verdict.Uncertain("SES's answer ended before this entry"));
        }
        return verdicts;
    }

    private static Verdict verdictOn(SdkException failure) {
        if (failure instanceof AwsServiceException refusal) {
            Optional<AwsErrorDetails> details = Optional.ofNullable(refusal.awsErrorDetails());
            return Verdicts.ofError(
                    refusal.statusCode(),
                    details.map(AwsErrorDetails::errorCode).orElse("unknown"),
                    Masked.text(details.map(AwsErrorDetails::errorMessage).orElse("")));
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // No connection came about, so nothing was sent over it.
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return new Verdict.TryAgain(Verdict.Patience.ENDLESS);
            }
        }
        return new Verdict.Uncertain(Masked.text(failure.getMessage()));
    }

    /** A refusal by its words: where it was thrown tells nothing, and as a whole it would name whom SES refused. */
    private static void log(SdkException failure) {
        if (failure instanceof AwsServiceException) {
            LOG.warn("{}: {}", failure.getClass().getSimpleName(), Masked.text(failure.getMessage()));
        } else {
            LOG.warn("No answer of SES", failure);
        }
    }

    private SendBulkEmailRequest request(BulkMail mail) {
        byte[] body = BulkBody.of(mail, configurationSet);
        return SendBulkEmailRequest.builder()
                .overrideConfiguration(call -> call.putExecutionAttribute(ReadyBody.BODY, body))
                .build();
    }

    /**
     * Sends a mail to one person. While SES is busy, as it mostly is beside an edition that uses all of its rate, it is tried
     * again for some seconds, as somebody waits for it; what may have been sent never is.
     */
    public LetterOutcome send(Letter letter) {
        Duration wait = FIRST_WAIT;
        for (int tries = 1; ; tries++) {
            try {
                return new LetterOutcome.Accepted(ask(letter).messageId());
            } catch (SdkException e) {
                LOG.warn("SES call {} for a letter failed", tries);
                log(e);
                Verdict verdict = verdictOn(e);
                if (verdict instanceof Verdict.Uncertain(String why)) {
                    return new LetterOutcome.Uncertain(why);
                }
                if (verdict instanceof Verdict.PauseEdition || isOfTheSender(letter, e)) {
                    return new LetterOutcome.SenderRefused(Masked.text(e.getMessage()));
                }
                if (verdict instanceof Verdict.QuotaIsUsedUp || tries == LETTER_TRIES) {
                    return new LetterOutcome.TryLater(Masked.text(e.getMessage()));
                }
                if (!(verdict instanceof Verdict.TryAgain)) {
                    return new LetterOutcome.NotSent(Masked.text(e.getMessage()));
                }
            }
            sleeper.sleep(wait);
            wait = wait.multipliedBy(2);
        }
    }

    /** SES rejects a mail whose sender it has not verified, or not any more, in the words in which it rejects a reader's address. */
    private static boolean isOfTheSender(Letter letter, SdkException failure) {
        String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return failure instanceof AwsServiceException
                && said.contains("not verified")
                && said.contains(HeaderValues.address(letter.from()).toLowerCase(Locale.ROOT));
    }

    private SendEmailResponse ask(Letter letter) {
        return ses.sendEmail(call -> call.fromEmailAddress(letter.from())
                .replyToAddresses(letter.replyTo())
                .configurationSetName(configurationSet.orElse(null))
                .destination(to -> to.toAddresses(letter.to()))
                .emailTags(tags(Field.all(letter.tags())))
                .content(content -> content.simple(message -> message.subject(utf8(letter.subject()))
                        .headers(headers(Field.all(letter.headers())))
                        .body(body -> body.html(utf8(letter.body().html()))
                                .text(utf8(letter.body().text()))))));
    }

    /** What SES allows just now; empty when it doesn't say (it answers about once a second). */
    public Optional<Quota> quota() {
        try {
            return Optional.of(
                    quota(ses.getAccount(call -> call.overrideConfiguration(set -> set.apiCallTimeout(LONGEST_ASKING)))
                            .sendQuota()));
        } catch (AwsServiceException e) {
            LOG.info("SES did not tell the quota: {}", e.getMessage());
            return NO_SUCH_CALL.contains(e.statusCode()) ? Optional.of(Quota.UNLIMITED) : Optional.empty();
        } catch (SdkException e) {
            LOG.info("SES did not tell the quota: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Quota quota(@Nullable SendQuota told) {
        return told == null || told.maxSendRate() == null || told.max24HourSend() == null
                ? Quota.UNLIMITED
                : new Quota(
                        told.maxSendRate(),
                        told.max24HourSend(),
                        Optional.ofNullable(told.sentLast24Hours()).orElse(0.0));
    }

    private static Content utf8(String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }

    private static List<MessageTag> tags(List<Field> tags) {
        List<MessageTag> all = new ArrayList<>(tags.size());
        for (Field tag : tags) {
            all.add(MessageTag.builder().name(tag.name()).value(tag.value()).build());
        }
        return all;
    }

    private static List<MessageHeader> headers(List<Field> headers) {
        List<MessageHeader> all = new ArrayList<>(headers.size());
        for (Field header : headers) {
            all.add(MessageHeader.builder()
                    .name(header.name())
                    .value(header.value())
                    .build());
        }
        return all;
    }

    @Override
    public void close() {
        ses.close();
    }
}
