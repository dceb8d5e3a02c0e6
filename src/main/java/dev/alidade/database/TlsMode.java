package dev.alidade.database;

import java.util.Locale;

/** libpq's {@code sslmode}: how the connection is encrypted and the server's identity checked. */
public enum TlsMode {
    DISABLE,
    ALLOW,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    /** The value as URIs and the driver spell it, e.g. {@code verify-full}. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
