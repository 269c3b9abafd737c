package org.yilan.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A complete OpenID provider (Spring Authorization Server) in a process of its own; see `modules/provider`.
final class CityProvider implements AutoCloseable {
    private final Process process;
    private final BufferedReader says;
    private final Writer asks;
    private final int port;

    CityProvider() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        root = Files.isDirectory(root.resolve("modules")) ? root : root.getParent();
        Path target = root.resolve("modules/provider/target");
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx128m",
                                "-cp",
                                target.resolve("test-classes")
                                        + System.getProperty("path.separator")
                                        + Files.readString(target.resolve("class-path.txt"))
                                                .strip(),
                                "org.yilan.provider.ProviderProcess")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        says =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        asks = process.outputWriter(StandardCharsets.UTF_8);
        String first = says.readLine();
        if (first == null) {
            throw new IOException("the provider did not start");
        }
        port = Integer.parseInt(first.strip());
    }

    String issuer() {
        return "http://127.0.0.1:" + port;
    }

    /// See there for what it understands.
    void tell(String line) {
        try {
            asks.write(line + "\n");
            asks.flush();
            if (!"ok".equals(says.readLine())) {
                throw new AssertionError(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends at once, as a machine does whose power fails.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// Somebody with a browser, who signs in, says yes or no, and goes where they are sent.
    ///
    /// @param agrees what they say when they are asked
    record Person(String account, boolean agrees) {
        private static final Pattern HIDDEN =
                Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>", Pattern.CASE_INSENSITIVE);
        private static final Pattern CHOICE =
                Pattern.compile("<input[^>]*type=\"checkbox\"[^>]*>", Pattern.CASE_INSENSITIVE);

        /// What stands on the last page.
        String visit(URI address) {
            try (HttpClient browser =
                    HttpClient.newBuilder()
                            .cookieHandler(new CookieManager())
                            .connectTimeout(Duration.ofSeconds(5))
                            .build()) {
                HttpResponse<String> page = send(browser, HttpRequest.newBuilder(address));
                for (int i = 0; i < 20; i++) {
                    if (page.statusCode() / 100 == 3) {
                        URI next =
                                page.uri()
                                        .resolve(
                                                page.headers()
                                                        .firstValue("Location")
                                                        .orElseThrow());
                        page = send(browser, HttpRequest.newBuilder(next));
                    } else if (page.body().contains("name=\"password\"")) {
                        page =
                                post(
                                        browser,
                                        page,
                                        "/login",
                                        "&username=" + account + "&password=city");
                    } else if (page.body().contains("name=\"state\"")) {
                        Matcher form =
                                Pattern.compile("<form[^>]*action=\"([^\"]*)\"")
                                        .matcher(page.body());
                        String to = form.find() ? form.group(1) : page.uri().getPath();
                        page = post(browser, page, to, agrees ? fields(CHOICE, page.body()) : "");
                    } else {
                        return page.body();
                    }
                }
                throw new AssertionError("sent in circles");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static HttpResponse<String> post(
                HttpClient browser, HttpResponse<String> page, String to, String more)
                throws IOException, InterruptedException {
            String form = (fields(HIDDEN, page.body()) + more).replaceFirst("^&", "");
            return send(
                    browser,
                    HttpRequest.newBuilder(page.uri().resolve(to))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)));
        }

        private static String fields(Pattern inputs, String page) {
            List<String> found = inputs.matcher(page).results().map(r -> r.group()).toList();
            return found.stream()
                    .filter(f -> !f.contains("disabled"))
                    .map(f -> "&" + attribute(f, "name") + "=" + attribute(f, "value"))
                    .collect(Collectors.joining());
        }

        private static String attribute(String tag, String name) {
            Matcher m = Pattern.compile(name + "=\"([^\"]*)\"").matcher(tag);
            return m.find() ? URLEncoder.encode(m.group(1), StandardCharsets.UTF_8) : "";
        }

        private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request)
                throws IOException, InterruptedException {
            return browser.send(
                    request.header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
