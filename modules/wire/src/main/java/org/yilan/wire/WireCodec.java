package org.yilan.wire;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Recorded;
import org.yilan.situation.SituationState;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.watch.WatchRules;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The domain's JSON, the same in the journal, on the hub's API and in a console's outbox.
///
/// UTF-8 throughout. Instants and durations are ISO 8601 texts, a number that is not finite is the text `"NaN"`. Members
/// that are not known are passed over, so that an older program reads what a newer one wrote; whole events that are not
/// known are skipped and named, see [RecordBatch]. Everything else that does not fit is a [WireException].
///
/// Immutable; any thread may call. Make one and share it: making one is what costs.
public final class WireCodec {
    private final JsonMapper json;
    private final ObjectWriter whole;
    private final ObjectReader eventReader;
    private final ObjectWriter eventWriter;
    private final ObjectReader recordsReader;
    private final ObjectWriter recordsWriter;

    public WireCodec() {
        this.json = DomainJson.mapper();
        this.whole = json.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
        this.eventReader = json.readerFor(Event.class);
        this.eventWriter = json.writerFor(Event.class);
        this.recordsReader = json.readerFor(new TypeReference<List<Recorded>>() {});
        this.recordsWriter = json.writerFor(new TypeReference<List<Recorded>>() {});
    }

    // ---- events

    public byte[] event(Event event) {
        return eventWriter.writeValueAsBytes(event);
    }

    /// The name under which an event is written.
    public String typeOf(Event event) {
        return event.getClass().getSimpleName();
    }

    /// An event, or empty when this program does not know it or cannot read it.
    public Optional<Event> readEvent(byte[] text) {
        try {
            return Optional.ofNullable(eventReader.readValue(text));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    // ---- records

    public byte[] records(List<Recorded> records) {
        return recordsWriter.writeValueAsBytes(records);
    }

    /// Writes a JSON array of records; leaves the stream open.
    public void writeRecords(List<Recorded> records, OutputStream to) {
        recordsWriter
                .without(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                .writeValue(to, records);
    }

    /// Reads a JSON array of records.
    ///
    /// @throws WireException when it is not JSON, or not an array of records
    public RecordBatch readRecords(byte[] text) {
        try {
            List<Recorded> records = recordsReader.readValue(text);
            if (records != null && !records.contains(null)) {
                return new RecordBatch(
                        records, List.of(), records.isEmpty() ? 0 : records.getLast().seq());
            }
        } catch (JacksonException e) {
            // A record in it cannot be read: find out which.
        }
        return readOneByOne(text);
    }

    /// As [#readRecords(byte\[\])], of a text.
    public RecordBatch readRecords(String text) {
        return readRecords(text.getBytes(StandardCharsets.UTF_8));
    }

    private RecordBatch readOneByOne(byte[] text) {
        JsonNode array = tree("records", text);
        if (!array.isArray()) {
            throw new WireException("records: expected a JSON array", null);
        }
        return records(array);
    }

    private RecordBatch records(JsonNode array) {
        List<Recorded> records = new ArrayList<>();
        List<RecordBatch.Skipped> skipped = new ArrayList<>();
        long last = 0;
        for (JsonNode node : array) {
            if (!node.path("seq").isIntegralNumber()) {
                throw new WireException("records: a record has no number \"seq\"", null);
            }
            last = node.path("seq").asLong();
            try {
                records.add(json.treeToValue(node, Recorded.class));
            } catch (JacksonException e) {
                String type = node.path("event").path("type").asString("");
                skipped.add(new RecordBatch.Skipped(last, type, brief(e)));
            }
        }
        return new RecordBatch(records, skipped, last);
    }

    // ---- everything else

    /// Writes a whole situation and leaves `to` open. It may be tens of megabytes: it is never held in memory.
    ///
    /// @throws IOException when `to` takes no more
    public void writeState(SituationState state, OutputStream to) throws IOException {
        stream(state, to);
    }

    /// Reads a whole situation and closes `from`.
    ///
    /// @throws WireException when it does not fit, or `from` cannot be read
    public SituationState readState(InputStream from) {
        return read(SituationState.class, from);
    }

    /// As [#writeState].
    public void writeSnapshot(Snapshot snapshot, OutputStream to) throws IOException {
        stream(snapshot, to);
    }

    /// As [#readState].
    public Snapshot readSnapshot(InputStream from) {
        return read(Snapshot.class, from);
    }

    private void stream(Object value, OutputStream to) throws IOException {
        try {
            whole.writeValue(to, value);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private <T> T read(Class<T> type, InputStream from) {
        try {
            return present(type.getSimpleName(), json.readValue(from, type));
        } catch (JacksonException e) {
            throw new WireException(type.getSimpleName() + ": " + brief(e), e);
        }
    }

    public byte[] command(CommandEnvelope command) {
        return json.writeValueAsBytes(command);
    }

    public CommandEnvelope readCommand(byte[] text) {
        CommandEnvelope command = read(CommandEnvelope.class, text);
        if (absent(command.command())) {
            throw new WireException("command: \"command\" is missing", null);
        }
        return command;
    }

    /// `{"outcome":"accepted","command":…,"lastSeq":…}` or `{"outcome":"refused",…}`.
    public byte[] outcome(Outcome outcome) {
        return json.writerFor(Outcome.class).writeValueAsBytes(outcome);
    }

    public Outcome readOutcome(byte[] text) {
        return read(Outcome.class, text);
    }

    public byte[] problem(Problem problem) {
        return json.writeValueAsBytes(problem);
    }

    public Problem readProblem(byte[] text) {
        return read(Problem.class, text);
    }

    public byte[] clock(ClockReading clock) {
        return json.writeValueAsBytes(clock);
    }

    public ClockReading readClock(byte[] text) {
        return read(ClockReading.class, text);
    }

    /// Any other record in the same dialect, e.g. a journal's index.
    public byte[] write(Object value) {
        return json.writeValueAsBytes(value);
    }

    /// Any other record in the same dialect.
    ///
    /// @throws WireException when it does not fit
    public <T> T read(Class<T> type, byte[] text) {
        try {
            return present(type.getSimpleName(), json.readValue(text, type));
        } catch (JacksonException e) {
            throw new WireException(type.getSimpleName() + ": " + brief(e), e);
        }
    }

    /// Time limits as people write them: a member that is not known is a mistake here, and comments are let through.
    ///
    /// @throws WireException when they do not fit, with the place
    public TimeLimits readLimits(String text) {
        return written(TimeLimits.class, text);
    }

    /// As [#readLimits], what a city looks for by itself.
    public WatchRules readWatch(String text) {
        return written(WatchRules.class, text);
    }

    private <T> T written(Class<T> type, String text) {
        try {
            return present(
                    type.getSimpleName(),
                    json.readerFor(type)
                            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .with(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                            .readValue(text));
        } catch (JacksonException e) {
            throw new WireException(brief(e), e);
        }
    }

    private JsonNode tree(String what, byte[] text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw new WireException(what + ": " + brief(e), e);
        }
    }

    private static <T> T present(String what, @Nullable T value) {
        if (value == null) {
            throw new WireException(what + ": expected an object, got null", null);
        }
        return value;
    }

    /// For members that the format requires but that a text may lack.
    private static boolean absent(@Nullable Object value) {
        return value == null;
    }

    /// What is wrong and where, without quoting the text.
    private static String brief(JacksonException e) {
        var place = e.getLocation();
        String path =
                e instanceof tools.jackson.databind.DatabindException d ? d.getPathReference() : "";
        String what = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
        String where =
                place == null || place.getLineNr() < 0
                        ? ""
                        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return what + (path.isEmpty() ? "" : " at " + path) + where;
    }
}
