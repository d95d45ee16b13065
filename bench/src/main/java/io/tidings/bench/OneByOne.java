package io.tidings.bench;

import io.tidings.bench.EndToEndBenchmark.Mail;
import io.tidings.delivery.Ledger;
import io.tidings.embedded.CallCounts;
import io.tidings.embedded.CountingSes;
import io.tidings.function.Clients;
import io.tidings.render.Templates;
import io.tidings.subscriber.Recipient;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The design one writes first, whole: everything happens for each recipient, and for each event. */
final class OneByOne implements AutoCloseable {
    private static final String TABLE = "mails";
    /** Send, Delivery and an open. */
    private static final List<String> EVENTS = List.of("sent", "delivered", "opened");

    private final ServicesProcess services = new ServicesProcess(1, CountingSes.Memory.NUMBERS);
    private final CallCounts counts = new CallCounts();
    private final Clients clients = services.clients(counts);
    private final DynamoDbClient dynamo = clients.dynamo();
    private final SqsClient sqs = clients.sqs();
    private final SingleSends singles = new SingleSends(clients.ses().get(), Templates.bundled());
    private final String queue;
    private int edition;

    OneByOne() {
        dynamo.createTable(Ledger.table(TABLE));
        queue = sqs.createQueue(create -> create.queueName("mails")).queueUrl();
    }

    Mail send(int recipients) {
        List<Recipient> readers = Readers.of(recipients, 10);
        edition++;
        counts.reset();
        double units = services.figures(TABLE).writeUnits();
        long began = Cpu.nanos();
        for (int i = 0; i < recipients; i++) {
            String body = Integer.toString(i);
            sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body));
        }
        for (var received = receive(); !received.isEmpty(); received = receive()) {
            var message = received.getFirst();
            send(readers, Integer.parseInt(message.body()));
            sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
        }
        for (int i = 0; i < recipients; i++) {
            int reader = i;
            EVENTS.forEach(event -> update(reader, event));
        }
        double micros = (Cpu.nanos() - began) / 1e3 / recipients;
        return new Mail(
                micros,
                1.0 * counts.calls() / recipients,
                (services.figures(TABLE).writeUnits() - units) / recipients);
    }

    /** Microseconds of a call with a message that was made before. */
    double rawCall(int mails) {
        Recipient reader = Readers.of(1, 1).getFirst();
        byte[] message = SingleSends.mimeMessage(reader, singles.render(reader));
        long began = Cpu.nanos();
        for (int i = 0; i < mails; i++) {
            singles.raw(reader, i, message);
        }
        return (Cpu.nanos() - began) / 1e3 / mails;
    }

    private List<software.amazon.awssdk.services.sqs.model.Message> receive() {
        return sqs.receiveMessage(receive ->
                        receive.queueUrl(queue).maxNumberOfMessages(1).waitTimeSeconds(0))
                .messages();
    }

    private void send(List<Recipient> readers, int reader) {
        dynamo.getItem(get -> get.tableName(TABLE).key(key(reader)).consistentRead(true));
        update(reader, "attempted");
        singles.simple(readers.get(reader), reader);
        update(reader, "accepted");
    }

    private void update(int reader, String what) {
        dynamo.updateItem(update -> update.tableName(TABLE)
                .key(key(reader))
                .updateExpression("SET #what = :yes")
                .expressionAttributeNames(Map.of("#what", what))
                .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));
    }

    private Map<String, AttributeValue> key(int reader) {
        return Map.of(
                "edition",
                AttributeValue.fromS("naive-" + edition),
                "page",
                AttributeValue.fromN(Integer.toString(reader)));
    }

    @Override
    public void close() {
        singles.close();
        clients.close();
        services.close();
    }
}
