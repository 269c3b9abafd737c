package org.yilan.app;

import org.yilan.hub.HubPeople;
import org.yilan.hub.HubPerson;
import org.yilan.hub.PinHash;
import org.yilan.settings.Settings;
import org.yilan.situation.command.Role;
import org.yilan.situation.command.Scope;
import org.yilan.situation.model.Tier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may come to the hub, from the configuration.
final class People {
    /// PIN of the second person of the demonstration, printed at its start.
    static final String DEMONSTRATION_PIN = "2468";

    /// Its hash, made with `./yilan pin`: working one out anew takes a quarter of a second of each start, and there is
    /// nothing to hide.
    private static final String DEMONSTRATION_HASH =
            "pbkdf2-sha256$200000$MynPfXd55kWwZ3Vel6rqmA$"
                    + "o189D84WzxJbbZOag5pTpP6dCjilWAkyb+149xXDDYA";

    private static final List<Role> MOST_FIRST =
            List.of(
                    Role.COMMANDER,
                    Role.SUPERVISOR,
                    Role.DISPATCHER,
                    Role.TRAINER,
                    Role.OBSERVER,
                    Role.WALL);

    private People() {}

    /// The people of the configuration; a commander alone when it names none.
    static List<HubPerson> of(Settings settings) {
        List<HubPerson> people = new ArrayList<>();
        for (Settings.Person p : settings.people()) {
            requireHash(settings, p, p.pin(), "pin");
            requireHash(settings, p, p.password(), "password");
            people.add(
                    new HubPerson(
                            p.name(),
                            role(p.role()),
                            scope(p.scope()),
                            p.token().isEmpty() ? HubPeople.newToken() : secret(settings.file(), p),
                            p.pin(),
                            p.password()));
        }
        if (people.isEmpty()) {
            people.add(new HubPerson("值班长", Role.COMMANDER, HubPeople.newToken(), ""));
        }
        return people;
    }

    private static void requireHash(
            Settings settings, Settings.Person p, String hash, String what) {
        if (!hash.isEmpty() && !PinHash.wellFormed(hash)) {
            throw new Failure(
                    settings.file()
                            + ": the "
                            + what
                            + " of "
                            + p.name()
                            + " is not a hash; make one with: ./yilan "
                            + what);
        }
    }

    static Role role(String written) {
        return Role.valueOf(written.toUpperCase(Locale.ROOT));
    }

    static Scope scope(Settings.Scope scope) {
        return new Scope(
                scope.tiers().stream()
                        .map(t -> Tier.valueOf(t.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                Set.copyOf(scope.districts()),
                Set.copyOf(scope.hazards()));
    }

    /// The crew of the demonstration.
    static List<HubPerson> demonstration() {
        return List.of(
                new HubPerson("值班长 王敏", Role.COMMANDER, HubPeople.newToken(), ""),
                new HubPerson("副值班长 李强", Role.COMMANDER, HubPeople.newToken(), DEMONSTRATION_HASH),
                new HubPerson("大屏", Role.WALL, HubPeople.newToken(), ""));
    }

    /// Who sits at the console of this process: the one named, else the first who may do most.
    static HubPerson here(List<HubPerson> people, String name) {
        if (!name.isEmpty()) {
            return people.stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new Failure(
                                            "nobody in the configuration is called "
                                                    + name
                                                    + "; there are "
                                                    + people.stream()
                                                            .map(HubPerson::name)
                                                            .toList()));
        }
        for (Role role : MOST_FIRST) {
            for (HubPerson p : people) {
                if (p.role() == role) {
                    return p;
                }
            }
        }
        throw new Failure("the configuration names nobody");
    }

    private static String secret(Path file, Settings.Person p) {
        String where = p.token();
        String place = where.substring(where.indexOf(':') + 1);
        if (where.startsWith("env:")) {
            String value = Map.copyOf(System.getenv()).getOrDefault(place, "");
            if (value.isBlank()) {
                throw new Failure(
                        "the token of "
                                + p.name()
                                + ": the environment variable "
                                + place
                                + " is not set");
            }
            return value.strip();
        }
        Path path = file.resolveSibling(place);
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new Failure("the token of " + p.name() + ": cannot read " + path, e);
        }
    }
}
