package dev.alidade.sandbox;

import dev.alidade.database.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What PostgreSQL stores for a password (RFC 5803). Made here so that {@code create role} never carries the password
 * itself, which the server could log or keep in pg_stat_statements. For ASCII passwords.
 */
final class ScramVerifier {
    private static final int ITERATIONS = 4096;

    private ScramVerifier() {}

    /** The verifier with a fresh salt, e.g. {@code SCRAM-SHA-256$4096:…}. */
    static String of(Secret password) {
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return of(password, salt);
    }

    static String of(Secret password, byte[] salt) {
        try {
            var key = new PBEKeySpec(password.reveal().toCharArray(), salt, ITERATIONS, 256);
            var salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
            var stored = MessageDigest.getInstance("SHA-256").digest(sign(salted, "Client Key"));
            var base64 = Base64.getEncoder();
            return "SCRAM-SHA-256$" + ITERATIONS + ":" + base64.encodeToString(salt) + "$"
                    + base64.encodeToString(stored) + ":" + base64.encodeToString(sign(salted, "Server Key"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static byte[] sign(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
