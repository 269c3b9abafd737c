package org.yilan.hub;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/// A system that is told: keeps what it was sent and answers what it is told to, else 200.
final class Receiver implements AutoCloseable {
    record Got(String key, String stamp, String signature, String type, byte[] body) {}

    /// Status codes to answer with, one each; 0 stands for no answer at all.
    final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    final List<Got> got = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closing = new CountDownLatch(1);
    private final WebServer server;

    Receiver() {
        server =
                WebServer.builder()
                        .host("127.0.0.1")
                        .port(0)
                        .routing(
                                r ->
                                        r.post(
                                                "/hook",
                                                (request, response) -> {
                                                    byte[] body =
                                                            request.content().as(byte[].class);
                                                    got.add(
                                                            new Got(
                                                                    header(
                                                                            request,
                                                                            "Idempotency-Key"),
                                                                    header(
                                                                            request,
                                                                            "webhook-timestamp"),
                                                                    header(
                                                                            request,
                                                                            "webhook-signature"),
                                                                    header(request, "Content-Type"),
                                                                    body));
                                                    Integer status = answers.poll();
                                                    if (status != null && status == 0) {
                                                        closing.await();
                                                    }
                                                    int code = status == null ? 200 : status;
                                                    if (code == 429) {
                                                        response.header("Retry-After", "120");
                                                    }
                                                    response.status(Status.create(code))
                                                            .send(code == 200 ? "" : "busy");
                                                }))
                        .build()
                        .start();
    }

    private static String header(io.helidon.webserver.http.ServerRequest request, String name) {
        return request.headers().first(HeaderNames.create(name)).orElse("");
    }

    URI hook() {
        return URI.create("http://127.0.0.1:" + server.port() + "/hook");
    }

    /// The same port, spoken to with TLS, which it does not speak.
    URI secured() {
        return URI.create("https://127.0.0.1:" + server.port() + "/hook");
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop();
    }
}
