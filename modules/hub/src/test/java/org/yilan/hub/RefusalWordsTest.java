package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.situation.command.Refusal;

import java.io.StringReader;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

class RefusalWordsTest {
    private static Properties words(String language) throws Exception {
        Properties words = new Properties();
        words.load(
                new StringReader(
                        Assets.shipped().text("translations/refused_" + language + ".properties")));
        return words;
    }

    @Test
    void everyRefusalHasASentenceInBothLanguages() throws Exception {
        var codes =
                Arrays.stream(Refusal.values())
                        .map(Refusal::code)
                        .collect(Collectors.toCollection(TreeSet::new));

        // Consoles refuse for reasons of their own as well, so there may be more, but in both
        // languages.
        assertThat(words("zh").stringPropertyNames()).containsAll(codes);
        assertThat(words("en").stringPropertyNames()).isEqualTo(words("zh").stringPropertyNames());
    }

    @Test
    void theEnglishSentencesAreThoseOfTheHub() throws Exception {
        Properties english = words("en");
        for (Refusal refusal : Refusal.values()) {
            assertThat(
                            new MessageFormat(english.getProperty(refusal.code()))
                                    .format(new Object[] {"a", "b", "c"}))
                    .isEqualTo(refusal.sentence(java.util.List.of("a", "b", "c")));
        }
    }

    @Test
    void theChineseSentencesTakeTheirArguments() throws Exception {
        Properties chinese = words("zh");
        for (Refusal refusal : Refusal.values()) {
            assertThat(
                            new MessageFormat(chinese.getProperty(refusal.code()))
                                    .format(new Object[] {"a", "b", "c"}))
                    .doesNotContain("{");
        }
    }
}
