package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationState;
import dev.alidade.migration.repair.RepairAction;
import dev.alidade.migration.repair.RepairAction.Align;
import dev.alidade.migration.repair.RepairAction.MarkApplied;
import dev.alidade.migration.repair.RepairAction.MarkReverted;
import dev.alidade.migration.repair.RepairAction.RemoveFailed;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The ways to mend what the histories say of a migration: as the items of a menu, or as buttons where one is near. */
final class RepairMenu {
    private record Way(String word, Ikon icon, RepairAction action, String text) {}

    private final MigrationViewModel model;

    RepairMenu(MigrationViewModel model) {
        this.model = model;
    }

    /** Every way that makes sense for a migration. */
    List<MenuItem> items(Migration migration) {
        return ways(migration).stream()
                .map(way -> Controls.item(
                        "migration-menu-" + way.word(),
                        way.text(),
                        () -> model.repair().ask(way.action())))
                .toList();
    }

    /** The ways that its state calls for; those that are only possible stay in the menu. */
    List<Button> buttons(Migration migration) {
        var called = switch (migration.state()) {
            case CHANGED, CHANGED_COMMENTS -> List.of("accept");
            case FAILED, INTERRUPTED -> List.of("forget", "mark-applied");
            case MISSING, FUTURE -> List.of("mark-reverted");
            default -> List.<String>of();
        };
        return ways(migration).stream()
                .filter(way -> called.contains(way.word()))
                .map(this::button)
                .toList();
    }

    private Button button(Way way) {
        var button = Controls.button(
                "migration-" + way.word(),
                way.icon(),
                way.text(),
                () -> model.repair().ask(way.action()));
        button.disableProperty().bind(model.state().whenFree(() -> true).not());
        return button;
    }

    private List<Way> ways(Migration migration) {
        var version = migration.version();
        var name = version.text();
        var ways = new ArrayList<Way>();
        if (RepairFlow.canAccept(migration)) {
            ways.add(new Way(
                    "accept", Feather.CHECK, new Align(version), Messages.text("migration.action.accept", name)));
        }
        if (migration.state() == MigrationState.FAILED && RepairFlow.canMarkReverted(migration)) {
            ways.add(new Way(
                    "forget", Feather.DELETE, new RemoveFailed(), Messages.text("migration.action.forgetFailed")));
        }
        if (RepairFlow.canMarkApplied(migration)) {
            ways.add(new Way(
                    "mark-applied",
                    Feather.CHECK_SQUARE,
                    new MarkApplied(version),
                    Messages.text("migration.action.markApplied", name)));
        }
        if (RepairFlow.canMarkReverted(migration)) {
            ways.add(new Way(
                    "mark-reverted",
                    Feather.ROTATE_CCW,
                    new MarkReverted(version),
                    Messages.text("migration.action.markReverted", name)));
        }
        return ways;
    }
}
