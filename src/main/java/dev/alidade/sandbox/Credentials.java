package dev.alidade.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.alidade.database.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The passwords of one sandbox, kept in a file that only its owner can read.
 *
 * @param administrator of the superuser {@code supabase_admin}
 * @param developer of the Supabase-like role {@code postgres}
 */
record Credentials(String administrator, String developer) {
    /** Stands for a file that is not there. */
    static final Credentials MISSING = new Credentials("", "");

    /** Two fresh passwords of 192 random bits each. */
    static Credentials random() {
        var random = new SecureRandom();
        return new Credentials(password(random), password(random));
    }

    @JsonIgnore
    boolean isMissing() {
        return administrator.isEmpty() || developer.isEmpty();
    }

    Secret administratorSecret() {
        return new Secret(administrator);
    }

    Secret developerSecret() {
        return new Secret(developer);
    }

    @Override
    public String toString() {
        return "Credentials[•••]";
    }

    private static String password(SecureRandom random) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
