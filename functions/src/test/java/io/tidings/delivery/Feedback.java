package io.tidings.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.edition.EditionId;
import io.tidings.feedback.EventFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.core.sync.RequestBody;

/** SES's events of one edition, and the files they come in: early, late, in pieces, again. */
final class Feedback {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SendingWorld world;
    private final EditionId edition;
    private final EventFiles reader;
    private final List<String> all = new ArrayList<>();
    private int files;
    private int told;

    Feedback(SendingWorld world, EditionId edition) {
        this.world = world;
        this.edition = edition;
        this.reader = new EventFiles(
                world.s3, world.bucket, world.stores, new ReadFiles(world.dynamo, world.ledgerTable), world.clock);
    }

    /** Takes what SES has reported since. */
    private List<String> events() {
        all.addAll(world.ground.takeEvents(edition.value()));
        return all;
    }

    /** A file of some of all events so far, in no order. */
    String some(Random random) {
        List<String> some = new ArrayList<>();
        for (String event : events()) {
            if (random.nextInt(3) == 0) {
                some.add(random.nextInt(Math.max(1, some.size())), event);
            }
        }
        return file(some);
    }

    /** A file of what happened since this was asked before. */
    Optional<String> news() {
        List<String> some = events().subList(told, all.size());
        told = all.size();
        return some.isEmpty() ? Optional.empty() : Optional.of(file(some));
    }

    /** A file of everything that happened. */
    String everything() {
        return file(events());
    }

    /** That one of the mails that were sent came back, or was complained about: its address, and the file. */
    Optional<Report> harm(Random random) {
        List<String> sent = events();
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        try {
            ObjectNode event = (ObjectNode) JSON.readTree(sent.get(random.nextInt(sent.size())));
            if (random.nextBoolean()) {
                event.put("eventType", "Bounce").putObject("bounce").put("bounceType", "Permanent");
            } else {
                event.put("eventType", "Complaint").putObject("complaint").put("complaintFeedbackType", "abuse");
            }
            String address = event.path("mail").path("destination").path(0).asText();
            all.add(event.toString());
            return Optional.of(new Report(address, file(List.of(event.toString()))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    record Report(String address, String file) {}

    private String file(List<String> lines) {
        String key = "events/" + ++files;
        world.s3.putObject(
                put -> put.bucket(world.bucket).key(key), RequestBody.fromString(String.join("\n", lines) + "\n"));
        return key;
    }

    void read(String file) {
        reader.read(file);
    }
}
