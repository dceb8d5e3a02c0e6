package dev.alidade.migration.script;

import dev.alidade.statement.Piece;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What scripts expect of a database, as far as their words tell; nothing is asked of a server. Statements inside of
 * function bodies are not looked at.
 *
 * @param extensions the extensions they create
 * @param tables tables that they use and no statement before creates, in lower case, qualified where they are written so
 * @param creates tables and views that they create
 * @param timeBound statements whose effect depends on the day they run
 */
public record ScriptNeeds(List<Extension> extensions, Set<String> tables, Set<String> creates, List<Piece> timeBound) {
    private static final Map<String, String> MISNOMERS = Map.of(
            "pgvector", "vector", "uuid", "uuid-ossp", "pgcron", "pg_cron", "pgnet", "pg_net", "trgm", "pg_trgm");

    /**
     * An extension.
     *
     * @param name as written
     * @param meant how the server spells it; null when it is spelled so
     */
    public record Extension(String name, @Nullable String meant) {}

    public ScriptNeeds {
        extensions = List.copyOf(extensions);
        tables = Set.copyOf(tables);
        creates = Set.copyOf(creates);
        timeBound = List.copyOf(timeBound);
    }

    /** What one script needs. */
    public static ScriptNeeds of(ScriptPlan plan) {
        return of(List.of(plan));
    }

    /** What scripts need that run one after the other. */
    public static ScriptNeeds of(List<ScriptPlan> plans) {
        var extensions = new ArrayList<Extension>();
        var tables = new LinkedHashSet<String>();
        var creates = new LinkedHashSet<String>();
        var timeBound = new ArrayList<Piece>();
        for (var plan : plans) {
            for (var step : plan.steps()) {
                var names = new StatementNames(step);
                names.extension().map(ScriptNeeds::extension).ifPresent(extensions::add);
                names.created().ifPresent(creates::add);
                names.used().stream().filter(used -> !isAmong(used, creates)).forEach(tables::add);
                if (names.isTimeBound()) {
                    timeBound.add(step);
                }
            }
        }
        return new ScriptNeeds(extensions, tables, creates, timeBound);
    }

    private static Extension extension(String name) {
        return new Extension(name, MISNOMERS.get(name.toLowerCase(Locale.ROOT)));
    }

    /** With a schema on one side only, the names alone are compared. */
    private static boolean isAmong(String used, Set<String> created) {
        return created.contains(used)
                || created.stream().anyMatch(c -> c.endsWith("." + used) || used.endsWith("." + c));
    }
}
