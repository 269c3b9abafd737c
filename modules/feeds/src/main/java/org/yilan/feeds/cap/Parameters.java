package org.yilan.feeds.cap;

import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The `<parameter>`s of a message: name and value, in CAP 1.0 as one text `name=value`.
final class Parameters {
    private Parameters() {}

    /// All parameters of all info blocks in order; the first of a name counts.
    static Map<String, String> of(List<XmlElement> infos) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (XmlElement info : infos) {
            info.children("parameter").forEach(p -> put(p, parameters));
        }
        return parameters;
    }

    /// All parameters as `name=value`, those of one name too, without what the second language repeats.
    static List<String> words(List<XmlElement> infos) {
        return infos.stream()
                .flatMap(info -> info.children("parameter").stream())
                .map(Parameters::pair)
                .filter(p -> !p.getKey().isEmpty() && !p.getValue().isEmpty())
                .map(p -> p.getKey() + "=" + p.getValue())
                .distinct()
                .toList();
    }

    /// Name and value of an element of this kind; the name is empty when it has none.
    static Map.Entry<String, String> pair(XmlElement element) {
        String name = element.line("valueName");
        if (!name.isEmpty()) {
            return Map.entry(name, element.line("value"));
        }
        String text = Values.line(element.text());
        int equals = text.indexOf('=');
        return equals < 0
                ? Map.entry("", text)
                : Map.entry(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    private static void put(XmlElement element, Map<String, String> into) {
        Map.Entry<String, String> pair = pair(element);
        if (!pair.getKey().isEmpty() && !pair.getValue().isEmpty()) {
            into.putIfAbsent(pair.getKey(), pair.getValue());
        }
    }
}
