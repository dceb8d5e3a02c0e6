package dev.alidade.migration.ui;

import dev.alidade.change.Verdict;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.proof.Proof;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small marks at the right of a row: what is known of a migration besides its state. */
final class RowBadges {
    /**
     * One mark.
     *
     * @param word one or two words
     * @param style of its sign, as the states have
     * @param why in a sentence, on hover
     */
    record Badge(Ikon icon, String word, String style, String why) {
        Node node() {
            var sign = new FontIcon(icon);
            sign.getStyleClass().add(style);
            var label = new Label(word, sign);
            label.getStyleClass().addAll("small", "migration-badge");
            label.setMinWidth(Label.USE_PREF_SIZE);
            label.setTooltip(new Tooltip(why));
            return label;
        }
    }

    private RowBadges() {}

    /**
     * The marks of one row.
     *
     * @param proof what was kept when it was applied; null when nothing was
     */
    static List<Node> of(Migration migration, @Nullable Proof proof) {
        var badges = new ArrayList<Badge>();
        if (proof != null) {
            var look = ProofLook.of(best(proof));
            badges.add(new Badge(
                    look.icon(),
                    look.word(),
                    look.style(),
                    Messages.text("migration.proof." + best(proof).id() + ".why")));
        } else if (migration.hasRollback()) {
            badges.add(new Badge(
                    Feather.ROTATE_CCW,
                    Messages.text("migration.badge.script"),
                    "state-unknown",
                    Messages.text("migration.badge.script.why")));
        }
        return badges.stream().map(Badge::node).toList();
    }

    /** Of the ways there are, the better one is what the user can rely on. */
    private static Verdict best(Proof proof) {
        var script = proof.script();
        return script != null && script.compareTo(proof.computed()) < 0 ? script : proof.computed();
    }
}
