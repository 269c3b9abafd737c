package org.yilan.console;

import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Rights;
import org.yilan.situation.command.Role;
import org.yilan.situation.command.Scope;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.FeedHealth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A person's end of a hub: the situation at the moment that the time context names, and the way to give orders.
///
/// Panels read and send through this and through nothing else, so live, rewind, playback, benchmarks and tests are the same
/// to them.
public interface Console extends AutoCloseable {

    /// The situation at [TimeContext#now()]. Another object after a jump in time: do not keep it.
    Situation situation();

    TimeContext time();

    /// How the link to the hub is.
    Connection connection();

    /// Hears of every change, on the console's writer thread; it must return quickly. After a jump the changes say
    /// [Changes#everything()].
    Subscription onChange(Consumer<Changes> listener);

    /// Hears when [#connection()] or [#pending()] or the mode of [#time()] changed, on any thread.
    Subscription onStatus(Runnable listener);

    /// Sends a command. It is kept on disk until the hub has answered; the future completes with the hub's answer, which
    /// may be long after when the hub is away. Refused at once (code `refused.not-live`) unless the time context is live.
    ///
    /// @param reason why, in the person's words; empty where the plan needs none
    /// @param expectedVersion of the incident, or -1
    CompletableFuture<Outcome> send(Command command, String reason, long expectedVersion);

    /// As [#send], with the credential of a second person who confirms on this console.
    ///
    /// @param person name of the second person as in the configuration
    /// @param pin their PIN; never stored, never logged
    CompletableFuture<Outcome> sendAs(String person, String pin, Command command, String reason);

    /// Asks for one item of a caller's personal data, which everybody else goes on seeing masked. It is not kept anywhere and
    /// does not wait: without a hub that answers now the future fails.
    ///
    /// @param reason why, in the person's words; the journal keeps it
    CompletableFuture<Unmasked> unmask(Command.UnmaskField command, String reason);

    /// What a hub said to that.
    ///
    /// @param value the item, empty when it was refused; never stored, never logged
    record Unmasked(Outcome outcome, String value) {
        @Override
        public String toString() {
            return "Unmasked[" + outcome + "]";
        }
    }

    /// How old the live picture is: since when the hub has not been heard, zero while it is.
    default Duration unheard() {
        return Duration.ZERO;
    }

    /// Says what the person here has open, for colleagues to see. Where several parts of the screen say it, an order that is
    /// being given counts, else the last that was opened.
    ///
    /// @param where the part of the screen that says it
    /// @param incident empty for none
    /// @param writing whether they are giving an order for it
    default void opened(Object where, String incident, boolean writing) {}

    /// What other people have open now, the first at each incident first; a second or two old, and nothing while the hub cannot
    /// be heard. [#onStatus] tells of changes. Nobody's record: it is in no journal.
    default List<Present> present() {
        return List.of();
    }

    /// Commands that wait for the hub, oldest first.
    List<PendingCommand> pending();

    /// Sends a waiting command that carries a question after all.
    void confirm(String command);

    /// Withdraws a waiting command that carries a question. Its future completes with what the hub says: refused
    /// (`refused.withdrawn`), or accepted when it had taken effect already.
    void discard(String command);

    /// Hears the hub's answers to commands that an earlier run of the program had left in the outbox, and that nobody else
    /// waits for; also those that came before anybody listened. On any thread.
    default Subscription onAnswer(BiConsumer<PendingCommand, Outcome> listener) {
        return () -> {};
    }

    /// How many events of the hub this program was too old to read; more than 0 must be shown. [#onStatus] tells of more.
    default long skipped() {
        return 0;
    }

    /// Every event of one incident in the journal up to [TimeContext#now()], oldest first.
    CompletableFuture<List<Recorded>> timeline(String incident);

    /// What the hub makes of an incident, see [Advice]. [Advice#NONE] for a wall, without a hub, when the hub does not know the
    /// incident, and in the past: what is known now must not speak there.
    CompletableFuture<Advice> advice(String incident);

    /// How much happened per interval over the journal's whole length, for the time bar.
    CompletableFuture<JournalIndex> index();

    /// How the feeds are at this moment, whatever moment [#time()] shows: the journal has only changes of their state. Without
    /// a hub, what the situation says.
    default CompletableFuture<FeedsNow> feedsNow() {
        return CompletableFuture.completedFuture(
                new FeedsNow(List.copyOf(situation().feeds()), List.of()));
    }

    /// The person at this console.
    Person person();

    @Override
    void close();

    /// A registration that ends when closed.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /// The link to the hub.
    ///
    /// @param since when it got into this state, on this machine's clock
    /// @param detail translation key of what is wrong, for the person who clicks; empty when well
    record Connection(State state, Instant since, String detail) {
        /// Whether the picture is current.
        public enum State {
            CONNECTING,
            CONNECTED,
            /// Events stopped coming; the picture ages.
            LOST
        }
    }

    /// The feeds of the hub.
    ///
    /// @param health with the last good answer up to date
    /// @param figures of those that the hub runs itself; may lack some of `health`
    record FeedsNow(List<FeedHealth> health, List<FeedFigures> figures) {
        public FeedsNow {
            health = List.copyOf(health);
            figures = List.copyOf(figures);
        }
    }

    /// Somebody else who has an incident open.
    ///
    /// @param writing whether they are giving an order for it
    /// @param since when they opened it, or began to write, on the hub's clock
    record Present(String person, String incident, boolean writing, Instant since) {}

    /// A command that has not been answered.
    ///
    /// @param question empty, or why the person must be asked before it is sent after all (translation key)
    /// @param withdrawn whether it must not take effect any more, and the hub has not said yet whether it had
    record PendingCommand(
            String id,
            Instant at,
            Command command,
            String reason,
            String question,
            boolean withdrawn) {
        public PendingCommand(
                String id, Instant at, Command command, String reason, String question) {
            this(id, at, command, reason, question, false);
        }
    }

    /// Somebody who works here.
    ///
    /// @param scope for what they answer
    record Person(String name, Role role, Scope scope) {
        public Person {
            // A hub of an earlier version does not tell it.
            scope = scope == null ? Scope.ALL : scope;
        }

        /// Somebody who answers for everything.
        public Person(String name, Role role) {
            this(name, role, Scope.ALL);
        }
    }

    /// What the person at this console may do in the situation shown. The hub judges again; this is for saying so beforehand.
    default Rights rights() {
        Person here = person();
        return Rights.of(new Actor(here.name(), here.role(), here.scope()), situation());
    }
}
