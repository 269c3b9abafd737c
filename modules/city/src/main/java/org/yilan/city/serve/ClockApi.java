package org.yilan.city.serve;

import static org.yilan.city.serve.Reply.JSON;

import org.yilan.city.scenario.Scenario;

import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.function.DoubleSupplier;

/// What time it is in the city, how fast it passes, and what is played. Needs no model: a hub asks for it first.
record ClockApi(Scenario scenario, long seed, InstantSource clock, DoubleSupplier speed) {
    Reply answer() {
        ObjectNode node = JSON.objectNode();
        node.put("now", clock.instant().toString());
        node.put("speed", speed.getAsDouble());
        node.put("scenario", scenario.id());
        node.put("run", scenario.id() + "-" + seed);
        node.put("begins", scenario.begins().toString());
        node.put("ends", scenario.ends().toString());
        node.putObject("name").put("zh", scenario.name().zh()).put("en", scenario.name().en());
        node.putObject("note").put("zh", scenario.note().zh()).put("en", scenario.note().en());
        return Reply.json(node);
    }
}
