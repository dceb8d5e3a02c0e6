package dev.alidade.browser.ui.transfer;

import dev.alidade.browser.RelationName;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The two buttons of the screen's title line and the panel that each opens at the right; one at a time. */
public final class TransferPanels {
    private static final double SHARE = 0.68;

    private final ExportViewModel exporting;
    private final ImportViewModel importing;
    private final ExportPanel exportPanel;
    private final ImportPanel importPanel;
    private final Supplier<@Nullable ExportSubject> shown;
    private final SplitPane place;
    private final Button exportButton =
            new Button(Messages.text("transfer.export.open"), new FontIcon(Feather.DOWNLOAD));
    private final Button importButton = new Button(Messages.text("transfer.import.open"), new FontIcon(Feather.UPLOAD));

    /**
     * @param shown the rows that the screen shows now; null when it shows none
     * @param place where the panels appear, as the last part
     * @param onChange called when rows were imported or taken back
     */
    public TransferPanels(
            TransferTools tools,
            BackgroundTasks tasks,
            Supplier<@Nullable ExportSubject> shown,
            SplitPane place,
            Runnable onChange) {
        this.shown = shown;
        this.place = place;
        exporting = new ExportViewModel(tools.exporter(), tasks);
        importing = new ImportViewModel(tools, tasks, onChange);
        exportPanel = new ExportPanel(exporting, this::close);
        importPanel = new ImportPanel(importing, this::close);
        exportButton.setId("tables-export");
        exportButton.setOnAction(_ -> openExport());
        importButton.setId("tables-import");
        importButton.setOnAction(_ -> openImport());
        for (var panel : List.<Region>of(exportPanel, importPanel)) {
            SplitPane.setResizableWithParent(panel, false);
            panel.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
                if (key.getCode() == KeyCode.ESCAPE) {
                    close();
                    key.consume();
                }
            });
        }
    }

    /** For the title line, the main action last. */
    public List<Node> buttons() {
        return List.of(importButton, exportButton);
    }

    /** What the export panel does; for tests and the demo. */
    public ExportViewModel exporting() {
        return exporting;
    }

    /** What the import panel does; for tests and the demo. */
    public ImportViewModel importing() {
        return importing;
    }

    /** Tells that another relation is shown. */
    public void follow() {
        var subject = shown.get();
        exportButton.setDisable(subject == null);
        if (place.getItems().contains(exportPanel)
                && !exporting.run().runningProperty().get()
                && subject != null) {
            exporting.open(subject);
        }
        if (place.getItems().contains(importPanel)
                && !importing.run().runningProperty().get()) {
            importing.open(name(subject));
        }
    }

    private void openExport() {
        var subject = shown.get();
        if (subject != null) {
            exporting.open(subject);
            open(exportPanel);
        }
    }

    private void openImport() {
        importing.open(name(shown.get()));
        open(importPanel);
    }

    private static @Nullable RelationName name(@Nullable ExportSubject subject) {
        return subject == null ? null : subject.relation();
    }

    private void open(Region panel) {
        var last = place.getItems().getLast();
        if (last.equals(panel)) {
            return;
        }
        close();
        place.getItems().add(panel);
        place.setDividerPosition(place.getItems().size() - 2, SHARE);
    }

    private void close() {
        place.getItems().removeAll(exportPanel, importPanel);
    }
}
