package org.yilan.feeds.gtfs;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A message of protocol buffers by the numbers of its fields. Immutable.
///
/// Read without generated classes: those that are published for GTFS come from a compiler whose output can be made to use up
/// memory by a crafted message, and do not run with the library's present versions. A nested message is read when it is
/// asked for.
record Proto(UnknownFieldSet fields, String path) {

    /// @throws Refusal when the bytes are no message
    static Proto of(byte[] bytes, String path) throws Refusal {
        try {
            return new Proto(UnknownFieldSet.parseFrom(bytes), path);
        } catch (InvalidProtocolBufferException e) {
            throw new Refusal(
                    path, "not a message of protocol buffers: " + Values.line(e.getMessage()));
        }
    }

    boolean has(int number) {
        return fields.hasField(number);
    }

    /// The last message in a field, as the format's rule for repeated single fields has it; null when there is none.
    @Nullable Proto message(int number, String name) throws Refusal {
        List<ByteString> all = fields.getField(number).getLengthDelimitedList();
        return all.isEmpty() ? null : nested(all.getLast(), path + "/" + name);
    }

    /// The message in a field, an empty one when there is none.
    Proto messageOrEmpty(int number, String name) throws Refusal {
        Proto message = message(number, name);
        return message == null
                ? new Proto(UnknownFieldSet.getDefaultInstance(), path + "/" + name)
                : message;
    }

    List<Proto> messages(int number, String name) throws Refusal {
        List<Proto> read = new ArrayList<>();
        List<ByteString> all = fields.getField(number).getLengthDelimitedList();
        for (int i = 0; i < all.size(); i++) {
            read.add(nested(all.get(i), path + "/" + name + "[" + i + "]"));
        }
        return read;
    }

    private static Proto nested(ByteString bytes, String path) throws Refusal {
        try {
            return new Proto(UnknownFieldSet.parseFrom(bytes), path);
        } catch (InvalidProtocolBufferException e) {
            throw new Refusal(
                    path, "not a message of protocol buffers: " + Values.line(e.getMessage()));
        }
    }

    /// Text on one line that is safe to show, empty when there is none.
    String line(int number) {
        List<ByteString> all = fields.getField(number).getLengthDelimitedList();
        return all.isEmpty() ? "" : Values.line(all.getLast().toString(StandardCharsets.UTF_8));
    }

    /// A whole number, null when there is none.
    @Nullable Long whole(int number) {
        List<Long> all = fields.getField(number).getVarintList();
        return all.isEmpty() ? null : all.getLast();
    }

    /// A float, null when there is none.
    @Nullable Float real(int number) {
        List<Integer> all = fields.getField(number).getFixed32List();
        return all.isEmpty() ? null : Float.intBitsToFloat(all.getLast());
    }
}
