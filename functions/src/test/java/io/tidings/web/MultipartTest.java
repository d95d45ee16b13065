package io.tidings.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MultipartTest {

    private static final String TYPE = "multipart/form-data; boundary=x-y";

    @Test
    void fieldsAndAFileAreReadAsTheyWere() {
        Form form = read(String.join(
                "\r\n",
                "--x-y",
                "Content-Disposition: form-data; name=\"a\"",
                "",
                "1",
                "--x-",
                "z",
                "--x-y",
                "content-disposition: form-data; name=\"f\"; filename=\"ü.csv\"",
                "",
                "\ufeffä,b",
                "",
                "--x-y--",
                ""));

        assertThat(form.value("a")).isEqualTo("1\r\n--x-\r\nz");
        assertThat(form.values("f")).containsExactly("ä,b\r\n");
        assertThat(form.value("f-name")).isEqualTo("ü.csv");
    }

    @Test
    void aFileThatWasNotChosenIsNoField() {
        Form form = read("--x-y\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\"\r\n\r\n\r\n--x-y--");

        assertThat(form.fields()).isEmpty();
    }

    @Test
    void whatIsSavedAsUnicodeTextIsRead() {
        byte[] head = "--x-y\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] text = "\ufeffaddress\tlocale".getBytes(StandardCharsets.UTF_16LE);
        byte[] end = "\r\n--x-y--".getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(head, head.length + text.length + end.length);
        System.arraycopy(text, 0, body, head.length, text.length);
        System.arraycopy(end, 0, body, head.length + text.length, end.length);

        assertThat(Multipart.read(TYPE, body).orElseThrow().value("f")).isEqualTo("address\tlocale");
    }

    @Test
    void nothingThatSomebodySendsFails() {
        assertThat(Multipart.read("text/plain", new byte[3])).isEmpty();
        assertThat(Multipart.read("multipart/form-data", new byte[3])).isEmpty();
        Random random = new Random(7);
        String[] pieces = {"--x-y", "--", "\r\n", "\r\n\r\n", "Content-Disposition: form-data; name=\"a\"", "a", ""};
        for (int round = 0; round < 5_000; round++) {
            StringBuilder body = new StringBuilder();
            for (int piece = random.nextInt(12); piece > 0; piece--) {
                body.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(read(body.toString())).isNotNull();
        }
        assertThat(new Request("POST", "/", Map.of(), Map.of("Content-Type", TYPE), new byte[0])
                        .form()
                        .fields())
                .isEmpty();
    }

    private static Form read(String body) {
        return Multipart.read(TYPE, body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
