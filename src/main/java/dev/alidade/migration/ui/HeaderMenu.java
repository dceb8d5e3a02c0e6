package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.repair.RepairAction;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is done seldom: adopting a database, mending histories, and what the selected migration allows. */
final class HeaderMenu extends MenuButton {
    private final MigrationViewModel model;
    private final RepairMenu repair;
    private final MenuItem adopt;
    private final MenuItem forget;

    HeaderMenu(MigrationViewModel model) {
        super("", new FontIcon(Feather.MORE_HORIZONTAL));
        this.model = model;
        this.repair = new RepairMenu(model);
        setId("migration-more");
        getStyleClass().addAll("migration-more", "no-arrow", "button-icon");
        setAccessibleText(Messages.text("migration.action.moreActions"));
        adopt = Controls.item("migration-menu-adopt", Messages.text("migration.action.adoptOpen"), model.adopt()::ask);
        adopt.disableProperty().bind(model.adopt().canAdopt().not());
        forget = Controls.item(
                "migration-menu-forget-failed",
                Messages.text("migration.action.forgetFailed"),
                () -> model.repair().ask(new RepairAction.RemoveFailed()));
        forget.disableProperty()
                .bind(model.state()
                        .whenFree(() -> model.statusProperty().get() != null)
                        .not());
        disableProperty().bind(model.statusProperty().isNull());
        model.state().items().selectedProperty().addListener((_, _, _) -> fill());
        model.statusProperty().addListener((_, _, _) -> fill());
        fill();
    }

    private void fill() {
        var items = new ArrayList<MenuItem>(List.of(adopt, forget));
        var ways = model.state().selected().map(repair::items).orElse(List.of());
        if (!ways.isEmpty()) {
            items.add(new SeparatorMenuItem());
            ways.forEach(way -> way.disableProperty()
                    .bind(model.state().whenFree(() -> true).not()));
            items.addAll(ways);
        }
        getItems().setAll(items);
    }
}
