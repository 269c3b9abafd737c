package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One alert message (预警) in CAP's words.
///
/// @param id sender, comma, identifier: what other messages refer to
/// @param feed the feed that brought it
/// @param hazard the event type as Yilan's plans name it (`typhoon`, `rainstorm`, `gale`, `tide`, `cold-wave`, …), else
///     the publisher's word
/// @param tier who issued it: national, provincial, city, district
/// @param grade the signal's colour, unknown ones verbatim
/// @param references ids of the messages that this one replaces or cancels
/// @param parameters further values of the publisher, in order, as `name=value`
/// @param signature what its signature came to, or null where it has none
public record Alert(
        String id,
        String feed,
        Kind kind,
        Status status,
        String sender,
        String senderName,
        Tier tier,
        String hazard,
        Grade grade,
        String urgency,
        String certainty,
        Instant sent,
        @Nullable Instant onset,
        @Nullable Instant expires,
        List<AlertText> texts,
        List<Area> areas,
        List<String> references,
        List<String> parameters,
        @Nullable Signature signature) {

    /// One that is not signed.
    public Alert(
            String id,
            String feed,
            Kind kind,
            Status status,
            String sender,
            String senderName,
            Tier tier,
            String hazard,
            Grade grade,
            String urgency,
            String certainty,
            Instant sent,
            @Nullable Instant onset,
            @Nullable Instant expires,
            List<AlertText> texts,
            List<Area> areas,
            List<String> references,
            List<String> parameters) {
        this(
                id,
                feed,
                kind,
                status,
                sender,
                senderName,
                tier,
                hazard,
                grade,
                urgency,
                certainty,
                sent,
                onset,
                expires,
                texts,
                areas,
                references,
                parameters,
                null);
    }

    /// CAP's msgType.
    public enum Kind {
        ALERT,
        UPDATE,
        CANCEL,
        ACK,
        ERROR
    }

    /// CAP's status: only [#ACTUAL] is real.
    public enum Status {
        ACTUAL,
        EXERCISE,
        SYSTEM,
        TEST,
        DRAFT
    }

    public Alert {
        texts = List.copyOf(texts);
        areas = List.copyOf(areas);
        references = List.copyOf(references);
        parameters = List.copyOf(parameters);
    }

    /// The same message with what its signature came to.
    public Alert signed(Signature by) {
        return with(areas, references, by);
    }

    /// The same message for other areas, the same ones in another datum for instance.
    public Alert over(List<Area> others) {
        return with(others, references, signature);
    }

    /// The same message in place of others.
    public Alert inPlaceOf(List<String> others) {
        return with(areas, others, signature);
    }

    private Alert with(
            List<Area> otherAreas, List<String> otherReferences, @Nullable Signature by) {
        return new Alert(
                id,
                feed,
                kind,
                status,
                sender,
                senderName,
                tier,
                hazard,
                grade,
                urgency,
                certainty,
                sent,
                onset,
                expires,
                texts,
                otherAreas,
                otherReferences,
                parameters,
                by);
    }

    /// Whether its time is over at `now`. One without an end never expires by itself.
    public boolean expired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /// The text for a language, else the first, else an empty one.
    public AlertText text(String language) {
        for (AlertText text : texts) {
            if (text.language().toLowerCase(java.util.Locale.ROOT).startsWith(language)) {
                return text;
            }
        }
        return texts.isEmpty() ? new AlertText("", hazard, "", "", "") : texts.getFirst();
    }
}
