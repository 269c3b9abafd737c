package org.yilan.queue;

import org.yilan.fx.Texts;
import org.yilan.situation.model.Place;

/// Addresses as they are said beside the name of their district. Any thread.
final class Addresses {
    private Addresses() {}

    /// The address without the district that it begins with: 金山区沪杭公路163号 is 沪杭公路163号. Only the full name is taken
    /// away, since 浦东南路 is a street of 浦东新区; it is in the language of those who wrote it, whatever this screen's is.
    static String within(Texts texts, Place place) {
        String address = place.address();
        String key = "district.written." + place.division();
        String name = texts.has(key) ? texts.get(key) : "";
        return address.startsWith(name) ? address.substring(name.length()).strip() : address;
    }
}
