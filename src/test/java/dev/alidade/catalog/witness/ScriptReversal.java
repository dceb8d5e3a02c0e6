package dev.alidade.catalog.witness;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.witness.Reversal.Outcome;
import dev.alidade.catalog.witness.Reversal.Verdict;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;

/** The computed script alone: from the state that is found to the state before. */
final class ScriptReversal implements Reversal {
    private final CatalogReader reader = new CatalogReader();

    @Override
    public Way begin(Session session, CatalogSnapshot before) {
        return (same, after) -> reverse(same, before, after);
    }

    Outcome reverse(Session session, CatalogSnapshot before, CatalogSnapshot after) {
        var script = CatalogScript.from(after).to(before);
        script.settings().forEach(session::execute);
        for (var statement : script.statements()) {
            try {
                session.execute(statement);
            } catch (AppException e) {
                var said = String.valueOf(e.problem().sqlState()) + " " + e.getMessage() + " in: " + statement;
                return new Outcome(
                        script.unsupported().isEmpty() ? Verdict.FAILED : Verdict.NOT_REVERSIBLE, said, script.text());
            }
        }
        var diff = CatalogDiff.between(before, reader.read(session));
        var verdict = diff.isEmpty()
                ? Verdict.EXACT
                : diff.isColumnOrderOnly()
                        ? Verdict.COLUMN_ORDER
                        : script.unsupported().stream().allMatch(u -> u.reason() == CatalogScript.Reason.COLUMN_ORDER)
                                ? Verdict.DIFFERENT
                                : Verdict.NOT_REVERSIBLE;
        return new Outcome(verdict, diff.isEmpty() ? "" : diff.differences().toString(), script.text());
    }
}
