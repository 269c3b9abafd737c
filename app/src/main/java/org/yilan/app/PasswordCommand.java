package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.hub.PinHash;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;

/// `yilan password`: asks for a password twice and prints its hash for the configuration.
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Ask for a password and print its hash for the configuration.")
final class PasswordCommand implements Callable<Integer> {
    /// NIST SP 800-63B-4 asks for 15 characters of a password that stands alone.
    private static final int LEAST = 15;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new Failure("a password is typed, not piped: run this in a terminal");
        }
        char[] password = console.readPassword("Password (at least %d characters): ", LEAST);
        if (password == null || password.length < LEAST) {
            throw new Failure("a password has at least " + LEAST + " characters");
        }
        char[] again = console.readPassword("Again: ");
        if (!Arrays.equals(password, again)) {
            throw new Failure("the two are not the same");
        }
        PrintWriter out = Output.of(spec);
        out.println(PinHash.of(new String(password)));
        out.flush();
        return 0;
    }
}
