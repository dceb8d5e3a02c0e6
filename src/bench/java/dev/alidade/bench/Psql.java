package dev.alidade.bench;

import dev.alidade.database.DatabaseTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's own client programs, one process a call. */
public record Psql(Path program) {
    /** The password as the program wants it. */
    public static String password(DatabaseTarget target) {
        var password = target.password();
        return password == null ? "" : password.reveal();
    }

    /** Runs psql without a user's settings; it stops at the first error. */
    public void run(DatabaseTarget target, List<String> more) throws Exception {
        var words = new ArrayList<>(List.of("-X", "-q", "-v", "ON_ERROR_STOP=1"));
        words.addAll(more);
        start(target, words);
    }

    /** Runs the program on a database and throws away what it prints. */
    public void start(DatabaseTarget target, List<String> more) throws Exception {
        var command = new ArrayList<>(List.of(
                program.toString(),
                "-h",
                target.host(),
                "-p",
                Integer.toString(target.port()),
                "-U",
                target.user(),
                "-d",
                target.database()));
        command.addAll(more);
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGPASSWORD", password(target));
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(program.getFileName() + " ended with " + exit);
        }
    }
}
