package org.yilan.triage;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.yilan.situation.model.IncidentReport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The words of a text, Chinese ones by a statistical dictionary, English ones by their stems. Numbers are none: house and
/// telephone numbers say nothing of what happened. Any thread.
final class Words implements AutoCloseable {
    /// What every call has and no two calls are alike by.
    private static final List<String> COMMON =
            List.of(
                    "的", "了", "在", "是", "有", "和", "与", "及", "或", "也", "都", "很", "我", "我们", "你们",
                    "请", "望", "已", "被", "把", "就", "还", "又", "对", "从", "到", "给", "不", "没有", "这", "那",
                    "一个", "现在", "希望", "尽快", "反映", "来电", "市民", "先生", "女士");

    private final Analyzer analyzer;

    Words() {
        CharArraySet stop = new CharArraySet(SmartChineseAnalyzer.getDefaultStopSet(), true);
        stop.addAll(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
        stop.addAll(COMMON);
        analyzer = new SmartChineseAnalyzer(stop);
    }

    Analyzer analyzer() {
        return analyzer;
    }

    /// What was said of an incident; and where, when no coordinates say that.
    static String text(IncidentReport report) {
        String said = report.title() + "\n" + report.description();
        return report.place().point() == null ? said + "\n" + report.place().address() : said;
    }

    /// Stem by the word as it stands in the text, in the order in which they come first.
    Map<String, String> of(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String stem = term.toString();
                if (says(stem)) {
                    words.putIfAbsent(stem, text.substring(place.startOffset(), place.endOffset()));
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory has none
        }
        return words;
    }

    private static boolean says(String stem) {
        boolean latinLetter = stem.length() == 1 && stem.charAt(0) < 0x250;
        return !latinLetter && stem.codePoints().noneMatch(Character::isDigit);
    }

    @Override
    public void close() {
        analyzer.close();
    }
}
