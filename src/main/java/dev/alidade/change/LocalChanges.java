package dev.alidade.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.change.KeptChange.Subject;
import dev.alidade.change.KeptChange.Trialled;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes kept in the user's folder, one folder a database: a line of JSON a change, a file a snapshot. A change is
 * written before its transaction commits, so one may be there that never came about; whoever uses it knows better.
 *
 * @param folder readable by its owner only
 * @param user the role that makes the changes
 */
record LocalChanges(Path folder, String user) implements ChangeStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** One line: a change, or with no subject that one was taken back. */
    private record Line(
            String id,
            String at,
            String by,
            @Nullable Subject what,
            @Nullable String before,
            @Nullable String after,
            @Nullable String uncertain,
            @Nullable Trialled computed,
            @Nullable Trialled script) {}

    static LocalChanges of(AppFolders folders, String identity, String user) {
        return new LocalChanges(folders.data().resolve("changes").resolve(identity), user);
    }

    @Override
    public void keep(Session session, Subject what, Evidence evidence) {
        var before = PackedSnapshot.of(evidence.before());
        var after = PackedSnapshot.of(evidence.after());
        var uncertain = evidence.uncertain() == null ? null : PackedSnapshot.of(evidence.uncertain());
        var script = evidence.script();
        try {
            for (var packed : uncertain == null ? List.of(before, after) : List.of(before, after, uncertain)) {
                var file = file(packed.hash());
                if (!Files.exists(file)) {
                    var unfinished = file.resolveSibling(packed.hash() + "." + UUID.randomUUID());
                    OwnFile.append(unfinished, packed.bytes());
                    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            write(new Line(
                    UUID.randomUUID().toString(),
                    Instant.now().toString(),
                    user,
                    what,
                    before.hash(),
                    after.hash(),
                    uncertain == null ? null : uncertain.hash(),
                    Trialled.of(evidence.computed()),
                    script == null ? null : Trialled.of(script)));
        } catch (IOException e) {
            throw failure("change.store.write", e);
        }
    }

    @Override
    public void undone(Session session, KeptChange change) {
        try {
            write(new Line(change.id(), Instant.now().toString(), user, null, null, null, null, null, null));
        } catch (IOException e) {
            throw failure("change.store.write", e);
        }
    }

    @Override
    public List<KeptChange> list(Session session) {
        if (!Files.exists(changes())) {
            return List.of();
        }
        var known = new LinkedHashMap<String, KeptChange>();
        try (Stream<String> lines = Files.lines(changes())) {
            lines.flatMap(line -> parsed(line).stream()).forEach(line -> {
                var what = line.what();
                if (what == null) {
                    known.computeIfPresent(line.id(), (_, change) -> undoneAt(change, Instant.parse(line.at())));
                } else if (line.before() != null && line.after() != null && line.computed() != null) {
                    known.put(
                            line.id(),
                            new KeptChange(
                                    line.id(),
                                    what,
                                    line.before(),
                                    line.after(),
                                    line.uncertain(),
                                    line.computed(),
                                    line.script(),
                                    line.by(),
                                    Instant.parse(line.at()),
                                    null));
                }
            });
        } catch (IOException e) {
            throw failure("change.store.read", e);
        }
        return new ArrayList<>(known.values());
    }

    @Override
    public CatalogSnapshot snapshot(Session session, String hash) {
        if (!HASH.matcher(hash).matches() || !Files.exists(file(hash))) {
            throw PackedSnapshot.lost(hash);
        }
        try {
            return PackedSnapshot.unpack(hash, Files.readAllBytes(file(hash)));
        } catch (IOException e) {
            throw failure("change.store.read", e);
        }
    }

    private static KeptChange undoneAt(KeptChange change, Instant at) {
        return new KeptChange(
                change.id(),
                change.what(),
                change.beforeHash(),
                change.afterHash(),
                change.uncertainHash(),
                change.computed(),
                change.script(),
                change.doneBy(),
                change.doneAt(),
                at);
    }

    private Path changes() {
        return folder.resolve("changes.jsonl");
    }

    private Path file(String hash) {
        return folder.resolve(hash + ".json.gz");
    }

    private void write(Line line) throws IOException {
        OwnFile.appendLine(changes(), JSON.writeValueAsString(line));
    }

    private static Optional<Line> parsed(String line) {
        try {
            return Optional.of(JSON.readValue(line, Line.class));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private AppException failure(String key, IOException cause) {
        return new AppException(
                Problem.of(
                        ProblemKind.FAILED, key, Messages.text(key, folder.toString()), Messages.text(key + ".next")),
                cause);
    }
}
