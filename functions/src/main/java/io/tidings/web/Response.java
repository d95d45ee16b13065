package io.tidings.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An answer: status, headers, the cookies it sets (each as {@code Set-Cookie} has it), and the body's bytes. */
@SuppressWarnings("ArrayRecordComponent") // bytes in, bytes out; nobody compares responses
public record Response(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

    public Response {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        cookies = List.copyOf(cookies);
    }

    static Response html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page);
    }

    static Response text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    static Response json(int status, String json) {
        return of(status, "application/json; charset=utf-8", json);
    }

    /** A file to save under this name. */
    static Response download(String type, String fileName, String content) {
        return of(200, type, content).with("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    }

    /** Leads the browser to read {@code path} with a GET. */
    static Response seeOther(String path) {
        return of(303, "text/plain; charset=utf-8", "").with("Location", path);
    }

    static Response of(int status, String type, String content) {
        return new Response(status, Map.of("Content-Type", type), List.of(), content.getBytes(StandardCharsets.UTF_8));
    }

    Response with(String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new Response(status, all, cookies, body);
    }

    Response withCookie(String cookie) {
        List<String> all = new ArrayList<>(cookies);
        all.add(cookie);
        return new Response(status, headers, all, body);
    }

    /** The same without overwriting what the page itself decided. */
    Response withDefault(String name, String value) {
        return headers.containsKey(name) ? this : with(name, value);
    }

    /** The answer to HEAD: everything but the body. */
    Response withoutBody() {
        return new Response(status, headers, cookies, new byte[0]);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
