package org.yilan.situation.model;

/// The person who called. Personal data: never on the wall plane.
///
/// @param name empty when not given
/// @param phone empty when not given
public record Reporter(String name, String phone) {
    public static final Reporter UNKNOWN = new Reporter("", "");
}
