package io.tidings.local;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;

/** Ticks as EventBridge sends them. */
final class Ticks {
    private Ticks() {}

    static ScheduledEvent at(Instant now) {
        var event = new ScheduledEvent();
        event.setId("local-" + now.toEpochMilli());
        event.setVersion("0");
        event.setAccount("000000000000");
        event.setRegion("us-east-1");
        event.setSource("aws.events");
        event.setDetailType("Scheduled Event");
        event.setTime(new DateTime(now.toEpochMilli(), DateTimeZone.UTC));
        event.setResources(List.of("arn:aws:events:us-east-1:000000000000:rule/tick"));
        event.setDetail(Map.of());
        return event;
    }
}
