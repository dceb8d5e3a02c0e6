package dev.alidade.migration.ui;

import dev.alidade.change.Acceptance.Order;
import dev.alidade.change.RebuildPlan;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Whether columns may stand in another order, or their tables are built anew, and what that costs. */
final class OrderChoice extends VBox {
    private final ToggleGroup group = new ToggleGroup();
    private final RadioButton accept = radio("migration-agree-order", Order.ACCEPTED);
    private final RadioButton rebuild = radio("migration-rebuild-order", Order.REBUILT);
    private final VBox cost = new VBox();
    private final ReadOnlyObjectWrapper<Order> chosen = new ReadOnlyObjectWrapper<>(Order.REFUSED);

    OrderChoice() {
        setId("migration-order");
        getStyleClass().add("migration-order");
        cost.getStyleClass().add("migration-order-cost");
        var question =
                new Label(Messages.text("migration.order.question"), Controls.sign(Feather.COLUMNS, "state-attention"));
        question.getStyleClass().add("strong");
        question.setWrapText(true);
        question.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(question, accept, rebuild, cost);
        group.selectedToggleProperty()
                .addListener((_, _, toggle) -> chosen.set(
                        toggle == null ? Order.REFUSED : (Order) Objects.requireNonNull(toggle.getUserData())));
    }

    /** What was chosen; {@code REFUSED} before that. */
    ReadOnlyObjectProperty<Order> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    void clear() {
        group.selectToggle(null);
    }

    /**
     * @param wanted whether there is anything to choose
     * @param plan what the old order takes; null when that is not known, so that it is not offered
     */
    void show(boolean wanted, @Nullable RebuildPlan plan) {
        setVisible(wanted);
        setManaged(wanted);
        boolean offered = plan != null && plan.isPossible();
        rebuild.setDisable(!offered);
        if (!offered && rebuild.isSelected()) {
            clear();
        }
        cost.getChildren().clear();
        if (plan == null) {
            cost.getChildren().add(line(Messages.text("migration.order.unknown")));
        } else if (offered) {
            plan.tables().forEach(table -> cost.getChildren().add(line(table(table))));
            cost.getChildren().add(line(Messages.text("migration.order.cost", Sizes.bytes(plan.bytes()))));
            if (!plan.madeAnew().isEmpty()) {
                cost.getChildren().add(line(madeAnew(plan)));
            }
        } else {
            plan.obstacles().forEach(text -> cost.getChildren().add(line(text)));
        }
    }

    private static String table(RebuildPlan.Cost table) {
        return Messages.text(
                "migration.order.table", table.name(), Sizes.count(table.rows()), Sizes.bytes(table.bytes()));
    }

    private static String madeAnew(RebuildPlan plan) {
        int shown = 6;
        var names = plan.madeAnew().stream().limit(shown).collect(Collectors.joining(", "));
        int more = plan.madeAnew().size() - shown;
        return more > 0
                ? Messages.text("migration.order.anewMore", names, more)
                : Messages.text("migration.order.anew", names);
    }

    private static Node line(String text) {
        return Controls.wrapped(text, "small", "muted");
    }

    private RadioButton radio(String id, Order order) {
        var radio = new RadioButton(Messages.text("migration.order." + order));
        radio.setId(id);
        radio.setUserData(order);
        radio.setMnemonicParsing(false);
        radio.setToggleGroup(group);
        radio.setWrapText(true);
        radio.setMinHeight(USE_PREF_SIZE);
        return radio;
    }
}
