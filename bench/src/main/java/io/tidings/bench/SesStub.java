package io.tidings.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;

/**
 * The smallest SES there can be, in a process of its own so that what it costs is on nobody's bill: it reads a request,
 * waits as long as it was told to, and takes every mail, unless more come in one second than it allows.
 *
 * <pre>
 *   SesStub SHORTEST_MILLIS LONGEST_MILLIS MAILS_A_SECOND plain|tls      prints its port; 0 mails a second: no limit
 * </pre>
 */
final class SesStub {
    private static final byte[] ENTRY = ascii("\"ReplacementEmailContent\"");
    private static final String TAKEN = "{\"Status\":\"SUCCESS\",\"MessageId\":\"0100019a-0000-0000\"}";
    private static final String THROTTLED =
            "{\"Status\":\"ACCOUNT_THROTTLED\",\"Error\":\"Maximum sending rate exceeded.\"}";

    private final int shortest;
    private final int longest;
    private final RateWindow window;

    private SesStub(int shortest, int longest, int perSecond) {
        this.shortest = shortest;
        this.longest = longest;
        this.window = new RateWindow(perSecond, System::nanoTime);
    }

    public static void main(String[] arguments) throws Exception {
        Jvm.endWithParent();
        SesStub stub = new SesStub(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        boolean tls = arguments[3].equals("tls");
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket server = tls
                ? SSLContext.getDefault().getServerSocketFactory().createServerSocket(0, 256, here)
                : new ServerSocket(0, 256, here)) {
            System.out.println(server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> stub.serve(socket));
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                if (head.contains("expect: 100-continue")) {
                    socket.getOutputStream().write(ascii("HTTP/1.1 100 Continue\r\n\r\n"));
                }
                byte[] body = in.readNBytes(length(head));
                String answer = answer(head, body);
                socket.getOutputStream()
                        .write(ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                                + answer.length() + "\r\n\r\n" + answer));
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private String answer(String head, byte[] body) {
        if (head.startsWith("get /figures")) {
            return window.figures().json();
        }
        if (head.contains("/account")) {
            return String.format(
                    Locale.ROOT,
                    "{\"SendQuota\":{\"MaxSendRate\":%d,\"Max24HourSend\":-1,\"SentLast24Hours\":0}}",
                    window.perSecond());
        }
        String answer = head.contains("outbound-bulk-emails") ? bulk(body) : "{\"MessageId\":\"0100019a-0000-0000\"}";
        await();
        return answer;
    }

    /** SES counts when a call comes in, however long it then takes. */
    private String bulk(byte[] body) {
        StringBuilder answer = new StringBuilder("{\"BulkEmailEntryResults\":[");
        int entries = count(body, ENTRY);
        for (int entry = 0; entry < entries; entry++) {
            answer.append(entry == 0 ? "" : ",").append(window.takes() ? TAKEN : THROTTLED);
        }
        return answer.append("]}").toString();
    }

    private void await() {
        if (longest > 0) {
            try {
                Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(shortest, longest + 1)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Request line and headers in lower case; empty at the end of the connection. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder(1024);
        int next;
        while ((next = in.read()) >= 0) {
            head.append((char) next);
            int length = head.length();
            if (next == '\n' && length > 3 && head.charAt(length - 3) == '\n') {
                return head.toString().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private static int length(String head) {
        int at = head.indexOf("content-length:");
        return at < 0
                ? 0
                : Integer.parseInt(
                        head.substring(at + 15, head.indexOf('\r', at)).strip());
    }

    static int count(byte[] text, byte[] word) {
        int count = 0;
        for (int at = 0; at <= text.length - word.length; at++) {
            if (text[at] == word[0] && matches(text, at, word)) {
                count++;
                at += word.length - 1;
            }
        }
        return count;
    }

    private static boolean matches(byte[] text, int at, byte[] word) {
        for (int i = 1; i < word.length; i++) {
            if (text[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
