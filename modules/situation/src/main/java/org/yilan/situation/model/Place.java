package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where something is, as far as it is known.
///
/// @param point coordinates, or null when only words are known
/// @param address the publisher's words; may hold personal data and is left out of the wall plane
/// @param division code of the district (six digits in China), empty when not known
public record Place(@Nullable GeoPoint point, String address, String division) {
    public static final Place UNKNOWN = new Place(null, "", "");

    private static final Pattern HOUSE = Pattern.compile("[\\d０-９]|[一二三四五六七八九十百]+(号|弄|幢|栋|室|楼)");
    private static final Pattern TO_ROAD = Pattern.compile("^.*(大道|公路|街道|[区县镇乡路街道桥])");

    /// The part of the address that tells nothing of a person: what comes before its house number, as far as its last road or
    /// district. May be empty.
    public String road() {
        Matcher house = HOUSE.matcher(address);
        String front = house.find() ? address.substring(0, house.start()) : address;
        Matcher road = TO_ROAD.matcher(front);
        return road.find() ? road.group() : "";
    }
}
