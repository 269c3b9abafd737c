package org.yilan.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.model.Grade;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Speech through shell scripts that write down what they were to say.
class SpeechTest {
    @TempDir private Path folder;
    private final List<String> failed = new CopyOnWriteArrayList<>();

    private String script(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file.toString();
    }

    private List<String> said() throws IOException {
        Path log = folder.resolve("said");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    @Test
    void wordsComeLastOrWhereTheCommandWantsThemAndAreNoShell() throws Exception {
        String program = script("say", "echo \"$1|$2\" >> " + folder.resolve("said"));
        Map<String, List<String>> commands =
                Map.of("zh", List.of(program, "-v"), "en", List.of(program, "[{text}]", "x"));
        try (Speech speech = new Speech(commands, Duration.ofSeconds(10), failed::add)) {
            speech.say("zh", "红色，$(id); 台风", Grade.I);
            await().until(() -> said().size() == 1);
            speech.say("en", "red", Grade.I);
            await().until(() -> said().size() == 2);
            speech.say("fr", "rouge", Grade.I);
        }
        assertThat(said()).containsExactly("-v|红色，$(id); 台风", "[red]|x");
        assertThat(failed).isEmpty();
    }

    @Test
    void whileOneSpeaksTheGravestAndThenTheLatestIsKept() throws Exception {
        Path go = folder.resolve("go");
        String program =
                script(
                        "say",
                        "echo \"$1\" >> "
                                + folder.resolve("said")
                                + "; while [ ! -e "
                                + go
                                + " ]; do sleep 0.05; done");
        try (Speech speech =
                new Speech(Map.of("zh", List.of(program)), Duration.ofSeconds(30), failed::add)) {
            speech.say("zh", "first", Grade.IV);
            await().until(() -> said().size() == 1);
            speech.say("zh", "red old", Grade.I);
            speech.say("zh", "orange", Grade.II);
            speech.say("zh", "red new", Grade.I);
            speech.say("zh", "yellow", Grade.III);
            Files.createFile(go);
            await().until(() -> said().size() == 2);
        }
        assertThat(said()).containsExactly("first", "red new");
    }

    @Test
    void aProgramThatHangsIsEndedWithAllThatItStartedAndTheNextSpeaks() throws Exception {
        Path pid = folder.resolve("pid");
        String hangs =
                script(
                        "say",
                        "echo \"$1\" >> "
                                + folder.resolve("said")
                                + "; [ \"$1\" = fine ] && exit 0; sleep 600 & echo $! > "
                                + pid
                                + "; wait");
        try (Speech speech =
                new Speech(Map.of("zh", List.of(hangs)), Duration.ofSeconds(4), failed::add)) {
            speech.say("zh", "hangs", Grade.I);
            await().until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
            long child = Long.parseLong(Files.readString(pid).strip());
            await().until(() -> failed.size() == 1);
            await().until(() -> ProcessHandle.of(child).map(p -> !p.isAlive()).orElse(true));
            speech.say("zh", "fine", Grade.IV);
            await().until(() -> said().contains("fine"));
        }
    }

    @Test
    void aProgramThatIsNotThereIsToldInWords() {
        try (Speech speech =
                new Speech(
                        Map.of("zh", List.of("/no/such/program")),
                        Duration.ofSeconds(1),
                        failed::add)) {
            speech.say("zh", "x", Grade.I);
            await().until(() -> failed.size() == 1);
            assertThat(failed.getFirst()).contains("/no/such/program");
        }
    }

    @Test
    void theSettingsComeBeforeWhatIsInstalledAndAnEmptyListMeansTonesOnly() throws Exception {
        script("espeak-ng", "exit 0");
        JsonMapper json = new JsonMapper();
        assertThat(Speech.commands(json.createObjectNode(), folder + ":/nowhere"))
                .isEqualTo(
                        Map.of(
                                "zh", List.of("espeak-ng", "-v", "cmn", "{text}"),
                                "en", List.of("espeak-ng", "-v", "en", "{text}")));
        assertThat(
                        Speech.commands(
                                json.readTree("{\"zh\": [\"ours\", \"-x\"], \"en\": []}"),
                                folder.toString()))
                .isEqualTo(Map.of("zh", List.of("ours", "-x")));
        assertThat(Speech.commands(json.createObjectNode(), "")).isEmpty();
    }
}
