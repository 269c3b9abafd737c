package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.hub.SelfSigned;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/// `yilan hub certificate`: makes a certificate that nobody but itself has signed, and says how to use it.
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Make a certificate for a hub in a small room.",
            "A city has an authority of its own: use what it issues instead."
        })
final class HubCertificateCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description =
                    "Name or address under which consoles reach the hub; may be given again"
                            + " (default: all of this machine's).")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Where hub.crt and hub.key go (default: here).")
    private Path folder = Path.of(".");

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "825",
            description = "How long it is valid (default: ${DEFAULT-VALUE}).")
    private int days = 825;

    @Override
    public Integer call() throws IOException {
        if (days < 1) {
            throw new Failure("--days: at least 1");
        }
        List<String> names = hosts.isEmpty() ? ours() : hosts;
        for (String name : names) {
            if (!name.matches("[A-Za-z0-9.:-]+")) {
                throw new Failure("--host: \"" + name + "\" is no name and no address");
            }
        }
        SelfSigned made = SelfSigned.make(folder, names, "+0d", days);
        PrintWriter out = Output.of(spec);
        out.println("yilan: certificate " + made.certificate() + ", key " + made.key());
        out.println("yilan: for " + String.join(", ", names));
        out.println("yilan: until " + made.shown().getNotAfter().toInstant());
        out.println("yilan: SHA-256 " + made.fingerprint());
        out.println("In the hub's configuration:");
        out.println(
                "  hub: {listen: 0.0.0.0, port: 8420, tls: {certificate: hub.crt, key: hub.key}}");
        out.println("At a console:");
        out.println(
                "  ./yilan wall --hub https://"
                        + names.getFirst()
                        + ":8420 --token FILE --fingerprint "
                        + made.fingerprint().replace(":", ""));
        out.flush();
        return 0;
    }

    private static List<String> ours() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        names.add(InetAddress.getLocalHost().getHostName());
        for (NetworkInterface face : NetworkInterface.networkInterfaces().toList()) {
            face.inetAddresses()
                    .filter(a -> !a.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .map(a -> a.replaceFirst("%.*", ""))
                    .forEach(names::add);
        }
        names.add("localhost");
        names.removeIf(n -> !n.matches("[A-Za-z0-9.:-]+"));
        return List.copyOf(names);
    }
}
