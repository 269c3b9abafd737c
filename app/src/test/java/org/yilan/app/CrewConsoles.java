package org.yilan.app;

import org.yilan.console.Console;
import org.yilan.console.ConsoleOptions;
import org.yilan.console.HubConsole;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.ReturnReason;
import org.yilan.wire.WireCodec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Some consoles in a program of its own, for a test that kills it. Their people give orders at random, sensible and not, and
/// answer what they are asked about old ones at random.
///
/// Arguments: address, folder, seed, how many incidents there are, the first person's number, the number after the last
/// person's. Says `accepted ID POSITION` or `refused ID CODE` for every answer, and `settled` when it was told `stop` and nothing waits any more. Told `show POSITION` it writes each console's situation into the folder and says
/// `shown`. Ends with its input.
public final class CrewConsoles {
    private static final List<String> UNITS = List.of("水务局", "消防", "城管");
    private static final Grade[] GRADES = {Grade.I, Grade.II, Grade.III, Grade.IV};

    /// Orders that may wait, per console.
    private static final int MOST_AT_ONCE = 3;

    private final Random random;
    private final int incidents;
    private final List<HubConsole> consoles = new ArrayList<>();

    /// Orders of this run without an answer, all consoles together.
    private final AtomicInteger open = new AtomicInteger();

    private volatile boolean stop;

    private CrewConsoles(long seed, int incidents) {
        this.random = new Random(seed);
        this.incidents = incidents;
    }

    public static void main(String[] arguments) throws IOException {
        Logger.getLogger("").setLevel(Level.SEVERE);
        CrewConsoles crew =
                new CrewConsoles(Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
        Path folder = Path.of(arguments[1]);
        int first = Integer.parseInt(arguments[4]);
        for (int i = first; i < Integer.parseInt(arguments[5]); i++) {
            HubConsole console =
                    HubConsole.open(
                            ConsoleOptions.of(
                                    URI.create(arguments[0]),
                                    CrewHub.token(i),
                                    folder.resolve("outbox-" + i)),
                            InstantSource.system());
            console.onAnswer((order, outcome) -> told(outcome));
            crew.consoles.add(console);
        }
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Thread work = Thread.ofPlatform().daemon().start(crew::work);
        String line;
        while ((line = in.readLine()) != null) {
            if (line.equals("stop")) {
                crew.stop = true;
            } else {
                long seq = Long.parseLong(line.substring(line.indexOf(' ') + 1));
                for (int n = 0; n < crew.consoles.size(); n++) {
                    Console console = crew.consoles.get(n);
                    while (console.situation().seq() < seq) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    try (OutputStream to =
                            Files.newOutputStream(folder.resolve("shown-" + (first + n)))) {
                        new WireCodec().writeState(console.situation().capture(), to);
                    }
                }
                say("shown");
            }
        }
        crew.stop = true;
        work.interrupt();
        System.exit(0);
    }

    private void work() {
        while (!stop) {
            HubConsole console = consoles.get(random.nextInt(consoles.size()));
            judge(console);
            boolean ready =
                    console.connection().state() == Console.Connection.State.CONNECTED
                            || random.nextInt(50) == 0 && console.situation().seq() > 0;
            if (ready && open.get() < MOST_AT_ONCE * consoles.size()) {
                order(console);
            }
            LockSupport.parkNanos(1_000_000);
        }
        while (open.get() > 0 || consoles.stream().anyMatch(c -> !c.pending().isEmpty())) {
            consoles.forEach(this::judge);
            LockSupport.parkNanos(5_000_000);
        }
        say("settled");
    }

    /// What the person says of an order that they are asked about.
    private void judge(HubConsole console) {
        for (Console.PendingCommand waiting : console.pending()) {
            if (!waiting.question().isEmpty()) {
                if (random.nextInt(3) > 0) {
                    console.confirm(waiting.id());
                } else {
                    console.discard(waiting.id());
                }
            }
        }
    }

    private void order(HubConsole console) {
        String id = "i" + random.nextInt(incidents + 1); // one of them there is not
        Optional<Incident> seen = console.situation().incident(id);
        if (seen.isPresent() && random.nextBoolean()) {
            send(console, next(seen.get()), "因为", seen.get().version());
            return;
        }
        long version =
                switch (random.nextInt(4)) {
                    case 0 -> -1;
                    case 1 -> 1 + random.nextInt(5);
                    default -> seen.map(Incident::version).orElse(-1L);
                };
        send(console, any(id), random.nextInt(5) == 0 ? "" : "因为", version);
    }

    private void send(HubConsole console, Command command, String reason, long version) {
        open.incrementAndGet();
        var unused =
                console.send(command, reason, version)
                        .thenAccept(
                                outcome -> {
                                    open.decrementAndGet();
                                    told(outcome);
                                });
    }

    /// What a sensible person would do next, by what they see.
    private Command next(Incident incident) {
        String id = incident.id();
        String unit = UNITS.get(random.nextInt(UNITS.size()));
        boolean one = random.nextBoolean();
        return switch (incident.progress().state()) {
            case NEW -> new Command.AcknowledgeIncident(id);
            case ACKNOWLEDGED, RETURNED -> new Command.AssignIncident(id, unit);
            case ASSIGNED ->
                    one
                            ? new Command.AcceptIncident(id)
                            : new Command.ReturnIncident(id, ReturnReason.NO_CAPACITY);
            case ACCEPTED -> new Command.AttendIncident(id);
            case ON_SCENE -> new Command.ResolveIncident(id);
            case RESOLVED ->
                    one ? new Command.EvaluateIncident(id, false) : new Command.ReopenIncident(id);
            case EVALUATED -> new Command.CloseIncident(id);
            case CLOSED, CANCELLED -> new Command.ReopenIncident(id);
            case MERGED -> new Command.SplitIncident(id);
        };
    }

    private Command any(String id) {
        return switch (random.nextInt(12)) {
            case 0 -> new Command.AcknowledgeIncident(id);
            case 1, 2 -> new Command.AssignIncident(id, UNITS.get(random.nextInt(UNITS.size())));
            case 3 -> new Command.AcceptIncident(id);
            case 4 -> new Command.ReturnIncident(id, ReturnReason.NOT_OUR_AREA);
            case 5 -> new Command.AttendIncident(id);
            case 6 -> new Command.ResolveIncident(id);
            case 7 -> new Command.EvaluateIncident(id, random.nextBoolean());
            case 8 -> new Command.CloseIncident(id);
            case 9 -> new Command.ReopenIncident(id);
            case 10 -> new Command.EscalateIncident(id, GRADES[random.nextInt(GRADES.length)]);
            default -> new Command.CancelIncident(id);
        };
    }

    private static void told(Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted a -> say("accepted " + a.command() + " " + a.lastSeq());
            case Outcome.Refused r -> say("refused " + r.command() + " " + r.code());
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
