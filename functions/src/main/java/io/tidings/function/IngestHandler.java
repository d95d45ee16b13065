package io.tidings.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import io.tidings.article.Intake;
import io.tidings.article.IntakeReport;

/** Objects were dropped under {@code articles/}. Reading one twice changes nothing, so a failure fails them all. */
public final class IngestHandler implements RequestHandler<S3Event, String> {
    private final Intake intake;

    /** For Lambda: wired from the environment. */
    public IngestHandler() {
        this(Wiring.fromEnvironment().intake());
    }

    public IngestHandler(Intake intake) {
        this.intake = intake;
    }

    /** Answers how many items were read and rejected. */
    @Override
    public String handleRequest(S3Event event, Context context) {
        var reports = event.getRecords().stream()
                .map(record -> intake.readObject(record.getS3().getObject().getUrlDecodedKey()))
                .toList();
        return reports.stream().mapToInt(IntakeReport::read).sum() + " read, "
                + reports.stream().mapToInt(IntakeReport::rejected).sum() + " rejected";
    }
}
