package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.console.HubTrust;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// By what a hub that runs elsewhere is known.
final class TrustOptions {
    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "With --hub: whom to trust in place of this machine's authorities (PEM).")
    @Nullable Path ca;

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256",
            description = "With --hub: trust the one certificate that the hub prints at its start.")
    @Nullable String fingerprint;

    boolean given() {
        return ca != null || fingerprint != null;
    }

    HubTrust chosen() {
        if (ca != null && fingerprint != null) {
            throw new Failure("--ca and --fingerprint: give one");
        }
        try {
            return ca != null
                    ? new HubTrust.Authority(ca)
                    : fingerprint != null ? new HubTrust.Pin(fingerprint) : HubTrust.SYSTEM;
        } catch (IllegalArgumentException e) {
            throw new Failure("--fingerprint: " + e.getMessage(), e);
        }
    }
}
