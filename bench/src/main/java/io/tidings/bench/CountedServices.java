package io.tidings.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidings.embedded.CountingSes;
import io.tidings.embedded.Service;
import io.tidings.embedded.inprocess.InProcessServices;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Counting services and made-up people in a process of their own, behind HTTP: so what they cost and keep is not the
 * sender's. {@link ServicesProcess} starts it and knows its commands, under {@code /control/}.
 *
 * <pre>
 *   CountedServices MOST_PEOPLE MEMORY      prints its port
 * </pre>
 */
final class CountedServices {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InProcessServices services;
    private final long[] space;
    private final AtomicReference<VirtualAudience> people;
    private final Map<Service, SdkHttpClient> engines;
    private final S3Client s3;
    private List<String> eventFiles = List.of();

    private CountedServices(int most, CountingSes.Memory memory) {
        services = new InProcessServices(InstantSource.system(), memory);
        space = new long[most];
        people = new AtomicReference<>(new VirtualAudience("", space, 0, 1));
        engines = Map.of(
                Service.DYNAMO, new MadeUpTables(services.tables(), people),
                Service.S3, services.http(Service.S3),
                Service.SQS, services.http(Service.SQS),
                Service.SES, services.http(Service.SES));
        s3 = services.s3().build();
    }

    public static void main(String[] arguments) throws IOException {
        Jvm.endWithParent();
        CountedServices counted =
                new CountedServices(Integer.parseInt(arguments[0]), CountingSes.Memory.valueOf(arguments[1]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", counted::serve);
        server.createContext("/control/", counted::control);
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpExecuteResponse response =
                    engine(exchange).prepareRequest(request(exchange)).call();
            response.httpResponse().forEachHeader((name, values) -> {
                if (!name.equalsIgnoreCase("Content-Length")) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            answer(
                    exchange,
                    response.httpResponse().statusCode(),
                    response.responseBody().orElseThrow().readAllBytes());
        }
    }

    private SdkHttpClient engine(HttpExchange exchange) {
        Service service = service(exchange);
        return Optional.ofNullable(engines.get(service)).orElseThrow();
    }

    private static Service service(HttpExchange exchange) {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        if (target.startsWith("DynamoDB")) {
            return Service.DYNAMO;
        }
        if (target.startsWith("AmazonSQS")) {
            return Service.SQS;
        }
        return exchange.getRequestURI().getPath().startsWith("/v2/email") ? Service.SES : Service.S3;
    }

    private static HttpExecuteRequest request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.fromValue(exchange.getRequestMethod()))
                .uri(URI.create("http://localhost" + exchange.getRequestURI()));
        exchange.getRequestHeaders().forEach(request::putHeader);
        return HttpExecuteRequest.builder()
                .request(request.build())
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bare ? -1 : body.length);
        if (!bare) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private void control(HttpExchange exchange) throws IOException {
        // Closed whatever happens: who asked hears of it.
        try (exchange) {
            Map<String, String> given = Arrays.stream(
                            exchange.getRequestURI().getQuery().split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            String command = exchange.getRequestURI().getPath().substring("/control/".length());
            answer(exchange, 200, JSON.writeValueAsBytes(obey(command, new Given(given))));
        }
    }

    private record Given(Map<String, String> values) {
        String text(String name) {
            return Optional.ofNullable(values.get(name)).orElseThrow();
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }
    }

    private Object obey(String command, Given given) {
        return switch (command) {
            case "people" -> people(given);
            case "figures" -> figures(given.text("table"));
            case "forget" -> forget(given.text("edition"), given.number("page"));
            case "events" -> events(given.text("prefix"), given.number("size"));
            default -> throw new IllegalArgumentException("No such command: " + command);
        };
    }

    private boolean people(Given given) {
        int many = given.number("people");
        people.set(new VirtualAudience(given.text("newsletter"), space, many, given.number("segments")));
        return true;
    }

    private ServicesProcess.Figures figures(String table) {
        return new ServicesProcess.Figures(
                services.tables().writeUnits(table),
                services.tables().readUnits(Plant.TABLES.ledger())
                        + services.tables().readUnits(Plant.TABLES.editions()),
                people.get().readUnits(),
                services.sesEndpoint().calls("SendBulkEmail"));
    }

    /** Deletes a page of the ledger and its roster, at no charge. */
    private boolean forget(String edition, int page) {
        for (int number : new int[] {page, -1 - page}) {
            String request = "{\"TableName\":\"" + Plant.TABLES.ledger() + "\",\"Key\":{\"edition\":{\"S\":\"" + edition
                    + "\"},\"page\":{\"N\":\"" + number + "\"}}}";
            services.tables().answer("DeleteItem", request.getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }

    /** Puts what SES has to report into files, as Firehose does; those of the time before are read, and go. */
    private ServicesProcess.Events events(String prefix, int size) {
        eventFiles.forEach(
                key -> s3.deleteObject(delete -> delete.bucket(Plant.BUCKET).key(key)));
        List<String> events = services.sesEndpoint().takeEvents();
        services.sesEndpoint().forget();
        List<String> keys = new ArrayList<>();
        for (int from = 0; from < events.size(); from += size) {
            String lines = String.join("\n", events.subList(from, Math.min(events.size(), from + size)));
            String key = prefix + keys.size();
            s3.putObject(put -> put.bucket(Plant.BUCKET).key(key), RequestBody.fromString(lines));
            keys.add(key);
        }
        eventFiles = List.copyOf(keys);
        return new ServicesProcess.Events(events.size(), keys);
    }
}
