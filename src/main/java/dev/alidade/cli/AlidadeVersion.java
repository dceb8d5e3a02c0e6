package dev.alidade.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class AlidadeVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = AlidadeVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "Alidade " + (version == null ? "(from sources)" : version),
            "Java " + Runtime.version() + " on " + System.getProperty("os.name")
        };
    }
}
