package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.EmptyPane;
import dev.alidade.ui.control.ScreenHeader;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Migrations screen: list at the left, detail at the right, one clear Apply at the top. */
public final class MigrationView extends BorderPane {
    private final MigrationViewModel model;
    private final ContentState content = new ContentState();
    private final ListView<MigrationItem> list = new ListView<>();
    private final SplitPane split = new SplitPane();

    public MigrationView(MigrationViewModel model, Clock clock) {
        this.model = model;
        getStyleClass().add("migration-view");
        setId("migration-view");
        setTop(new VBox(header(), confirmPanel(), banner()));
        split.getItems().setAll(left(clock), new MigrationDetailPane(model));
        split.setDividerPositions(0.4);
        SplitPane.setResizableWithParent(split.getItems().getFirst(), false);
        setCenter(content);
        model.phaseProperty().addListener((_, _, _) -> showPhase());
        showPhase();
    }

    private ScreenHeader header() {
        var apply = button("migration-apply", Feather.PLAY, model::askToApplyAll);
        apply.getStyleClass().add("accent");
        apply.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.pending() == 0
                                ? Messages.text("migration.action.applyNone")
                                : Messages.text("migration.action.apply", model.pending()),
                        model.statusProperty()));
        apply.disableProperty().bind(model.canApply().not());
        var selected = button("migration-apply-selected", Feather.CHECK_SQUARE, model::askToApplySelected);
        selected.setText(Messages.text("migration.action.applySelected"));
        selected.disableProperty().bind(model.canApplySelected().not());
        var rows = button("migration-load-rows", Feather.DATABASE, model::loadRows);
        rows.setText(Messages.text("migration.action.loadRows"));
        rows.disableProperty().bind(model.canLoadRows().not());
        rows.visibleProperty().bind(model.sampleProperty().isNotNull());
        rows.managedProperty().bind(rows.visibleProperty());
        var folder = button("migration-folder", Feather.FOLDER, this::chooseFolder);
        folder.setText(Messages.text("migration.action.folder"));
        var header =
                new ScreenHeader(Messages.text("migration.title")).actions(folder, rows, selected, applyHost(apply));
        header.subtitleProperty()
                .bind(Bindings.createStringBinding(
                        () -> subtitle(model.statusProperty().get()), model.statusProperty()));
        return header;
    }

    /** A disabled button shows no tooltip, so its place does: the reason why it is disabled. */
    private Node applyHost(Button apply) {
        var host = new StackPane(apply);
        if (model.isReadOnly()) {
            Tooltip.install(host, new Tooltip(Messages.text("migration.apply.readOnly")));
        }
        return host;
    }

    private String subtitle(@Nullable MigrationStatus status) {
        if (status == null) {
            return "";
        }
        var text = Messages.text(
                "migration.subtitle",
                status.folder().name(),
                Messages.text(
                        "migration.convention." + status.folder().convention().id()),
                model.pending());
        return model.isReadOnly() ? text + " · " + Messages.text("migration.subtitle.readOnly") : text;
    }

    private Node confirmPanel() {
        var title = new Label();
        title.getStyleClass().add("strong");
        title.setId("migration-confirm-title");
        var text = new Label(Messages.text("migration.confirm.text"));
        text.setWrapText(true);
        text.getStyleClass().add("muted");
        var files = new Label();
        files.setWrapText(true);
        files.getStyleClass().add("mono");
        var go = button("migration-confirm-apply", Feather.PLAY, model::confirm);
        go.getStyleClass().add("accent");
        var no = button("migration-confirm-cancel", Feather.X, model::decline);
        no.setText(Messages.text("migration.action.notNow"));
        var texts = new VBox(title, files, text);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var panel = new HBox(texts, no, go);
        panel.getStyleClass().add("migration-confirm");
        panel.setAlignment(Pos.CENTER_LEFT);
        panel.setId("migration-confirm");
        model.askedProperty().addListener((_, _, wanted) -> {
            title.setText(Messages.text("migration.confirm.title", wanted.size()));
            files.setText(names(wanted));
            go.setText(Messages.text("migration.action.apply", wanted.size()));
            if (wanted.isEmpty()) {
                list.requestFocus();
            } else {
                go.requestFocus();
            }
        });
        go.setMinWidth(Region.USE_PREF_SIZE);
        no.setMinWidth(Region.USE_PREF_SIZE);
        panel.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.askedProperty().get().isEmpty(), model.askedProperty()));
        panel.managedProperty().bind(panel.visibleProperty());
        return panel;
    }

    private static String names(List<Migration> wanted) {
        var first = wanted.stream().limit(8).map(Migration::script).toList();
        var names = String.join("\n", first);
        return wanted.size() <= first.size()
                ? names
                : names + "\n" + Messages.text("migration.confirm.more", wanted.size() - first.size());
    }

    private Node banner() {
        var text = new Label();
        text.setId("migration-banner");
        text.setWrapText(true);
        text.textProperty().bind(model.bannerProperty());
        var icon = new FontIcon(Feather.CHECK_CIRCLE);
        var banner = new HBox(icon, text);
        banner.setAlignment(Pos.CENTER_LEFT);
        banner.getStyleClass().add("migration-banner");
        banner.visibleProperty().bind(model.bannerProperty().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
        model.failureProperty().addListener((_, _, failure) -> {
            icon.setIconCode(failure == null ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
            banner.getStyleClass().remove("failed");
            if (failure != null) {
                banner.getStyleClass().add("failed");
            }
        });
        return banner;
    }

    private Node left(Clock clock) {
        var filter = new TextField();
        filter.setId("migration-filter");
        filter.setPromptText(Messages.text("migration.filter.prompt"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        list.setId("migration-list");
        list.setItems(model.items());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new MigrationCell(model, clock));
        list.setPlaceholder(new Label(Messages.text("migration.filter.nothing")));
        VBox.setVgrow(list, Priority.ALWAYS);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> {
            if (item != null) {
                model.selectedProperty().set(item);
            }
        });
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<MigrationItem>)
                _ -> model.selection()
                        .setAll(list.getSelectionModel().getSelectedItems().stream()
                                .filter(Objects::nonNull)
                                .toList()));
        model.selectedProperty().addListener((_, _, item) -> {
            if (item != null && !item.equals(list.getSelectionModel().getSelectedItem())) {
                list.getSelectionModel().clearAndSelect(model.items().indexOf(item));
            }
        });
        model.progressProperty().addListener((_, _, _) -> list.refresh());
        var left = new VBox(filter, list);
        left.getStyleClass().add("migration-left");
        left.setMinWidth(280);
        return left;
    }

    private void showPhase() {
        switch (model.phaseProperty().get()) {
            case NO_FOLDER ->
                content.empty(new EmptyPane(
                        Feather.GIT_COMMIT,
                        Messages.text("migration.empty.title"),
                        Messages.text("migration.empty.text"),
                        Messages.text("migration.empty.action"),
                        this::chooseFolder));
            case LOADING -> content.loading();
            case PROBLEM ->
                content.problem(Objects.requireNonNull(model.problemProperty().get()), model::refresh);
            case READY -> showStatus(model.statusProperty().get());
        }
    }

    private void showStatus(@Nullable MigrationStatus status) {
        if (status != null
                && status.migrations().isEmpty()
                && status.folder().ignored().isEmpty()) {
            content.empty(new EmptyPane(
                    Feather.FOLDER,
                    Messages.text("migration.nothing.title"),
                    Messages.text("migration.nothing.text", status.folder().name()),
                    Messages.text("migration.empty.action"),
                    this::chooseFolder));
        } else {
            content.content(split);
        }
    }

    private void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("migration.empty.action"));
        var current = model.folderProperty().get();
        if (current != null && current.toFile().isDirectory()) {
            chooser.setInitialDirectory(current.toFile());
        }
        var chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.open(chosen.toPath());
        }
    }

    private static Button button(String id, Ikon icon, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
