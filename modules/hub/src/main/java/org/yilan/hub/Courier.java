package org.yilan.hub;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.ValueSource;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;

/// Takes one message to its address, once. Blocking; any thread.
///
/// A webhook is signed as Standard Webhooks 1.0 says: `webhook-signature: v1,BASE64` is the HMAC-SHA256 of
/// `webhook-id.webhook-timestamp.body`, so a receiver notices a body that was changed and a message that is replayed. The id is
/// the same at every try, and stands in `Idempotency-Key` as well.
final class Courier implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int QUOTED = 200;

    private final HttpClient http =
            HttpClient.newBuilder()
                    // Small servers stumble over an offer of HTTP/2.
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /// Returns what the other side answered, in words.
    ///
    /// @param now for the signature
    /// @throws NotDelivered when it did not get through
    String deliver(Notice notice, NotificationChannel.Way way, Instant now)
            throws NotDelivered, InterruptedException {
        return switch (way) {
            case NotificationChannel.Webhook w -> post(notice, w, now);
            case NotificationChannel.FileDrop f -> drop(notice, f.folder());
        };
    }

    private String post(Notice notice, NotificationChannel.Webhook hook, Instant now)
            throws NotDelivered, InterruptedException {
        String stamp = Long.toString(now.getEpochSecond());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hook.url())
                        .timeout(hook.timeout())
                        .header("Content-Type", notice.mediaType())
                        .header("Idempotency-Key", notice.key())
                        .header("webhook-id", notice.key())
                        .header("webhook-timestamp", stamp)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(notice.body()));
        try {
            for (Map.Entry<String, ValueSource> header : hook.headers().entrySet()) {
                request.header(header.getKey(), header.getValue().read());
            }
            if (hook.secret() != null) {
                String secret = hook.secret().read();
                request.header("webhook-signature", "v1," + sign(secret, notice, stamp));
            }
        } catch (FeedException e) {
            throw new NotDelivered(String.valueOf(e.getMessage()), e);
        }
        HttpResponse<String> answer;
        try {
            answer =
                    http.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (HttpTimeoutException e) {
            throw new NotDelivered(
                    "no answer from " + hook.url().getAuthority() + " within " + hook.timeout(), e);
        } catch (ConnectException e) {
            throw new NotDelivered(
                    e.getCause() instanceof UnknownHostException
                                    || e.getCause()
                                            instanceof java.nio.channels.UnresolvedAddressException
                            ? "there is no host " + hook.url().getHost()
                            : "connection refused by " + hook.url().getAuthority(),
                    e);
        } catch (SSLException e) {
            throw new NotDelivered("TLS fault: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new NotDelivered("connection broken: " + e.getMessage(), e);
        }
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return "HTTP " + status;
        }
        String body = answer.body().strip();
        throw new NotDelivered(
                "HTTP "
                        + status
                        + (body.isEmpty()
                                ? ""
                                : ": " + body.substring(0, Math.min(QUOTED, body.length()))),
                null,
                answer.headers().firstValue("Retry-After").map(Courier::seconds).orElse(null));
    }

    private static @Nullable Duration seconds(String retryAfter) {
        if (!retryAfter.strip().matches("\\d{1,6}")) {
            return null; // a date; our own pace will do
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    /// @param secret as it is, or `whsec_` and its Base64
    static String sign(String secret, Notice notice, String stamp) {
        byte[] key =
                secret.startsWith("whsec_")
                        ? Base64.getDecoder().decode(secret.substring(6))
                        : secret.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((notice.key() + "." + stamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(notice.body()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /// The file is whole before it has its name; the same message again has the same name.
    private static String drop(Notice notice, Path folder) throws NotDelivered {
        Path file = folder.resolve(notice.file());
        Path part = folder.resolve("." + notice.file() + ".part");
        try {
            Files.createDirectories(folder);
            try (FileChannel out =
                    FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer body = ByteBuffer.wrap(notice.body());
                while (body.hasRemaining()) {
                    out.write(body);
                }
                out.force(true);
            }
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return file.getFileName() + " written";
        } catch (IOException e) {
            throw new NotDelivered(
                    "the file " + file + " could not be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
