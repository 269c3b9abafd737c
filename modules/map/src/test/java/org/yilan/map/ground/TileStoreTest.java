package org.yilan.map.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okio.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/// What is kept of a tile server's answers, against servers on this machine. A new [RemoteGround] each time, because one
/// remembers the pieces that it fetched last.
class TileStoreTest {
    private static final TileKey TILE = new TileKey(9, 428, 209, 256);

    @TempDir Path folder;

    private final MockWebServer server = new MockWebServer();
    private TileStore store = TileStore.none();

    @BeforeEach
    void start() throws IOException {
        server.start();
        store = TileStore.in(folder.resolve("tiles"));
    }

    @AfterEach
    void stop() throws IOException {
        store.close();
        server.close();
    }

    @Test
    void servesWhatWasFetchedAfterARestartAndWithoutTheServer() throws Exception {
        server.enqueue(png(Color.RED).addHeader("Cache-Control", "max-age=3600").build());
        assertThat(colour(TILE)).isEqualTo(Color.RED.getRGB());
        restart();
        assertThat(colour(TILE)).isEqualTo(Color.RED.getRGB());
        assertThat(server.getRequestCount()).isEqualTo(1);
        server.close();
        restart();
        assertThat(colour(TILE)).isEqualTo(Color.RED.getRGB());
    }

    @Test
    void asksWhetherItHasChangedWhenItsTimeIsOver() throws Exception {
        server.enqueue(
                png(Color.RED)
                        .addHeader("Cache-Control", "max-age=0")
                        .addHeader("ETag", "\"v1\"")
                        .build());
        server.enqueue(new MockResponse.Builder().code(304).build());
        server.enqueue(
                png(Color.GREEN)
                        .addHeader("Cache-Control", "max-age=3600")
                        .addHeader("ETag", "\"v2\"")
                        .build());
        assertThat(colour(TILE)).isEqualTo(Color.RED.getRGB());
        restart();
        assertThat(colour(TILE)).isEqualTo(Color.RED.getRGB());
        assertThat(colour(TILE)).isEqualTo(Color.GREEN.getRGB());
        assertThat(colour(TILE)).isEqualTo(Color.GREEN.getRGB());
        assertThat(server.getRequestCount()).isEqualTo(3);
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"v1\"");
    }

    @Test
    void keepsNothingThatMustNotBeKept() throws Exception {
        server.enqueue(png(Color.RED).addHeader("Cache-Control", "no-store").build());
        server.enqueue(new MockResponse.Builder().code(503).build());
        assertThat(colour(TILE)).isEqualTo(Color.RED.getRGB());
        assertThatThrownBy(() -> colour(TILE)).hasMessageContaining("503");
        assertThat(files()).noneMatch(f -> f.getFileName().toString().endsWith(".1"));
    }

    @Test
    void showsTheOldOneWhileTheServerCannotBeAskedUnlessItForbidsThat() throws Exception {
        server.enqueue(png(Color.RED).addHeader("Cache-Control", "max-age=0").build());
        assertThat(colour(TILE)).isEqualTo(Color.RED.getRGB());
        server.enqueue(new MockResponse.Builder().code(500).build());
        assertThat(colour(TILE)).isEqualTo(Color.RED.getRGB());

        TileKey strict = new TileKey(9, 429, 209, 256);
        server.enqueue(
                png(Color.BLUE).addHeader("Cache-Control", "max-age=0, must-revalidate").build());
        assertThat(colour(strict)).isEqualTo(Color.BLUE.getRGB());
        server.enqueue(new MockResponse.Builder().code(500).build());
        assertThatThrownBy(() -> colour(strict)).hasMessageContaining("500");
    }

    /// A length is stated and the line goes dead before it is reached.
    @Test
    void neverServesABodyThatIsShorterThanItSays() throws Exception {
        byte[] whole = bytes(Color.RED, 256);
        try (RawServer raw =
                new RawServer(
                        head(whole.length, ""), Arrays.copyOf(whole, whole.length / 2), whole)) {
            assertThatThrownBy(() -> colour(raw.address(), TILE)).isInstanceOf(IOException.class);
            restart();
            assertThat(colour(raw.address(), TILE)).isEqualTo(Color.RED.getRGB());
            assertThat(colour(raw.address(), TILE)).isEqualTo(Color.RED.getRGB());
            assertThat(raw.answered).hasValue(2);
        }
    }

    /// No length is stated, so that for HTTP the end of the line is the end of the body; only the picture knows better.
    @Test
    void neverServesABodyThatEndsInTheMiddleOfThePicture() throws Exception {
        byte[] whole = bytes(Color.RED, 256);
        String head = "HTTP/1.1 200 OK\r\nCache-Control: max-age=3600\r\nConnection: close\r\n\r\n";
        try (RawServer raw = new RawServer(head, Arrays.copyOf(whole, whole.length - 20), whole)) {
            assertThatThrownBy(() -> colour(raw.address(), TILE)).hasMessageContaining("middle");
            assertThat(colour(raw.address(), TILE)).isEqualTo(Color.RED.getRGB());
            restart();
            assertThat(colour(raw.address(), TILE)).isEqualTo(Color.RED.getRGB());
            assertThat(raw.answered).hasValue(2);
        }
    }

    @Test
    void keepsNoPageInPlaceOfAPicture() throws Exception {
        server.enqueue(
                new MockResponse.Builder()
                        .body("<html>quota exceeded</html>")
                        .addHeader("Cache-Control", "max-age=3600")
                        .build());
        server.enqueue(png(Color.RED).build());
        assertThatThrownBy(() -> colour(TILE)).hasMessageContaining("no picture");
        assertThat(colour(TILE)).isEqualTo(Color.RED.getRGB());
    }

    @Test
    void staysWithinItsSize() throws Exception {
        byte[] noise = noise(120);
        assertThat(noise.length).isGreaterThan(30_000);
        server.setDispatcher(always(noise));
        for (int i = 0; i < 60; i++) {
            ground(server.url("/").toString(), 1).pixels(new TileKey(9, i, 3, 256));
        }
        // the oldest are put away in the background
        await().untilAsserted(() -> assertThat(store.size()).isBetween(100_000L, 1L << 20));
        await().untilAsserted(() -> assertThat(onDisk()).isLessThan((1L << 20) + 200_000));
        int asked = server.getRequestCount();
        ground(server.url("/").toString(), 1).pixels(new TileKey(9, 59, 3, 256));
        assertThat(server.getRequestCount()).as("the newest is there").isEqualTo(asked);
        ground(server.url("/").toString(), 1).pixels(new TileKey(9, 0, 3, 256));
        assertThat(server.getRequestCount()).as("the oldest is not").isEqualTo(asked + 1);
    }

    @Test
    void writesNoKeyToTheDisk() throws Exception {
        server.enqueue(png(Color.RED).addHeader("Cache-Control", "max-age=3600").build());
        colour(TILE);
        assertThat(server.takeRequest().getTarget()).endsWith("?key=geheim%261");
        store.close();
        assertThat(files()).isNotEmpty();
        for (Path file : files()) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .as("%s", file)
                    .doesNotContain("geheim");
        }
    }

    @Test
    void leavesAFolderToTheProgramThatHasIt() throws Exception {
        server.setDispatcher(always(bytes(Color.RED, 16)));
        colour(TILE);
        TileStore second = TileStore.in(folder.resolve("tiles"));
        try {
            new RemoteGround(settings(server.url("/").toString(), 16), timeout(), second)
                    .pixels(TILE);
            assertThat(second.size()).isPositive();
            assertThat(folder.resolve("tiles-2")).isDirectory();
        } finally {
            second.close();
        }
    }

    @Test
    void goesOnWithoutAFolderThatCannotBeMade() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        store = TileStore.in(file.resolve("tiles"));
        server.enqueue(png(Color.RED).build());
        assertThat(colour(TILE)).isEqualTo(Color.RED.getRGB());
        assertThat(store.size()).isZero();
    }

    /// The program dies at once while it fetches, twelve times; whatever is kept then is whole.
    @Test
    void keepsOnlyWholePicturesWhenTheProgramIsKilled() throws Exception {
        byte[] picture = noise(200);
        server.setDispatcher(always(picture));
        for (int round = 0; round < 12; round++) {
            int before = server.getRequestCount();
            Process child = child();
            int wanted = before + 3 + round * 2;
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> server.getRequestCount() >= wanted || !child.isAlive());
            child.destroyForcibly().waitFor();
        }
        int served = server.getRequestCount();
        server.close();
        // without the server only what is kept can come
        int whole = 0;
        for (int i = 0; i < served; i++) {
            try {
                ground(server.url("/").toString(), 64).pixels(new TileKey(12, i, 3, 256));
                whole++;
            } catch (IOException e) {
                assertThat(e).as("tile %s", i).hasMessageNotContaining("damaged");
            }
        }
        assertThat(whole).isPositive();
    }

    private Process child() throws IOException {
        String path =
                System.getProperty("java.class.path", "")
                        + File.pathSeparator
                        + System.getProperty("jdk.module.path", "")
                        + File.pathSeparator
                        + Path.of("target/test-classes").toAbsolutePath()
                        + File.pathSeparator
                        + Path.of("target/classes").toAbsolutePath();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        path,
                        Fetching.class.getName(),
                        server.url("/").toString(),
                        folder.resolve("tiles").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
    }

    /// A program that fetches tiles until it is killed.
    static final class Fetching {
        public static void main(String[] args) throws IOException {
            TileStore kept = TileStore.in(Path.of(args[1]));
            for (int i = 0; ; i++) {
                new RemoteGround(settings(args[0], 64), timeout(), kept)
                        .pixels(new TileKey(12, i, 3, 256));
            }
        }
    }

    private static Dispatcher always(byte[] picture) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .addHeader("Cache-Control", "max-age=3600")
                        .body(new Buffer().write(picture))
                        .build();
            }
        };
    }

    private void restart() throws IOException {
        store.close();
        store = TileStore.in(folder.resolve("tiles"));
    }

    private int colour(TileKey key) throws IOException {
        return colour(server.url("/").toString(), key);
    }

    private int colour(String address, TileKey key) throws IOException {
        return ground(address, 16).pixels(key)[128 * 256 + 128];
    }

    private RemoteGround ground(String address, int megabytes) {
        return new RemoteGround(settings(address, megabytes), timeout(), store);
    }

    private static Duration timeout() {
        return Duration.ofSeconds(5);
    }

    private static RemoteSettings settings(String address, int megabytes) {
        String json =
                "{\"url\":\""
                        + address
                        + "{z}/{x}/{y}.png?key={key}\",\"apiKeyFrom\":\"env:K\",\"cacheMegabytes\":"
                        + megabytes
                        + "}";
        return RemoteSettings.of(JsonMapper.shared().readTree(json), Map.of("K", "geheim&1"))
                .orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private long onDisk() {
        try {
            long sum = 0;
            for (Path file : files()) {
                sum += Files.size(file);
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a file that has just been put away
        }
    }

    private static String head(int length, String more) {
        return "HTTP/1.1 200 OK\r\nContent-Length: "
                + length
                + "\r\nCache-Control: max-age=3600\r\n"
                + more
                + "Connection: close\r\n\r\n";
    }

    private static MockResponse.Builder png(Color colour) {
        return new MockResponse.Builder().body(new Buffer().write(bytes(colour, 256)));
    }

    private static byte[] bytes(Color colour, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, size, size);
        g.dispose();
        return encoded(image);
    }

    /// A picture that cannot be made small.
    private static byte[] noise(int size) {
        Random random = new Random(1);
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return encoded(image);
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Sends the same head each time, a first body and then always a second, and hangs up.
    private static final class RawServer implements AutoCloseable {
        private final ServerSocket socket;
        private final AtomicInteger answered = new AtomicInteger();

        RawServer(String head, byte[] first, byte[] then) throws IOException {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> serve(head, first, then));
        }

        private void serve(String head, byte[] first, byte[] then) {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    byte[] request = new byte[4096];
                    if (client.getInputStream().read(request) < 0) {
                        continue;
                    }
                    OutputStream out = client.getOutputStream();
                    out.write(head.getBytes(StandardCharsets.US_ASCII));
                    out.write(answered.getAndIncrement() == 0 ? first : then);
                    out.flush();
                } catch (IOException e) {
                    // closed, or the client has gone: the test sees it from its side
                }
            }
        }

        String address() {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
