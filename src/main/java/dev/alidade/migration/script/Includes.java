package dev.alidade.migration.script;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.PsqlCommand.Meaning;
import dev.alidade.statement.Piece;
import dev.alidade.statement.StatementSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Puts the files that psql's {@code \i} and {@code \ir} name in their places. */
final class Includes {
    private final Path folder;
    private final Deque<Path> open = new ArrayDeque<>();

    Includes(Path folder) {
        this.folder = folder;
    }

    /** The pieces with every include replaced by the pieces of its file. */
    List<Piece> resolve(List<Piece> pieces, Path file) {
        if (pieces.stream().noneMatch(p -> p.kind() == Piece.Kind.PSQL_COMMAND)) {
            return pieces;
        }
        open.push(file.toAbsolutePath().normalize());
        var result = new ArrayList<Piece>();
        for (var piece : pieces) {
            var command = PsqlCommand.of(piece).filter(c -> c.meaning() == Meaning.INCLUDE);
            if (command.isPresent()) {
                result.addAll(included(command.get(), file));
            } else {
                result.add(piece);
            }
        }
        open.pop();
        return result;
    }

    private List<Piece> included(PsqlCommand command, Path from) {
        var file = find(command, from);
        if (open.contains(file.toAbsolutePath().normalize())) {
            throw refused("migration.include.cycle", command, from);
        }
        var name = inside(file, command, from);
        var pieces = StatementSplitter.split(ScriptText.read(file).text());
        return resolve(pieces, file).stream()
                .map(p -> p.start().file().isEmpty() ? p.from(name) : p)
                .toList();
    }

    /** As psql does, {@code \i} starts at the folder it runs in; beside the file is tried too. */
    private Path find(PsqlCommand command, Path from) {
        try {
            var beside = from.resolveSibling(command.argument());
            var below = folder.resolve(command.argument());
            var first = command.name().endsWith("r") || command.name().endsWith("relative") ? beside : below;
            return Files.exists(first) ? first : beside;
        } catch (InvalidPathException e) {
            throw refused("migration.include.missing", command, from);
        }
    }

    /** The file's name in the folder; its real place counts, links or not. */
    private String inside(Path file, PsqlCommand command, Path from) {
        try {
            if (!Files.isRegularFile(file)) {
                throw refused("migration.include.missing", command, from);
            }
            var real = file.toRealPath();
            var root = folder.toRealPath();
            if (!real.startsWith(root)) {
                throw refused("migration.include.outside", command, from);
            }
            return root.relativize(real).toString().replace('\\', '/');
        } catch (IOException e) {
            throw refused("migration.include.missing", command, from);
        }
    }

    private static AppException refused(String key, PsqlCommand command, Path from) {
        return new AppException(Problem.of(
                ProblemKind.REFUSED,
                key,
                Messages.text(
                        key, String.valueOf(from.getFileName()), Integer.toString(command.line()), command.argument()),
                Messages.text("migration.include.next")));
    }
}
