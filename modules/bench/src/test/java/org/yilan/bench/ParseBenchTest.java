package org.yilan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.assets.Assets;
import org.yilan.feeds.FeedFormats;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class ParseBenchTest {
    private static JsonNode run(String only, Path samples) throws Exception {
        String json =
                new ParseBench(new ParseBench.Settings(0.01, only, samples), Assets.shipped())
                        .run();
        assertThat(json).doesNotContain("\n");
        return JsonMapper.shared().readTree(json);
    }

    /// What is measured is reading, not refusing.
    @Test
    void everyFormatHasDocumentsThatAreUnderstoodWhole() throws Exception {
        Map<String, ParseInput> inputs = ParseInputs.own(Assets.shipped());
        assertThat(inputs.keySet())
                .containsExactlyInAnyOrderElementsOf(FeedFormats.installed().names());
        for (Map.Entry<String, ParseInput> input : inputs.entrySet()) {
            // An adapter that remembers what it has read would be measured at doing nothing.
            for (int i = 0; i < 2; i++) {
                ParseInput.Yield yield = input.getValue().read();
                assertThat(yield.observations()).as(input.getKey()).isPositive();
                assertThat(yield.bytes()).as(input.getKey()).isGreaterThan(1000);
                assertThat(yield.refused()).as(input.getKey()).isZero();
            }
        }
        // A hundred items were written, each with one thing.
        for (String format : new String[] {"sfpark", "liipi", "wolfx-cenc", "nws-geojson"}) {
            assertThat(inputs.get(format).read().observations()).as(format).isEqualTo(100);
        }
    }

    @Test
    void aShortRunGivesMegabytesAndEventsPerSecond() throws Exception {
        JsonNode line = run("sfpark", null);
        assertThat(line.path("bench").asString()).isEqualTo("parse");
        assertThat(line.path("formats").asInt()).isEqualTo(1);
        JsonNode sfpark = line.path("sfpark");
        assertThat(sfpark.path("events").asInt()).isEqualTo(100);
        assertThat(sfpark.path("refused").asInt()).isZero();
        double events = sfpark.path("eventsPerSecond").asDouble();
        double megabytes = sfpark.path("megabytesPerSecond").asDouble();
        assertThat(events).isPositive();
        // Both are of the same readings: bytes per event are those of the document.
        assertThat(megabytes * 1e6 / events)
                .isCloseTo(
                        sfpark.path("documentsKb").asDouble() * 1e3 / 100,
                        org.assertj.core.data.Percentage.withPercentage(5));
    }

    @Test
    void realFilesAreReadByTheFormatThatUnderstandsThem(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("kerbs.json"),
                """
                {"STATUS":"SUCCESS","AVAILABILITY_UPDATED_TIMESTAMP":"2024-01-01T00:05:00.000Z","AVL":[
                 {"TYPE":"ON","BFID":"1","NAME":"A St","OCC":"3","OPER":"4","PTS":"2","LOC":"-122,37,-124,38"}]}
                """);
        Files.writeString(folder.resolve("readme.txt"), "not a feed");
        JsonNode line = run("sfpark", folder);
        assertThat(line.path("formats").asInt()).isEqualTo(2);
        assertThat(line.path("sfpark (real files)").path("events").asInt()).isEqualTo(1);
        assertThat(line.path("sfpark (real files)").path("eventsPerSecond").asDouble())
                .isPositive();
    }

    @Test
    void aFormatThatThereIsNotIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> run("sfparc", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no format sfparc; there are [cap, ")
                .hasMessageContaining("sfpark");
    }
}
