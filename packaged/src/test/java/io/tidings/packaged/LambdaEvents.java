package io.tidings.packaged;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Events as AWS writes them, each as its documentation shows it. */
final class LambdaEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LambdaEvents() {}

    static String created(String bucket, String key) {
        return """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1",
                "eventTime":"2026-11-20T08:00:00.000Z","eventName":"ObjectCreated:Put",
                "userIdentity":{"principalId":"EXAMPLE"},"requestParameters":{"sourceIPAddress":"127.0.0.1"},
                "responseElements":{"x-amz-request-id":"EXAMPLE123456789"},
                "s3":{"s3SchemaVersion":"1.0","configurationId":"drop",
                "bucket":{"name":"%s","ownerIdentity":{"principalId":"EXAMPLE"},"arn":"arn:aws:s3:::%s"},
                "object":{"key":"%s","size":1024,"eTag":"0123456789abcdef0123456789abcdef","sequencer":"0A1B2C3D4E5F678901"}}}]}
                """.formatted(bucket, bucket, key);
    }

    static String message(String id, String body) {
        return """
                {"Records":[{"messageId":"%s","receiptHandle":"handle","body":%s,
                "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1545082649183","SenderId":"AIDA",
                "ApproximateFirstReceiveTimestamp":"1545082649185"},"messageAttributes":{},
                "md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs",
                "eventSourceARN":"arn:aws:sqs:us-east-1:123456789012:pages","awsRegion":"us-east-1"}]}
                """.formatted(id, JSON.valueToTree(body));
    }

    static String tick() {
        return """
                {"version":"0","id":"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa","detail-type":"Scheduled Event",
                "source":"aws.events","account":"123456789012","time":"2026-11-20T08:00:00Z","region":"us-east-1",
                "resources":["arn:aws:events:us-east-1:123456789012:rule/every-two-minutes"],"detail":{}}
                """;
    }

    /** A request in payload format 2.0; what goes to the API was signed by an editor of the account. */
    static String request(String method, String path, Map<String, String> headers, String body) {
        ObjectNode event = JSON.createObjectNode()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path.replaceFirst("\\?.*", ""))
                .put("rawQueryString", path.contains("?") ? path.substring(path.indexOf('?') + 1) : "")
                .put("body", body)
                .put("isBase64Encoded", false);
        ObjectNode fields = event.putObject("headers").put("host", "digest.example.org");
        headers.forEach(fields::put);
        ObjectNode query = event.putObject("queryStringParameters");
        if (path.contains("?")) {
            for (String pair : path.substring(path.indexOf('?') + 1).split("&", -1)) {
                query.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("[^=]*=?", ""));
            }
        }
        ObjectNode context = event.putObject("requestContext");
        if (path.startsWith("/api/")) {
            context.putObject("authorizer")
                    .putObject("iam")
                    .put("userArn", "arn:aws:sts::123456789012:assumed-role/Editors/ada");
        }
        context.put("accountId", "123456789012")
                .put("apiId", "api-id")
                .put("domainName", "digest.example.org")
                .put("requestId", "JKJaXmPLvHcESHA=")
                .put("stage", "$default")
                .put("timeEpoch", 1583348638390L)
                .putObject("http")
                .put("method", method)
                .put("path", path.replaceFirst("\\?.*", ""))
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "192.0.2.1")
                .put("userAgent", "agent");
        return event.toString();
    }
}
