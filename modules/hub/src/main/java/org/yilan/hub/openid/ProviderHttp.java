package org.yilan.hub.openid;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.net.ssl.SSLContext;

/// The way to the provider: nothing in clear over a network, no redirects, no endless answers, no endless waiting.
final class ProviderHttp implements HTTPRequestSender, ResourceRetriever, AutoCloseable {
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final Duration WHOLE = Duration.ofSeconds(10);

    private final HttpClient http;

    ProviderHttp(@Nullable SSLContext tls) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT);
        if (tls != null) {
            builder.sslContext(tls);
        }
        http = builder.build();
    }

    /// Whether secrets may go there: TLS, or this very machine.
    static boolean safe(URI uri) {
        if (uri.getHost() == null) {
            return false;
        }
        try {
            return "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme())
                            && InetAddress.getByName(uri.getHost()).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.getURI());
        asked.getHeaderMap()
                .forEach((name, values) -> values.forEach(v -> request.header(name, v)));
        String body = asked.getBody() == null ? "" : asked.getBody();
        request.method(asked.getMethod().name(), HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<InputStream> answer = exchange(request);
        HTTPResponse response = new HTTPResponse(answer.statusCode());
        response.setBody(text(answer));
        try {
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (!type.isEmpty()) {
                response.setContentType(type);
            }
        } catch (ParseException e) {
            throw new IOException("its Content-Type is not one", e);
        }
        return response;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HttpResponse<InputStream> answer;
        try {
            answer = exchange(HttpRequest.newBuilder(url.toURI()));
        } catch (URISyntaxException e) {
            throw new IOException(url + " is no address", e);
        }
        String body = text(answer);
        if (answer.statusCode() != 200) {
            throw new IOException(url + " answered " + answer.statusCode());
        }
        return new Resource(body, answer.headers().firstValue("Content-Type").orElse(null));
    }

    private HttpResponse<InputStream> exchange(HttpRequest.Builder builder) throws IOException {
        HttpRequest request = builder.timeout(WHOLE).build();
        if (!safe(request.uri())) {
            throw new IOException(request.uri() + " does not begin with https");
        }
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String text(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream in = answer.body()) {
            byte[] body = in.readNBytes(LARGEST_ANSWER + 1);
            if (body.length > LARGEST_ANSWER) {
                throw new IOException("its answer has more than " + LARGEST_ANSWER + " bytes");
            }
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
