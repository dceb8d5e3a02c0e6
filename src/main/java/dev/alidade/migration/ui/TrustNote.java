package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.python.FolderTrust;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which programs would run on this machine, and by what, beside the box that says yes to it. */
final class TrustNote {
    private static final int SHOWN = 12;

    private TrustNote() {}

    /** What stands beside the box. */
    static String words(FolderTrust trust) {
        var key = trust.standing() == FolderTrust.Standing.CHANGED
                ? "migration.agree.trustChanged"
                : "migration.agree.trust";
        return Messages.text(key, trust.files().size(), trust.interpreter().toString());
    }

    static Node of(FolderTrust trust, CheckBox box) {
        var files = trust.files();
        var names = String.join(", ", files.subList(0, Math.min(SHOWN, files.size())));
        var list =
                files.size() > SHOWN ? Messages.text("migration.agree.trustMore", names, files.size() - SHOWN) : names;
        var texts = new VBox(box, Controls.wrapped(list, "small", "muted", "mono"));
        texts.getStyleClass().add("migration-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var line = Controls.row(Controls.sign(Feather.TERMINAL, "state-attention"), texts);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }
}
