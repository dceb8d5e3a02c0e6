package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.ui.ScreenState.Asking;
import dev.alidade.migration.ui.ScreenState.Phase;
import dev.alidade.ui.FileOpening;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.EmptyPane;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Migrations screen: list at the left, detail at the right, one clear Apply at the top. */
public final class MigrationView extends BorderPane {
    private final MigrationViewModel model;
    private final ContentState content = new ContentState();
    private final SplitPane split = new SplitPane();
    private final MigrationListPane list;

    public MigrationView(MigrationViewModel model) {
        this.model = model;
        getStyleClass().add("migration-view");
        setId("migration-view");
        var detail =
                new MigrationDetailPane(model, new FileOpening(model.state().tasks(), model.run()::say));
        list = new MigrationListPane(model, detail::focusScript);
        setTop(new VBox(
                new MigrationHeader(model).build(this::chooseFolder),
                new NewMigrationPanel(model.state(), model.place()),
                new WarningsBanner(model),
                new AdoptOffer(model.adopt()),
                new ApplyPanel(model, list::focusList),
                new RollbackPanel(model),
                new AdoptPanel(model),
                new RepairPanel(model),
                new RunPanel(model),
                banner()));
        split.getItems().setAll(list, detail);
        split.setDividerPositions(0.4);
        SplitPane.setResizableWithParent(list, false);
        setCenter(content);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.state().phaseProperty().addListener((_, _, _) -> showPhase());
        showPhase();
    }

    private void key(KeyEvent event) {
        var asked = model.state().askingProperty().get() != Asking.NOTHING;
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            model.apply().askForSelected();
        } else if (event.getCode() == KeyCode.ESCAPE && asked) {
            model.declineAll();
        } else if (event.getCode() == KeyCode.F && event.isShortcutDown()) {
            list.focusFilter();
        } else if (event.getCode() == KeyCode.F5) {
            model.refresh();
        } else {
            return;
        }
        event.consume();
    }

    private Node banner() {
        var run = model.run();
        var text = new Label();
        text.setId("migration-banner");
        text.setWrapText(true);
        text.textProperty().bind(run.bannerProperty());
        var icon = new FontIcon(Feather.CHECK_CIRCLE);
        var banner = new HBox(icon, text);
        banner.setAlignment(Pos.CENTER_LEFT);
        banner.getStyleClass().add("migration-banner");
        banner.visibleProperty()
                .bind(run.bannerProperty()
                        .isNotEmpty()
                        .and(model.state().phaseProperty().isNotEqualTo(Phase.PROBLEM))
                        .and(model.state().askingProperty().isEqualTo(Asking.NOTHING)));
        banner.managedProperty().bind(banner.visibleProperty());
        run.goodProperty().addListener((_, _, good) -> {
            icon.setIconCode(good ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
            banner.getStyleClass().remove("failed");
            if (!good) {
                banner.getStyleClass().add("failed");
            }
        });
        return banner;
    }

    private void showPhase() {
        switch (model.state().phaseProperty().get()) {
            case NO_FOLDER ->
                content.empty(new EmptyPane(
                        Feather.GIT_COMMIT,
                        Messages.text("migration.empty.title"),
                        Messages.text("migration.empty.text"),
                        Messages.text("migration.empty.action"),
                        this::chooseFolder));
            case LOADING -> content.loading();
            case PROBLEM ->
                content.problem(
                        Objects.requireNonNull(model.state().problemProperty().get()), model::refresh);
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
                    Messages.text("migration.action.new"),
                    model.place()::askForName));
        } else {
            content.content(split);
        }
    }

    private void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("migration.empty.action"));
        var current = model.state().folderProperty().get();
        if (current != null && current.toFile().isDirectory()) {
            chooser.setInitialDirectory(current.toFile());
        }
        var chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.open(chosen.toPath());
        }
    }
}
