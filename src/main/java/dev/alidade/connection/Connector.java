package dev.alidade.connection;

import dev.alidade.connection.ConnectionTester.Outcome;
import dev.alidade.database.Secret;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the start page and the form do with connections: keep, try, note the use, remember a typed password. */
public final class Connector {
    private final ConnectionProfiles profiles;
    private final SessionPasswords passwords;
    private final ConnectionTester tester;
    private final InstantSource clock;

    public Connector(
            ConnectionProfiles profiles, SessionPasswords passwords, ConnectionTester tester, InstantSource clock) {
        this.profiles = profiles;
        this.passwords = passwords;
        this.tester = tester;
        this.clock = clock;
    }

    /**
     * How an attempt went.
     *
     * @param request what to open when the outcome is that it works
     * @param outcome works, or fails with the reason
     */
    public record Attempt(OpenRequest request, Outcome outcome) {}

    /** The kept profiles, the last used first. */
    public List<ConnectionProfile> recent() {
        return profiles.recent();
    }

    /** Where "now" comes from. */
    public InstantSource clock() {
        return clock;
    }

    /** Tries a profile without keeping anything. Waits for the server. */
    public Attempt attempt(ConnectionProfile profile, @Nullable Secret typed) {
        var known = typed == null ? passwords.find(profile.id()).orElse(null) : typed;
        var target = profile.target(known);
        return new Attempt(new OpenRequest(profile, target), tester.test(target));
    }

    /** Tries a profile; when it works, notes its use and remembers the password until the app ends. Waits for the server. */
    public Attempt open(ConnectionProfile profile, @Nullable Secret typed) {
        var attempt = attempt(profile, typed);
        if (attempt.outcome() instanceof Outcome.Works) {
            profiles.used(profile.id(), clock.instant());
            if (typed != null) {
                passwords.remember(profile.id(), typed);
            }
        }
        return attempt;
    }

    /** Keeps a profile; see {@link ConnectionProfiles#save}. A typed password is remembered until the app ends. */
    public void save(ConnectionProfile profile, @Nullable Secret typed) {
        profiles.save(profile);
        if (typed == null) {
            passwords.forget(profile.id());
        } else {
            passwords.remember(profile.id(), typed);
        }
    }

    /** The password typed for a profile earlier in this session. */
    public @Nullable Secret password(ConnectionProfile profile) {
        return passwords.find(profile.id()).orElse(null);
    }

    /** Forgets a profile and its password. */
    public void delete(ConnectionProfile profile) {
        profiles.delete(profile.id());
        passwords.forget(profile.id());
    }

    /** A name that is still free: the wanted one, or with a number behind it. */
    public String freeName(String wanted, String ownId) {
        var taken = profiles.list().stream()
                .filter(p -> !p.id().equals(ownId))
                .map(ConnectionProfile::name)
                .toList();
        var name = wanted;
        for (int i = 2; containsIgnoringCase(taken, name); i++) {
            name = wanted + " " + i;
        }
        return name;
    }

    private static boolean containsIgnoringCase(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }
}
