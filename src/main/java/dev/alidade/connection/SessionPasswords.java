package dev.alidade.connection;

import dev.alidade.database.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Passwords that were typed, kept in memory until the app ends and nowhere else. Thread-safe. */
public final class SessionPasswords {
    private final Map<String, Secret> byProfile = new ConcurrentHashMap<>();

    /** The password last typed for a profile. */
    public Optional<Secret> find(String profileId) {
        return Optional.ofNullable(byProfile.get(profileId));
    }

    public void remember(String profileId, Secret password) {
        byProfile.put(profileId, password);
    }

    public void forget(String profileId) {
        byProfile.remove(profileId);
    }
}
