package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.script.Convention;
import dev.alidade.ui.control.ScreenHeader;
import java.util.Arrays;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The title line: what is shown, by which convention, and the actions with Apply at the end. */
final class MigrationHeader {
    private final MigrationViewModel model;

    MigrationHeader(MigrationViewModel model) {
        this.model = model;
    }

    ScreenHeader build(Runnable chooseFolder) {
        var folder = Controls.button(
                "migration-folder", Feather.FOLDER, Messages.text("migration.action.folder"), chooseFolder);
        var rows = Controls.button(
                "migration-load-rows", Feather.DATABASE, Messages.text("migration.action.loadRows"), model::loadRows);
        rows.disableProperty().bind(model.canLoadRows().not());
        rows.visibleProperty().bind(model.state().sampleProperty().isNotNull());
        rows.managedProperty().bind(rows.visibleProperty());
        var make = Controls.button(
                "migration-new", Feather.FILE_PLUS, Messages.text("migration.action.new"), model.place()::askForName);
        make.disableProperty().bind(model.state().folderProperty().isNull());
        var header = new ScreenHeader(Messages.text("migration.title"))
                .actions(convention(), folder, make, rows, new HeaderMenu(model), apply());
        header.subtitleProperty()
                .bind(Bindings.createStringBinding(
                        () -> subtitle(model.statusProperty().get()), model.statusProperty()));
        return header;
    }

    private MenuButton convention() {
        var menu = new MenuButton("", new FontIcon(Feather.TAG));
        menu.setId("migration-convention");
        menu.setMnemonicParsing(false);
        menu.getStyleClass().add("migration-convention");
        var why = new Tooltip();
        menu.setTooltip(why);
        menu.setVisible(false);
        menu.managedProperty().bind(menu.visibleProperty());
        model.statusProperty().addListener((_, _, status) -> {
            menu.setVisible(status != null);
            menu.getItems().clear();
            if (status != null) {
                var now = status.folder().convention();
                menu.setText(Messages.text("migration.convention.short." + now.id()));
                why.setText(String.join("\n", status.folder().evidence()));
                fill(menu, now);
            }
        });
        return menu;
    }

    private void fill(MenuButton menu, Convention now) {
        menu.getItems()
                .addAll(
                        Controls.item(
                                "migration-convention-detect",
                                Messages.text("migration.convention.detect"),
                                () -> model.place().choose(null)),
                        new SeparatorMenuItem());
        Arrays.stream(Convention.values()).filter(c -> c != Convention.NONE).forEach(convention -> {
            var item = new RadioMenuItem(convention.label());
            item.setId("migration-convention-" + convention.id());
            item.setSelected(convention == now);
            item.setOnAction(_ -> model.place().choose(convention));
            menu.getItems().add(item);
        });
    }

    private Node apply() {
        var apply = Controls.button("migration-apply", Feather.PLAY, "", model.apply()::askForAll);
        apply.getStyleClass().addAll("accent", "left-pill");
        apply.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.state().applicable().isEmpty()
                                ? Messages.text("migration.action.applyNone")
                                : Messages.text(
                                        "migration.action.apply",
                                        model.state().applicable().size()),
                        model.statusProperty()));
        apply.disableProperty().bind(model.apply().canApply().not());
        var more = new MenuButton();
        more.setId("migration-apply-more");
        more.getStyleClass().addAll("accent", "right-pill", "migration-apply-more");
        more.setAccessibleText(Messages.text("migration.action.more"));
        more.disableProperty().bind(apply.disableProperty());
        var selected = Controls.item(
                "migration-apply-selected",
                Messages.text("migration.action.applySelected"),
                model.apply()::askForSelected);
        selected.disableProperty().bind(model.apply().canApplySelected().not());
        var here = Controls.item(
                "migration-apply-here", Messages.text("migration.action.applyHere"), model.apply()::askUpToHere);
        here.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> {
                            var item = model.items().selectedProperty().get();
                            return item == null || !item.isApplicable();
                        },
                        model.items().selectedProperty()));
        more.getItems()
                .setAll(
                        Controls.item(
                                "migration-apply-all",
                                Messages.text("migration.action.applyAll"),
                                model.apply()::askForAll),
                        Controls.item(
                                "migration-apply-next",
                                Messages.text("migration.action.applyNext"),
                                model.apply()::askForNext),
                        here,
                        selected);
        var both = new HBox(apply, more);
        // a disabled button shows no tooltip, so its place does: the reason why it is disabled
        if (model.state().setting().readOnly()) {
            Tooltip.install(both, new Tooltip(Messages.text("migration.apply.readOnly")));
        }
        return both;
    }

    private String subtitle(@Nullable MigrationStatus status) {
        if (status == null) {
            return "";
        }
        var text = Messages.text(
                "migration.subtitle",
                status.folder().name(),
                model.state().applicable().size());
        return model.state().setting().readOnly() ? text + " · " + Messages.text("migration.subtitle.readOnly") : text;
    }
}
