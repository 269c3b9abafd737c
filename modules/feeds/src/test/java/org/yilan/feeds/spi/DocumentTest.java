package org.yilan.feeds.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

class DocumentTest {
    static Document of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Document of(byte[] body) {
        return new Document(URI.create("http://upstream.test/x"), body, null);
    }

    static String jsonClass(Document document) {
        return catchThrowableOfType(FeedException.class, document::json).errorClass();
    }

    static String xmlClass(Document document) {
        return catchThrowableOfType(FeedException.class, document::xml).errorClass();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | empty",
                "`  ` | empty",
                "<!DOCTYPE html><html><body>Login</body></html> | not-json",
                "<alert/> | not-json",
                "Service unavailable | not-json",
                "{\"a\": [1, 2 | cut-short",
                "{\"a\": 1, | cut-short",
                "[1, | cut-short",
                "[1, tru | cut-short",
                "[1, trux] | not-json",
                "[1 2] | not-json",
                "{\"a\": } | not-json",
            })
    void saysWhyItIsNotJson(String text, String errorClass) {
        assertThat(jsonClass(of(text))).isEqualTo(errorClass);
    }

    @Test
    void refusesJsonThatIsTenThousandDeep() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThat(jsonClass(of(deep))).isEqualTo("too-deep");
        assertThat(jsonClass(of("{\"a\":" + deep + "}"))).isEqualTo("too-deep");
    }

    @Test
    void refusesNumbersLongerThanAnyNumber() {
        assertThat(jsonClass(of("[" + "9".repeat(100_000) + "]"))).isEqualTo("too-complex");
    }

    @Test
    void refusesJsonInAnotherEncodingUnlessItIsDeclared() throws FeedException {
        byte[] gbk = "{\"name\":\"台风贝碧嘉\"}".getBytes(Charset.forName("GBK"));
        assertThat(jsonClass(of(gbk))).isEqualTo("wrong-encoding");
        Document declared =
                new Document(URI.create("http://upstream.test/x"), gbk, Charset.forName("GBK"));
        assertThat(declared.json().text("name")).isEqualTo("台风贝碧嘉");
    }

    @Test
    void readsJsonAfterAByteOrderMark() throws FeedException {
        assertThat(of("\uFEFF {\"a\":1}").json().text("a")).isEqualTo("1");
        assertThat(of("\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)).json().text("a"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | empty",
                "{\"a\":1} | not-xml",
                "<html><body>Login</body></html> | not-xml",
                "<a><b></a> | not-xml",
                "<a>&nbsp;</a> | not-xml",
                "<a><b>tex | cut-short",
                "<a><b></b> | cut-short",
                "<?xml version=\"1.0\" encoding=\"KLINGON\"?><a/> | wrong-encoding",
                "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/> | xml-dtd",
                "<!DOCTYPE a><a/> | xml-dtd",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a> | xml-dtd",
            })
    void saysWhyItIsNotXml(String text, String errorClass) {
        assertThat(xmlClass(of(text))).isEqualTo(errorClass);
    }

    @Test
    void expandsNoEntities() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
        }
        assertThat(xmlClass(of(laughs + "]><a>&l29;</a>"))).isEqualTo("xml-dtd");
    }

    @Test
    void includesNothing() throws FeedException {
        XmlElement root =
                of("<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include"
                                + " href=\"file:///etc/passwd\"/></a>")
                        .xml();
        assertThat(root.children().getFirst().name()).isEqualTo("include");
        assertThat(root.children().getFirst().text()).isEmpty();
    }

    @Test
    void refusesXmlThatIsTenThousandDeep() {
        assertThat(xmlClass(of("<a>".repeat(10_000) + "</a>".repeat(10_000))))
                .isEqualTo("too-deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "GB18030", "UTF-16"})
    void readsXmlInTheEncodingThatItDeclares(String charset) throws FeedException {
        String text = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><a>été</a>";
        assertThat(of(text.getBytes(Charset.forName(charset))).xml().text()).isEqualTo("été");
    }

    @Test
    void readsXmlInTheEncodingOfTheTransportWhenItDeclaresNone() throws FeedException {
        byte[] latin = "<a>été</a>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(xmlClass(of(latin))).isEqualTo("wrong-encoding");
        Document declared =
                new Document(
                        URI.create("http://upstream.test/x"), latin, StandardCharsets.ISO_8859_1);
        assertThat(declared.xml().text()).isEqualTo("été");
    }

    @Test
    void keepsTextWithoutCharactersThatDeceive() throws FeedException {
        XmlElement root = of("<a><b> one\u202E two \n three\u0085 </b></a>").xml();
        assertThat(root.line("b")).isEqualTo("one two three");
    }
}
