package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationState;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** A state as the screen shows it: always an icon and a word, never a colour alone. */
record StateLook(Ikon icon, String style, String word) {
    static StateLook of(MigrationState state) {
        var word = Messages.text("migration.state." + state.id());
        return switch (state) {
            case PENDING -> new StateLook(Feather.CIRCLE, "state-attention", word);
            case OUT_OF_ORDER -> new StateLook(Feather.CORNER_UP_LEFT, "state-attention", word);
            case UNDONE -> new StateLook(Feather.ROTATE_CCW, "state-attention", word);
            case APPLIED -> new StateLook(Feather.CHECK_CIRCLE, "state-done", word);
            case FAILED -> new StateLook(Feather.X_CIRCLE, "state-failed", word);
            case INTERRUPTED -> new StateLook(Feather.ALERT_TRIANGLE, "state-failed", word);
            case BLOCKED -> new StateLook(Feather.SLASH, "state-failed", word);
            case CHANGED -> new StateLook(Feather.EDIT_3, "state-attention", word);
            case CHANGED_COMMENTS -> new StateLook(Feather.EDIT_3, "state-done", word);
            case MISSING -> new StateLook(Feather.HELP_CIRCLE, "state-attention", word);
            case FUTURE -> new StateLook(Feather.FAST_FORWARD, "state-unknown", word);
            case BASELINE -> new StateLook(Feather.FLAG, "state-unknown", word);
        };
    }
}
