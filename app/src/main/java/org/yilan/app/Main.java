package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.settings.SettingsException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/// The program's entry: reads the command line and hands over.
///
/// Exit codes: 0 done, 1 could not be done (one clear line says why), 2 the command line was not understood.
@Command(
        name = "yilan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Yilan 一览: one screen that shows a whole city in an emergency.",
            "Without a word it opens the wall on the demonstration city."
        },
        subcommands = {
            WallCommand.class,
            CityCommand.class,
            HubCommand.class,
            SnapshotCommand.class,
            BenchCommand.class,
            FeedCommand.class,
            NotifyCommand.class,
            AuditCommand.class,
            ConfigCommand.class,
            DoctorCommand.class,
            PinCommand.class,
            PasswordCommand.class,
            LoginCommand.class,
            LogoutCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    private Main() {}

    /// Runs the command line and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(Main::explain);
        line.setParameterExceptionHandler(Main::refuse);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Path.class, Main::file);
        // `yilan --scene typhoon` means `yilan wall --scene typhoon`.
        boolean wall = args.length == 0 || (args[0].startsWith("-") && !isHelp(args[0]));
        if (wall) {
            String[] withWord = new String[args.length + 1];
            withWord[0] = "wall";
            System.arraycopy(args, 0, withWord, 1, args.length);
            return line.execute(withWord);
        }
        return line.execute(args);
    }

    /// A file of the command line: the launcher works in the program's folder and says from where it was called.
    static Path file(String name) {
        return Path.of(System.getenv().getOrDefault("YILAN_HERE", "")).resolve(name);
    }

    private static boolean isHelp(String word) {
        return List.of("-h", "--help", "-V", "--version").contains(word);
    }

    @Override
    public void run() {
        throw new IllegalStateException("without a word the wall is opened");
    }

    /// Faults that a person can mend get their line; anything else is a defect and keeps its trace.
    private static int explain(Exception fault, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        switch (fault) {
            case Failure f -> err.println("yilan: " + f.getMessage());
            case SettingsException e -> e.faults().forEach(l -> err.println("yilan: " + l));
            default -> {
                String known = KnownFaults.sentence(fault);
                if (known.isEmpty()) {
                    err.println("yilan: an unexpected fault; please report it with what follows");
                    fault.printStackTrace(err);
                } else {
                    err.println("yilan: " + known);
                }
            }
        }
        return 1;
    }

    private static int refuse(ParameterException fault, String[] args) {
        PrintWriter err = fault.getCommandLine().getErr();
        err.println("yilan: " + fault.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(fault, err)) {
            err.println("yilan: what there is:  ./yilan help");
        }
        return 2;
    }
}
