package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.ui.RollbackFlow.Plan;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** In which way it is taken back, where there are two. */
final class WayChoice extends HBox {
    private final RollbackFlow flow;
    private final ToggleGroup group = new ToggleGroup();
    private final RadioButton proven = radio("migration-way-proven", "migration.way.proven", null);
    private final RadioButton computed = radio("migration-way-computed", "migration.way.computed", Way.COMPUTED);
    private final RadioButton script = radio("migration-way-script", "migration.way.script", Way.SCRIPT);

    WayChoice(RollbackFlow flow) {
        super(16);
        this.flow = flow;
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(new Label(Messages.text("migration.way.label")), proven, computed, script);
    }

    void show(Plan plan) {
        setVisible(plan.both());
        setManaged(plan.both());
        var way = plan.way();
        group.selectToggle(way == null ? proven : way == Way.COMPUTED ? computed : script);
    }

    private RadioButton radio(String id, String key, @Nullable Way way) {
        var radio = new RadioButton(Messages.text(key));
        radio.setId(id);
        radio.setMnemonicParsing(false);
        radio.setToggleGroup(group);
        radio.setMinWidth(USE_PREF_SIZE);
        radio.setOnAction(_ -> flow.choose(way));
        return radio;
    }
}
