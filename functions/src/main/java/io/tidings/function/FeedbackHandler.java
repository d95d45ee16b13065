package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import io.tidings.feedback.EventFiles;
import java.util.stream.Collectors;

/** Files of SES events were dropped under {@code events/}. Reading one twice changes nothing. */
public final class FeedbackHandler implements RequestHandler<S3Event, String> {
    private final EventFiles files;

    /** For Lambda: wired from the environment. */
    public FeedbackHandler() {
        this(Wiring.fromEnvironment().eventFiles());
    }

    public FeedbackHandler(EventFiles files) {
        this.files = files;
    }

    /** Answers what was in them. */
    @Override
    public String handleRequest(S3Event event, Context context) {
        return event.getRecords().stream()
                .map(record -> files.read(record.getS3().getObject().getUrlDecodedKey()))
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }
}
