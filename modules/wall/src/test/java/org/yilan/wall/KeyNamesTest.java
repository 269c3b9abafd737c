package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class KeyNamesTest {
    @Test
    void namesKeysAsTheyStandOnKeyboards() {
        assertThat(KeyNames.of("Shift+Left")).isEqualTo("Shift+←");
        assertThat(KeyNames.of("Slash")).isEqualTo("/");
        assertThat(KeyNames.of("ESCAPE")).isEqualTo("Esc");
        assertThat(KeyNames.of("Ctrl+Shift+D")).isEqualTo("Ctrl+Shift+D");
        assertThat(KeyNames.of("F10")).isEqualTo("F10");
    }

    @Test
    void saysKeysThatDoTheSameOnce() {
        assertThat(KeyNames.of(List.of("Equals", "Plus", "Add"))).isEqualTo("= +");
        assertThat(KeyNames.of(List.of("TAB", "Alt+RIGHT", "Alt+LEFT", "Alt+DOWN")))
                .isEqualTo("Tab Alt+→ ← ↓");
        assertThat(KeyNames.of(List.of("L", "End"))).isEqualTo("L End");
    }
}
