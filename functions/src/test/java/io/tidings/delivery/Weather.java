package io.tidings.delivery;

import io.tidings.embedded.Fault;
import io.tidings.embedded.Faults;
import io.tidings.embedded.Service;
import io.tidings.embedded.SesCall;
import io.tidings.embedded.inprocess.WireCall;
import io.tidings.embedded.inprocess.WireFault;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What goes wrong by itself during a trial: calls to SES, and calls to DynamoDB and SQS. */
final class Weather {
    private static final int WIRE_TROUBLE_IN = 40;

    private final Ground ground;
    private final Random random;
    private final Tolls tolls;

    Weather(Ground ground, Random random, Tolls tolls) {
        this.ground = ground;
        this.random = random;
        this.tolls = tolls;
    }

    void rough() {
        ground.faults(call -> call.recipients().isEmpty() ? new Fault.None() : fault(call));
        ground.wire(this::onTheWire);
    }

    void calm() {
        ground.faults(Faults.none());
        ground.wire(call -> WireFault.NONE);
    }

    /** Nothing goes wrong on the wire while this runs: it is the harness that acts. */
    void spare(Runnable work) {
        ground.wire(call -> WireFault.NONE);
        work.run();
        ground.wire(this::onTheWire);
    }

    private Fault fault(SesCall call) {
        tolls.add(Toll.CALL_TO_SES);
        String someone = call.recipients().get(random.nextInt(call.recipients().size()));
        return switch (random.nextInt(18)) {
            case 0 -> counted(Toll.LOST_ANSWER, new Fault.DropAnswer());
            case 1 -> counted(Toll.LOST_ANSWER, new Fault.FailAfterAccepting());
            case 2 -> counted(Toll.LOST_ANSWER, new Fault.Malformed());
            case 3 ->
                counted(
                        Toll.LOST_ANSWER,
                        new Fault.Partial(random.nextInt(call.recipients().size())));
            case 4 -> counted(Toll.REFUSED_CALL, new Fault.Refuse());
            case 5 -> counted(Toll.THROTTLE, new Fault.Throttle());
            case 6 -> counted(Toll.REFUSED_CALL, new Fault.Fail(500, "InternalServiceErrorException", "no"));
            case 7 -> counted(Toll.REFUSED_CALL, refusal());
            case 8 -> counted(Toll.FAILED_ENTRY, new Fault.FailEntries(Map.of(someone, status())));
            default -> new Fault.None();
        };
    }

    private Fault refusal() {
        return switch (random.nextInt(6)) {
            case 0 -> new Fault.Fail(400, "MessageRejected", "Email address is on a list.");
            case 1 -> new Fault.Fail(400, "SendingPausedException", "Paused.");
            case 2 -> new Fault.Fail(400, "MailFromDomainNotVerifiedException", "Not verified.");
            case 3 -> new Fault.Fail(404, "NotFoundException", "Configuration set <tidings> does not exist.");
            case 4 -> new Fault.Fail(400, "BadRequestException", "Illegal.");
            default -> new Fault.Fail(503, "ServiceUnavailable", "no");
        };
    }

    private String status() {
        List<String> all = List.of(
                "TRANSIENT_FAILURE",
                "ACCOUNT_THROTTLED",
                "MESSAGE_REJECTED",
                "FAILED",
                "INVALID_PARAMETER",
                "ACCOUNT_DAILY_QUOTA_EXCEEDED",
                "ACCOUNT_SENDING_PAUSED",
                "A_STATUS_OF_NEXT_YEAR");
        return all.get(random.nextInt(all.size()));
    }

    private Fault counted(Toll toll, Fault fault) {
        tolls.add(toll);
        return fault;
    }

    private WireFault onTheWire(WireCall call) {
        if (call.service() == Service.SES || random.nextInt(WIRE_TROUBLE_IN) > 0) {
            return WireFault.NONE;
        }
        return call.service() == Service.SQS ? onTheWayToSqs() : onTheWayToDynamo();
    }

    private WireFault onTheWayToSqs() {
        tolls.add(Toll.SQS_ERROR);
        return switch (random.nextInt(4)) {
            case 0 -> new WireFault.LoseAnswer();
            case 1 -> new WireFault.Linger(random.nextInt(60));
            default -> new WireFault.Fail(503, "ServiceUnavailable");
        };
    }

    private WireFault onTheWayToDynamo() {
        return switch (random.nextInt(8)) {
            case 0 -> wire(Toll.DYNAMO_THROTTLE, new WireFault.Fail(400, "ProvisionedThroughputExceededException"));
            case 1 -> wire(Toll.DYNAMO_THROTTLE, new WireFault.Fail(400, "ThrottlingException"));
            case 2 -> wire(Toll.DYNAMO_ERROR, new WireFault.Fail(500, "InternalServerError"));
            case 3 -> wire(Toll.DYNAMO_ERROR, new WireFault.Refuse());
            case 4, 5 -> wire(Toll.LOST_WRITE_ANSWER, new WireFault.LoseAnswer());
            case 6 -> wire(Toll.LOST_WRITE_ANSWER, new WireFault.FailAfter(500, "InternalServerError"));
            default -> wire(Toll.LATE_REQUEST, new WireFault.Linger(random.nextInt(80)));
        };
    }

    private WireFault wire(Toll toll, WireFault fault) {
        tolls.add(toll);
        return fault;
    }
}
