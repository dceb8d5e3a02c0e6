package dev.alidade.migration.python;

import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names the package of a Python module that a program could not find. */
final class MissingModule {
    private static final Pattern MESSAGE =
            Pattern.compile("(?:ModuleNotFoundError|ImportError): No module named '?([\\w.]+)'?");

    /** Where package and module have different names. */
    private static final Map<String, String> PIP = Map.of(
            "psycopg", "psycopg[binary]", "psycopg2", "psycopg2-binary", "dotenv", "python-dotenv", "yaml", "PyYAML");

    private static final Map<String, String> DEBIAN = Map.of("pkg_resources", "python3-pkg-resources");

    private MissingModule() {}

    static Optional<Problem> in(String errors, String script, Path interpreter) {
        var found = MESSAGE.matcher(errors);
        String module = null;
        while (found.find()) {
            module = found.group(1);
        }
        return Optional.ofNullable(module).map(m -> problem(m, script, interpreter));
    }

    private static Problem problem(String module, String script, Path interpreter) {
        int dot = module.indexOf('.');
        var top = dot < 0 ? module : module.substring(0, dot);
        var debian = DEBIAN.getOrDefault(
                top, "python3-" + top.toLowerCase(Locale.ROOT).replace('_', '-'));
        return Problem.of(
                ProblemKind.FAILED,
                "migration.python.module",
                Messages.text("migration.python.module", script, module),
                Messages.text(
                        "migration.python.module.next", debian, interpreter.toString(), PIP.getOrDefault(top, top)));
    }
}
