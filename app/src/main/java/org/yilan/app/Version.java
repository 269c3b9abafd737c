package org.yilan.app;

import picocli.CommandLine.IVersionProvider;

/// Says which version of the program this is: that of its module.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version =
                Main.class.getModule().getDescriptor().rawVersion().map(v -> " " + v).orElse("");
        return new String[] {"Yilan" + version, "Java " + Runtime.version()};
    }
}
