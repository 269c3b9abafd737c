package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.hub.PinHash;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/// `yilan pin`: asks for a PIN and prints its hash for the configuration.
@Command(
        name = "pin",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Ask for a PIN and print its hash for the configuration.")
final class PinCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new Failure("a PIN is typed, not piped: run this in a terminal");
        }
        char[] pin = console.readPassword("PIN (at least 4 characters): ");
        if (pin == null || pin.length < 4) {
            throw new Failure("a PIN has at least 4 characters");
        }
        PrintWriter out = Output.of(spec);
        out.println(PinHash.of(new String(pin)));
        out.flush();
        return 0;
    }
}
