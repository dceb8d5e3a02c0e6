package dev.alidade.change.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alidade.change.KeptChange.Subject;
import dev.alidade.change.OwnFile;
import dev.alidade.change.row.KeptRows.Counts;
import dev.alidade.change.row.KeptRows.Where;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changed rows kept in the user's folder, readable by that user only: a line of JSON for each intention, a file for the
 * images. An intention is written before its transaction commits, with the transaction's number; what became of it is
 * asked of the server until a line says that it was settled.
 *
 * @param folder of this database
 * @param user the role that makes the changes
 */
record LocalRows(Path folder, String user) implements RowStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    /** One line: rows were changed ({@code kept}), taken back ({@code undoes}), or a transaction was committed. */
    private record Line(
            String at,
            String transaction,
            @Nullable KeptRows kept,
            @Nullable String undoes,
            boolean settled) {}

    @Override
    public KeptRows keep(Session session, Subject what, RowTable table, List<RowChange> rows, String transaction) {
        var id = UUID.randomUUID().toString();
        var kept =
                new KeptRows(id, Where.FOLDER, what, table.schema(), table.name(), Counts.of(rows), user, null, null);
        try {
            OwnFile.append(file(id), ImageFile.bytes(rows));
            write(new Line(Instant.now().toString(), transaction, kept, null, false));
        } catch (IOException e) {
            throw failure("change.store.write", e);
        }
        return kept;
    }

    @Override
    public void undone(Session session, KeptRows kept, String transaction) {
        if (list(session).stream().noneMatch(other -> other.id().equals(kept.id()) && other.stands())) {
            throw RowProblems.refused("change.row.undoneAlready");
        }
        try {
            write(new Line(Instant.now().toString(), transaction, null, kept.id(), false));
        } catch (IOException e) {
            throw failure("change.store.write", e);
        }
    }

    @Override
    public void settled(String transaction) {
        try {
            write(new Line(Instant.now().toString(), transaction, null, null, true));
        } catch (IOException e) {
            throw failure("change.store.write", e);
        }
    }

    @Override
    public List<KeptRows> list(Session session) {
        var lines = lines();
        var settled = new HashSet<String>();
        lines.stream().filter(Line::settled).forEach(line -> settled.add(line.transaction()));
        var known = new LinkedHashMap<String, KeptRows>();
        for (var line : lines) {
            var kept = line.kept();
            if (!line.settled() && hasCommitted(session, line.transaction(), settled)) {
                if (kept != null) {
                    known.put(kept.id(), at(kept, Instant.parse(line.at()), null));
                } else if (line.undoes() != null) {
                    known.computeIfPresent(
                            line.undoes(), (_, change) -> at(change, change.doneAt(), Instant.parse(line.at())));
                }
            }
        }
        return new ArrayList<>(known.values());
    }

    @Override
    public List<RowChange> rows(Session session, KeptRows kept) {
        if (!ID.matcher(kept.id()).matches() || !Files.exists(file(kept.id()))) {
            throw RowProblems.refused("change.row.damaged");
        }
        try {
            return ImageFile.rows(Files.readAllBytes(file(kept.id())));
        } catch (IOException e) {
            throw failure("change.store.read", e);
        }
    }

    private static KeptRows at(KeptRows kept, @Nullable Instant done, @Nullable Instant undone) {
        return new KeptRows(
                kept.id(),
                Where.FOLDER,
                kept.what(),
                kept.schema(),
                kept.table(),
                kept.counts(),
                kept.doneBy(),
                done,
                undone);
    }

    /** Too long ago to be known counts as committed: the rows themselves decide before anything is taken back. */
    private static boolean hasCommitted(Session session, String transaction, Set<String> settled) {
        if (settled.contains(transaction)) {
            return true;
        }
        var status = session.list(
                        RowQuery.TRANSACTION_STATUS,
                        Parameters.of("number", transaction),
                        row -> Optional.ofNullable(row.textOrNull("status")))
                .getFirst();
        return status.map(word -> word.equals("committed")).orElse(true);
    }

    private List<Line> lines() {
        var file = folder.resolve("rows.jsonl");
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.flatMap(line -> parsed(line).stream()).toList();
        } catch (IOException e) {
            throw failure("change.store.read", e);
        }
    }

    private void write(Line line) throws IOException {
        OwnFile.appendLine(folder.resolve("rows.jsonl"), JSON.writeValueAsString(line));
    }

    private Path file(String id) {
        return folder.resolve(id + ".rows.json.gz");
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
