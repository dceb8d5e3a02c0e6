package dev.alidade.change.definition;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogObject;
import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.ObjectKind;
import dev.alidade.change.Attempt;
import dev.alidade.change.Evidence;
import dev.alidade.change.Reason;
import dev.alidade.change.Verdict;
import dev.alidade.database.Identifiers;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What statements did that ran one by one, told from the catalog before and after them. What others did meanwhile is not
 * theirs: only the indexes count that the statements name.
 */
final class IndexEffects {
    private static final Pattern DROPPED =
            Pattern.compile("(?is)\\s*drop\\s+index\\s+concurrently\\s+(?:if\\s+exists\\s+)?(.*?)\\s*");
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    private IndexEffects() {}

    /** What is to be expected before anything ran: what goes. What comes shows only when it is there. */
    static Evidence expected(List<String> statements, CatalogSnapshot before) {
        var promised = before.lacking(object -> isDropped(object.id(), statements));
        return between(statements, before, promised, Reason.Code.UNSETTLED);
    }

    /**
     * What happened.
     *
     * @param why a way back of it was not tried
     */
    static Evidence between(List<String> statements, CatalogSnapshot before, CatalogSnapshot after, Reason.Code why) {
        var came = before.with(after, object -> isNamed(object, statements));
        var went = after.lacking(object -> isNamed(object, statements))
                .with(before, object -> isNamed(object, statements));
        boolean adds = came.objects().size() > before.objects().size();
        var from = adds ? before : went;
        var to = adds ? came : after;
        var reasons = statements.stream()
                .map(statement -> new Reason(why, statement, ""))
                .toList();
        return new Evidence(
                from,
                to,
                null,
                CatalogDiff.between(from, to),
                CatalogScript.from(to).to(from),
                new Attempt(Verdict.UNTRIED, reasons, new CatalogDiff(List.of())),
                null);
    }

    /** Whether a statement has a name as a word of its own. */
    static boolean names(String statement, String name) {
        return Pattern.compile(spelled(name)).matcher(statement).find();
    }

    private static boolean isNamed(CatalogObject object, List<String> statements) {
        var id = object.id();
        return id.kind() == ObjectKind.INDEX && statements.stream().anyMatch(statement -> names(statement, id.name()));
    }

    private static boolean isDropped(ObjectId id, List<String> statements) {
        var schema = id.schema();
        if (id.kind() != ObjectKind.INDEX || schema == null) {
            return false;
        }
        var whole = Pattern.compile("(?:" + spelled(schema) + ")\\.(?:" + spelled(id.name()) + ")");
        return statements.stream()
                .map(DROPPED::matcher)
                .anyMatch(drop -> drop.matches() && whole.matcher(drop.group(1)).matches());
    }

    /** A name as a statement may have it: in quotes, or without them where it needs none. */
    private static String spelled(String name) {
        var quoted = Pattern.quote(Identifiers.quote(name));
        return PLAIN.matcher(name).matches()
                ? quoted + "|(?<![\\w$\"])" + Pattern.quote(name) + "(?![\\w$\"])"
                : quoted;
    }
}
