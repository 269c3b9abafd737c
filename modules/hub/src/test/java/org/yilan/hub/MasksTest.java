package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.situation.model.Reporter;

class MasksTest {
    private static final Reporter ZHANG = new Reporter("张三丰", "13812340000");

    @ParameterizedTest
    @CsvSource({
        "13812340000, 138****0000",
        "138 1234 0000, 138****0000",
        "+86-138-1234-0000, 138****0000",
        "021-62345678, 021****5678",
        "62345678, ****78",
        "110, ****",
        "138****0000, 138****0000",
        "不便透露, ****"
    })
    void ofANumberTheEndsStay(String phone, String masked) {
        assertThat(Masks.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "王芳, 王*",
        "欧阳静怡, 欧***",
        "值班长 王敏, 值班长 王*",
        "李, 李*",
        "Maria, M***",
        // With the mark of an organisation's identity, which is as good as a name.
        "王敏 #3f9a0c21d4, 王*",
        "Min Wang #10233, M***",
        "'#3f9a0c21d4', **"
    })
    void ofANameTheFirstCharacterStays(String name, String masked) {
        assertThat(Masks.name(name)).isEqualTo(masked);
        // Masking a mask changes nothing, so that it does not matter who does it first.
        assertThat(Masks.name(masked)).isEqualTo(masked);
    }

    @Test
    void nothingGivenStaysNothing() {
        assertThat(Masks.phone("")).isEmpty();
        assertThat(Masks.name(" ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "张三丰来电13812340000称漏水, 张**来电138****0000称漏水",
        "回电 021-6234 5678, 回电 021****5678",
        "身份证 310104199001011234, 身份证 ****34",
        "2024-09-15 起停水 3 天, 2024-09-15 起停水 3 天",
        "水深 120 厘米, 水深 120 厘米"
    })
    void wordsLoseTheCallerAndEveryNumberThatReachesSomebody(String words, String masked) {
        assertThat(Masks.words(words, ZHANG)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "淮海中路1045弄3号楼502室漏水, 淮海中路漏水",
        "人民路88号店铺起火, 人民路店铺起火",
        "中山路１２号院积水, 中山路积水",
        "三号楼停电, 停电",
        "地铁10号线停运, 地铁10号线停运",
        "第13号台风, 第13号台风",
        "5号泵站故障, 5号泵站故障"
    })
    void titlesLoseHousesAndKeepLinesGatesAndPumps(String title, String shown) {
        assertThat(Masks.place(title, Reporter.UNKNOWN)).isEqualTo(shown);
    }
}
