package dev.alidade.database;

/**
 * What a server said about itself and the login when the pool was opened.
 *
 * @param version number as {@code server_version_num} gives it, e.g. 150018
 * @param versionText as {@code server_version} gives it, e.g. {@code 15.18 (Debian …)}
 * @param database current database
 * @param user current role
 * @param superuser whether that role is a superuser
 * @param encrypted whether this connection uses TLS
 */
public record ServerFacts(
        int version, String versionText, String database, String user, boolean superuser, boolean encrypted) {

    /** The major version, e.g. 15. */
    public int major() {
        return version / 10_000;
    }

    /** The first word of the version text, e.g. {@code 15.18}. */
    public String shortVersion() {
        var space = versionText.indexOf(' ');
        return space < 0 ? versionText : versionText.substring(0, space);
    }
}
