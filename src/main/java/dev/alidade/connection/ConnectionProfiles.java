package dev.alidade.connection;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.JsonFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The kept connections, in {@code connections.json} of the settings folder. Thread-safe; each call reads the file. */
public final class ConnectionProfiles {
    /** The word that means the private server; no profile may take it. */
    public static final String SANDBOX = "sandbox";

    private final JsonFile<StoredProfiles> file;

    /** @param settings the settings folder; made on the first save */
    public ConnectionProfiles(Path settings) {
        this.file = new JsonFile<>(settings, "connections.json", StoredProfiles.class, new StoredProfiles(List.of()));
    }

    /** A fresh id for a new profile. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** All of them, by name. */
    public synchronized List<ConnectionProfile> list() {
        return stream()
                .sorted(Comparator.comparing(ConnectionProfile::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Those used before, the latest first, then those never used, by name. */
    public synchronized List<ConnectionProfile> recent() {
        return list().stream()
                .sorted(Comparator.comparing(
                        ConnectionProfile::lastUsed, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    /** The profile of a name, exactly or else without regard to case. */
    public Optional<ConnectionProfile> find(String name) {
        var all = list();
        return all.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .or(() -> all.stream()
                        .filter(p -> p.name().equalsIgnoreCase(name))
                        .findFirst());
    }

    /**
     * Keeps a profile, replacing the one of the same id.
     *
     * @throws AppException of kind USAGE when the name is empty, reserved or taken; FAILED when the file cannot be written
     */
    public synchronized void save(ConnectionProfile profile) {
        var name = profile.name().strip();
        if (name.isEmpty()) {
            throw nameProblem("connection.name.empty", name);
        }
        if (name.equalsIgnoreCase(SANDBOX) || ConnectionText.looksLikeEndpoint(name)) {
            throw nameProblem("connection.name.reserved", name);
        }
        if (stream().anyMatch(p -> p.name().equalsIgnoreCase(name) && !p.id().equals(profile.id()))) {
            throw nameProblem("connection.name.taken", name);
        }
        change(all -> {
            var kept = new ArrayList<>(
                    all.stream().filter(p -> !p.id().equals(profile.id())).toList());
            kept.add(profile);
            return kept;
        });
    }

    /** Forgets a profile; nothing happens when there is none. */
    public synchronized void delete(String id) {
        change(all -> all.stream().filter(p -> !p.id().equals(id)).toList());
    }

    /** Notes that a profile was opened; nothing happens when it is not kept. */
    public synchronized void used(String id, Instant moment) {
        change(all ->
                all.stream().map(p -> p.id().equals(id) ? p.usedAt(moment) : p).toList());
    }

    private void change(UnaryOperator<List<ConnectionProfile>> change) {
        var before = stream().toList();
        var after = change.apply(before);
        if (!after.equals(before)) {
            file.save(new StoredProfiles(
                    after.stream().map(StoredProfiles.Entry::of).toList()));
        }
    }

    /** Entries without an id, name or host are not ours and passed over. */
    private Stream<ConnectionProfile> stream() {
        return file.load().connections().stream()
                .filter(e -> Stream.of(e.id(), e.name(), e.host(), e.database(), e.user())
                        .allMatch(Objects::nonNull))
                .map(StoredProfiles.Entry::profile);
    }

    private static AppException nameProblem(String key, String name) {
        return new AppException(
                Problem.of(ProblemKind.USAGE, key, Messages.text(key, name), Messages.text(key + ".next")));
    }
}
