package org.yilan.map.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okio.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

class RemoteGroundTest {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksForTheTileAndFitsItToSize() throws Exception {
        server.enqueue(png(256, Color.RED));
        int[] pixels = ground("wgs84").pixels(new TileKey(9, 428, 209, 300));
        assertThat(pixels).hasSize(300 * 300);
        assertThat(pixels[150 * 300 + 150]).isEqualTo(Color.RED.getRGB());
        assertThat(server.takeRequest().getTarget()).isEqualTo("/9/428/209.png?key=a%26b");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    /// In Shanghai GCJ-02 shows a place 0.0045° east and 0.0019° south of it: at zoom 15 that is 0.41 of a tile (360/2^15 =
    /// 0.010986°) east and 0.2 south, so our tile is put together from the tile itself and its east and south neighbours.
    @Test
    void putsAnOffsetServersTilesInTheirTruePlace() throws Exception {
        for (int i = 0; i < 4; i++) {
            server.enqueue(
                    png(256, List.of(Color.RED, Color.GREEN, Color.BLUE, Color.WHITE).get(i)));
        }
        int x = (int) ((121.47 + 180) / 360 * 32768);
        int y = 13399; // 31.23° N
        int[] pixels = ground("gcj02").pixels(new TileKey(15, x, y, 256));
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asked.add(server.takeRequest().getTarget().replace(".png?key=a%26b", ""));
        }
        assertThat(asked)
                .containsExactly(
                        "/15/" + x + "/" + y,
                        "/15/" + (x + 1) + "/" + y,
                        "/15/" + x + "/" + (y + 1),
                        "/15/" + (x + 1) + "/" + (y + 1));
        assertThat(pixels[10 * 256 + 10]).isEqualTo(Color.RED.getRGB());
        assertThat(pixels[10 * 256 + 250]).isEqualTo(Color.GREEN.getRGB());
        int seam = 0;
        while (pixels[10 * 256 + seam] == Color.RED.getRGB()) {
            seam++;
        }
        assertThat(seam).isBetween((int) (256 * 0.55), (int) (256 * 0.63));
    }

    @Test
    void refusesWhatIsNoTile() {
        server.enqueue(new MockResponse.Builder().code(500).build());
        assertThatThrownBy(() -> ground("wgs84").pixels(new TileKey(3, 1, 1, 256)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("500");

        server.enqueue(new MockResponse.Builder().body("<html>quota exceeded</html>").build());
        assertThatThrownBy(() -> ground("wgs84").pixels(new TileKey(3, 1, 1, 256)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no picture");

        server.enqueue(
                new MockResponse.Builder()
                        .body(new Buffer().write(new byte[RemoteGround.MOST_BYTES + 10]))
                        .build());
        assertThatThrownBy(() -> ground("wgs84").pixels(new TileKey(3, 1, 1, 256)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes");

        server.enqueue(png(3000, Color.RED));
        assertThatThrownBy(() -> ground("wgs84").pixels(new TileKey(3, 1, 1, 256)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("3000 pixels");
    }

    @Test
    void givesUpOnAServerThatHangs() {
        server.enqueue(
                new MockResponse.Builder()
                        .headersDelay(5, java.util.concurrent.TimeUnit.SECONDS)
                        .build());
        assertThatThrownBy(() -> ground("wgs84").pixels(new TileKey(3, 1, 1, 256)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void buildsAWmtsAddress() {
        RemoteSettings s =
                settings(
                        "{\"type\":\"wmts\",\"url\":\"https://t.example/wmts?LAYER=vec&tk={key}\","
                                + "\"apiKeyFrom\":\"env:K\"}");
        assertThat(s.address(5, 27, 12))
                .isEqualTo(
                        "https://t.example/wmts?LAYER=vec&tk=YILAN-TILE-KEY&SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
                            + "&TILEMATRIX=5&TILECOL=27&TILEROW=12");
        RemoteSettings rest =
                settings(
                        "{\"type\":\"wmts\",\"url\":\"https://t.example/{TileMatrix}/{TileRow}/{TileCol}\"}");
        assertThat(rest.address(5, 27, 12)).isEqualTo("https://t.example/5/12/27");
        RemoteSettings tms = settings("{\"url\":\"https://t.example/{z}/{x}/{-y}\"}");
        assertThat(tms.address(2, 1, 0)).isEqualTo("https://t.example/2/1/3");
    }

    @Test
    void saysWhatIsWrongWithTheSettings() {
        assertThatThrownBy(() -> settings("{\"url\":\"https://t.example/tile\"}"))
                .hasMessageContaining("{z} {x} {y}");
        assertThatThrownBy(() -> settings("{\"type\":\"tms\",\"url\":\"https://t/{z}\"}"))
                .hasMessageContaining("tms");
        assertThatThrownBy(
                        () ->
                                settings(
                                        "{\"url\":\"https://t/{z}\",\"apiKeyFrom\":\"env:MISSING\"}"))
                .hasMessageContaining("MISSING");
        assertThat(RemoteSettings.of(JsonMapper.shared().readTree("{}"), Map.of())).isEmpty();
    }

    private RemoteGround ground(String datum) {
        String url = server.url("/").toString() + "{z}/{x}/{y}.png?key={key}";
        return new RemoteGround(
                settings(
                        "{\"url\":\""
                                + url
                                + "\",\"datum\":\""
                                + datum
                                + "\",\"apiKeyFrom\":\"env:K\"}"),
                Duration.ofMillis(400),
                TileStore.none());
    }

    private static RemoteSettings settings(String json) {
        return RemoteSettings.of(JsonMapper.shared().readTree(json), Map.of("K", "a&b"))
                .orElseThrow();
    }

    private static MockResponse png(int size, Color colour) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, size, size);
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new MockResponse.Builder().body(new Buffer().write(out.toByteArray())).build();
    }
}
