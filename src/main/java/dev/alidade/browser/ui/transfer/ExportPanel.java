package dev.alidade.browser.ui.transfer;

import dev.alidade.browser.transfer.TransferFormat;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.Worded;
import java.io.File;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Format, options, place, and how far it is. */
final class ExportPanel extends BorderPane {
    private final ExportViewModel model;

    ExportPanel(ExportViewModel model, Runnable close) {
        this.model = model;
        setId("export-panel");
        getStyleClass().add("transfer-panel");
        setTop(Pieces.head(Messages.text("transfer.export.title"), close));
        var body = new VBox(
                Pieces.wrapped(model.subjectProperty()),
                format(),
                separated(),
                file(),
                go(),
                Pieces.progress("export", model.run()),
                result(),
                Pieces.problem(model.run()));
        body.getStyleClass().add("transfer-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("transfer-scroll");
        setCenter(scroll);
    }

    private VBox format() {
        var format = new ComboBox<TransferFormat>();
        format.setId("export-format");
        format.getItems().setAll(TransferFormat.values());
        format.valueProperty().bindBidirectional(model.formatProperty());
        format.setConverter(new Worded<>(value -> Messages.text("transfer.format." + value.name())));
        format.setMaxWidth(Double.MAX_VALUE);
        return Pieces.labelled(Messages.text("transfer.export.format"), format);
    }

    /** What counts for CSV and TSV only. */
    private VBox separated() {
        var delimiter = Pieces.labelled(
                Messages.text("transfer.export.delimiterLabel"),
                Pieces.field("export-delimiter", model.delimiterProperty(), 3));
        Pieces.showWhile(delimiter, model.formatProperty().isEqualTo(TransferFormat.CSV));
        var nulls = Pieces.labelled(
                Messages.text("transfer.export.nullLabel"), Pieces.field("export-null", model.nullTextProperty(), 8));
        var options = new VBox(
                Pieces.row(delimiter, nulls),
                Pieces.check("export-header", Messages.text("transfer.export.header"), model.headerProperty()),
                Pieces.check("export-quote", Messages.text("transfer.export.quoteAll"), model.quoteAllProperty()),
                Pieces.check("export-bom", Messages.text("transfer.export.bom"), model.bomProperty()),
                Pieces.check(
                        "export-neutralise", Messages.text("transfer.export.neutralise"), model.neutraliseProperty()));
        options.getStyleClass().add("transfer-options");
        Pieces.showWhile(
                options,
                Bindings.createBooleanBinding(
                        () -> List.of(TransferFormat.CSV, TransferFormat.TSV)
                                .contains(model.formatProperty().get()),
                        model.formatProperty()));
        return options;
    }

    private VBox file() {
        var browse = new Button(Messages.text("transfer.panel.browse"), new FontIcon(Feather.FOLDER));
        browse.setId("export-browse");
        browse.setOnAction(_ -> browse());
        var box = new VBox(
                Pieces.labelled(
                        Messages.text("transfer.export.file"),
                        Pieces.row(Pieces.field("export-file", model.fileProperty(), 0), browse)),
                Pieces.check("export-gzip", Messages.text("transfer.export.gzip"), model.gzipProperty()),
                Pieces.check(
                        "export-overwrite", Messages.text("transfer.export.overwrite"), model.overwriteProperty()));
        box.getStyleClass().add("transfer-options");
        return box;
    }

    private Button go() {
        var go = new Button(Messages.text("transfer.export.go"), new FontIcon(Feather.DOWNLOAD));
        go.setId("export-go");
        go.getStyleClass().add("accent");
        go.setOnAction(_ -> model.start());
        go.disableProperty().bind(model.run().runningProperty());
        return go;
    }

    private Label result() {
        var result = Pieces.wrapped(model.resultProperty(), "transfer-done");
        result.setId("export-result");
        return result;
    }

    private void browse() {
        var chooser = new FileChooser();
        var now = new File(model.fileProperty().get());
        chooser.setInitialFileName(now.getName());
        if (now.getParentFile() != null && now.getParentFile().isDirectory()) {
            chooser.setInitialDirectory(now.getParentFile());
        }
        var chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            model.fileProperty().set(chosen.getPath());
            model.overwriteProperty().set(chosen.exists()); // the system's own dialog has asked
        }
    }
}
