package io.tidings.delivery;

import io.tidings.embedded.EmbeddedClients;
import io.tidings.embedded.EmbeddedServices;
import io.tidings.embedded.Faults;
import io.tidings.embedded.SentMail;
import io.tidings.embedded.SesLimits;
import io.tidings.embedded.TestServices;
import io.tidings.embedded.inprocess.WireFaults;
import io.tidings.function.JdkHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** The embedded services that all tests share, over HTTP on loopback. */
final class OverHttp implements Ground {
    static final EmbeddedServices SERVICES = TestServices.shared();

    private static final Map<String, Queue<String>> EVENTS = new ConcurrentHashMap<>();
    private static final Map<String, Map<String, Integer>> ACCEPTED = new ConcurrentHashMap<>();

    static {
        SERVICES.sesEndpoint().mails().onAccepted(OverHttp::remember);
    }

    private final TestClock clock = new TestClock();

    private static void remember(SentMail mail) {
        String edition = mail.tags().getOrDefault("edition", "");
        ACCEPTED.computeIfAbsent(edition, _ -> new ConcurrentHashMap<>()).merge(mail.to(), 1, Integer::sum);
        EVENTS.computeIfAbsent(edition, _ -> new ConcurrentLinkedQueue<>()).add(sent(mail, edition));
    }

    private static String sent(SentMail mail, String edition) {
        return """
                {"eventType":"Send","mail":{"messageId":"%s","destination":["%s"],"tags":\
                {"edition":["%s"],"page":["%s"],"slot":["%s"]}},"send":{}}""".formatted(
                        mail.messageId(),
                        mail.to(),
                        edition,
                        mail.tags().get("page"),
                        mail.tags().get("slot"));
    }

    @Override
    public DynamoDbClientBuilder dynamo() {
        return EmbeddedClients.dynamo(SERVICES.dynamo());
    }

    @Override
    public S3ClientBuilder s3() {
        return EmbeddedClients.s3(SERVICES.s3());
    }

    @Override
    public SqsClientBuilder sqs() {
        return EmbeddedClients.sqs(SERVICES.sqs());
    }

    @Override
    public SesV2ClientBuilder ses() {
        return EmbeddedClients.ses(SERVICES.ses(), new JdkHttp());
    }

    @Override
    public TestClock clock() {
        return clock;
    }

    @Override
    public String unique(String name) {
        return TestServices.unique(name);
    }

    @Override
    public Map<String, Integer> accepted(String edition) {
        return ACCEPTED.getOrDefault(edition, Map.of());
    }

    @Override
    public List<String> takeEvents(String edition) {
        Queue<String> queue = EVENTS.getOrDefault(edition, new ConcurrentLinkedQueue<>());
        List<String> events = new ArrayList<>();
        for (String event = queue.poll(); event != null; event = queue.poll()) {
            events.add(event);
        }
        return events;
    }

    @Override
    public void faults(Faults script) {
        SERVICES.sesEndpoint().faults(script);
    }

    /** Nothing goes wrong on this way: the services have no such script. */
    @Override
    public void wire(WireFaults script) {}

    @Override
    public void limits(SesLimits limits) {
        // The clock of the endpoint is the machine's: a day's quota would never come back.
    }
}
