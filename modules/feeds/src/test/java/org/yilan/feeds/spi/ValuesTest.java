package org.yilan.feeds.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void leavesGoodTextAlone() {
        String good = "浦东新区 Pudong, 32.6 m/s";
        assertThat(Values.line(good)).isSameAs(good);
        assertThat(Values.text(good)).isSameAs(good);
        assertThat(Values.line(null)).isEmpty();
        assertThat(Values.text("")).isEmpty();
    }

    @Test
    void putsALineOnOneLine() {
        assertThat(Values.line("  a \n\t b  c\r\n")).isEqualTo("a b c");
        assertThat(Values.text("  a \n\t b  c\r\n")).isEqualTo("a \n\t b  c");
    }

    @Test
    void takesOutWhatCannotBeSeen() {
        // NUL, bell, right-to-left override, isolate, byte order mark, C1 control
        String hostile = "a\u0000b\u0007c\u202Ed\u2066e\uFEFFf\u0085g";
        assertThat(Values.line(hostile)).isEqualTo("abcdefg");
        assertThat(Values.text(hostile)).isEqualTo("abcdefg");
        assertThat(Values.line("a \u0000 b")).isEqualTo("a b");
    }

    @Test
    void keepsCharactersOutsideTheBasicPlaneWhole() {
        String rare = "𠮷野家 🌀";
        assertThat(Values.line(rare)).isEqualTo(rare);
        assertThat(Values.line("🌀".repeat(8_001)).codePointCount(0, 16_000)).isEqualTo(8_000);
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(Values.text("x".repeat(8_001))).hasSize(8_000);
        assertThat(Values.line("x ".repeat(5_000))).hasSize(7_999);
    }
}
