package org.yilan.hub;

import org.yilan.hub.NotificationChannel.Content;
import org.yilan.situation.response.Announcement;

import java.time.format.DateTimeFormatter;

/// A message as it goes out. The same announcement on the same channel is the same message, byte by byte, however often it is
/// tried and whoever reads the journal.
///
/// @param key names it to the receiver, who takes it once
/// @param file a name for it in a folder
record Notice(String key, String file, String mediaType, byte[] body) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    /// @param test whether it says of itself that it is only a test
    static Notice of(
            Announcement announcement, NotificationChannel channel, Terms terms, boolean test) {
        boolean cap = channel.content() == Content.CAP;
        return new Notice(
                channel.id() + "." + announcement.id(),
                STAMP.format(announcement.at().atZone(channel.zone()))
                        + "-"
                        + announcement.id().replaceAll("[^A-Za-z0-9._-]", "_")
                        + (cap ? ".xml" : ".json"),
                cap ? "application/cap+xml" : "application/json",
                cap
                        ? new CapMessage(channel, terms).of(announcement, test)
                        : NoticeJson.of(announcement, terms, test));
    }

    /// The words of the field.
    @FunctionalInterface
    interface Terms {
        /// @param language `zh` or `en`
        /// @param key like `hazard.typhoon`; itself where there is no word for it
        String get(String language, String key);
    }
}
