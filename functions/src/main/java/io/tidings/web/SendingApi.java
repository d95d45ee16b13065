package io.tidings.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.delivery.KillSwitch;
import java.util.Optional;

/** {@code /api/sending}: the switch that stops every send, for an operator without a browser. */
final class SendingApi {

    private final SendingSwitch sending;

    SendingApi(SendingSwitch sending) {
        this.sending = sending;
    }

    void routes(Router router) {
        router.get("/api/sending", (request, id) -> show())
                .post("/api/sending/stop", (request, id) -> stop(request))
                .post("/api/sending/start", (request, id) -> start(request));
    }

    private Response stop(Request request) {
        sending.stop(ConsoleFrame.who(request));
        return show();
    }

    private Response start(Request request) {
        sending.start(ConsoleFrame.who(request));
        return show();
    }

    private Response show() {
        Optional<KillSwitch.Stop> stop = sending.find();
        ObjectNode node = Json.object().put("stopped", stop.isPresent());
        stop.ifPresent(found -> node.put("since", found.since().toString()).put("reason", found.reason()));
        return Response.json(200, node.toString());
    }
}
