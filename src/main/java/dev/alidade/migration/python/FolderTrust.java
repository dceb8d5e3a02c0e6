package dev.alidade.migration.python;

import java.nio.file.Path;
import java.util.List;

/**
 * What is known of a folder whose programs shall run.
 *
 * @param folder its real path
 * @param standing whether the user trusts it
 * @param files the programs in it and below, relative; they are what is trusted
 * @param fingerprint of their names and contents
 */
public record FolderTrust(Path folder, Standing standing, List<String> files, String fingerprint) {

    /** Whether a folder is trusted. */
    public enum Standing {
        /** Nobody was ever asked. */
        UNKNOWN,
        /** It was trusted, and its programs have changed since. */
        CHANGED,
        /** Trusted as it is. */
        TRUSTED
    }

    public FolderTrust {
        files = List.copyOf(files);
    }
}
