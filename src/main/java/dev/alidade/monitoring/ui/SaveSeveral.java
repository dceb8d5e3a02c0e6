package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.Fix;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Writes the fixes of all findings that are chosen as one migration; there while two or more have a fix without choice. */
final class SaveSeveral extends Button {
    private final FindingsViewModel model;
    private final MultipleSelectionModel<FindingLine> chosen;

    SaveSeveral(FindingsViewModel model, MultipleSelectionModel<FindingLine> chosen) {
        super("", new FontIcon(Feather.FILE_PLUS));
        this.model = model;
        this.chosen = chosen;
        setId("findings-save-several");
        getStyleClass().add("small");
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(new Tooltip(Messages.text("monitoring.findings.saveSeveral.hint")));
        disableProperty().bind(model.busyProperty());
        managedProperty().bind(visibleProperty());
        setOnAction(_ -> model.save(fixes()));
        chosen.getSelectedItems().addListener((ListChangeListener<FindingLine>) _ -> count());
        count();
    }

    private void count() {
        int count = fixes().size();
        setVisible(count > 1 && model.canWriteMigrations());
        setText(Messages.text("monitoring.findings.saveSeveral", count));
    }

    private SequencedMap<Finding, Fix> fixes() {
        var fixes = new LinkedHashMap<Finding, Fix>();
        for (var line : chosen.getSelectedItems()) {
            if (line instanceof FindingLine.Open open && open.finding().fixes().size() == 1) {
                fixes.put(open.finding(), open.finding().fixes().getFirst());
            }
        }
        return fixes;
    }
}
