package org.yilan.hub;

import org.yilan.wire.ClockReading;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Follows the clock of a demonstration city: asks it once a second and runs on at its speed in between. It never goes
/// back: where the city is behind, it waits for it. When the city does not answer, it runs on as it last did. Any thread
/// may call.
public final class ScenarioClock implements HubClock, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private Instant base;
    private long baseNanos;
    private double speed;
    private Instant latest;
    private volatile boolean closed;

    private ScenarioClock(LongSupplier nanos, Instant now, double speed) {
        this.nanos = nanos;
        this.base = now;
        this.latest = now;
        this.speed = speed;
        this.baseNanos = nanos.getAsLong();
    }

    /// Asks the city for the time and follows it from then on.
    ///
    /// @param city the city's base address
    /// @throws HubException when it does not tell the time
    public static ScenarioClock following(URI city) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        HttpRequest request =
                HttpRequest.newBuilder(city.resolve("/clock")).timeout(TIMEOUT).GET().build();
        WireCodec codec = new WireCodec();
        ClockReading first;
        try {
            first = ask(http, request, codec);
        } catch (IOException | WireException e) {
            throw new HubException(
                    "The demonstration city at " + city + " does not tell the time: " + e, e);
        }
        ScenarioClock clock = new ScenarioClock(System::nanoTime, first.now(), first.speed());
        Thread.ofVirtual().name("scenario-clock").start(() -> clock.follow(http, request, codec));
        return clock;
    }

    /// A clock that is told the time by [#adjust] alone.
    static ScenarioClock by(LongSupplier nanos, Instant now, double speed) {
        return new ScenarioClock(nanos, now, speed);
    }

    private void follow(HttpClient http, HttpRequest request, WireCodec codec) {
        try (http) {
            while (!closed) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                try {
                    ClockReading reading = ask(http, request, codec);
                    adjust(reading.now(), reading.speed());
                } catch (IOException | WireException e) {
                    // The city is away for a moment: the clock runs on; the feeds' health tells of
                    // it.
                }
            }
        }
    }

    private static ClockReading ask(HttpClient http, HttpRequest request, WireCodec codec)
            throws IOException {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            return codec.readClock(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Takes the city's time.
    synchronized void adjust(Instant now, double newSpeed) {
        base = now;
        baseNanos = nanos.getAsLong();
        speed = newSpeed;
    }

    @Override
    public synchronized Instant instant() {
        long passed = nanos.getAsLong() - baseNanos;
        Instant now = base.plusNanos((long) (passed * speed));
        if (now.isAfter(latest)) {
            latest = now;
        }
        return latest;
    }

    @Override
    public synchronized double speed() {
        return speed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
