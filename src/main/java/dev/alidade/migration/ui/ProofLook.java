package dev.alidade.migration.ui;

import dev.alidade.change.Verdict;
import dev.alidade.i18n.Messages;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** A verdict as the screen shows it: always an icon and a word, never a colour alone. */
record ProofLook(Ikon icon, String style, String word) {
    static ProofLook of(Verdict verdict) {
        var word = Messages.text("migration.proof." + verdict.id());
        return switch (verdict) {
            case EXACT -> new ProofLook(Feather.SHIELD, "state-done", word);
            case COLUMN_ORDER -> new ProofLook(Feather.COLUMNS, "state-attention", word);
            case NEEDS_DATA -> new ProofLook(Feather.DATABASE, "state-attention", word);
            case UNTRIED -> new ProofLook(Feather.HELP_CIRCLE, "state-unknown", word);
            case NOT_REVERSIBLE -> new ProofLook(Feather.SLASH, "state-failed", word);
        };
    }
}
