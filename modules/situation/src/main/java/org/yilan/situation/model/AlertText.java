package org.yilan.situation.model;

/// The words of an alert in one language.
///
/// @param language BCP 47 tag as published, `zh-CN` where none is given by a Chinese publisher
/// @param event the publisher's name of the event type
public record AlertText(
        String language, String event, String headline, String description, String instruction) {}
