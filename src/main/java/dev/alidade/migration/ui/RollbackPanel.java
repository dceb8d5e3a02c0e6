package dev.alidade.migration.ui;

import dev.alidade.change.Acceptance;
import dev.alidade.change.Acceptance.Order;
import dev.alidade.change.DefinitionChange;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.RollbackPreview;
import dev.alidade.migration.RollbackPreview.Step;
import dev.alidade.migration.ui.RollbackFlow.Plan;
import dev.alidade.migration.ui.ScreenState.Asking;
import dev.alidade.statement.PlainNames;
import dev.alidade.ui.control.DiffPane;
import dev.alidade.ui.control.SqlPane;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What a rollback does, loses and sends, before it does; or why it is refused. */
final class RollbackPanel extends QuestionPanel {
    private static final double HIGHEST = 420;
    private static final double LOOK = 190;

    private final RollbackFlow flow;
    private final WayChoice ways;
    private final VBox steps = new VBox();
    private final VBox warnings = new VBox();
    private final DiffPane definitions = new DiffPane();
    private final SqlPane sql = new SqlPane();
    private final TabPane looks = new TabPane();
    private final OrderChoice order = new OrderChoice();
    private final CheckBox data = box("migration-agree-data", "");
    private final CheckBox trust = box("migration-agree-trust", "");
    private final VBox programs = new VBox();
    private final UnattributedChoice unattributed;
    private final RehearsalNote rehearsal;
    private final DriftNote drift = new DriftNote();
    private final Node name;

    RollbackPanel(MigrationViewModel model) {
        super("rollback", Asking.ROLLBACK, model.state(), Feather.ROTATE_CCW, () -> {});
        flow = model.rollback();
        ways = new WayChoice(flow);
        unattributed = new UnattributedChoice(flow);
        rehearsal = new RehearsalNote(model.state());
        name = nameLine();
        go().getStyleClass().add("danger");
        go().setOnAction(_ -> {
            var agreed = new Acceptance(order.chosenProperty().get(), data.isSelected());
            var plan = flow.planProperty().get();
            if (plan != null && plan.isToBeRehearsed()) {
                flow.rehearse(agreed);
            } else {
                flow.confirm(agreed);
            }
        });
        offWhile(Bindings.createBooleanBinding(
                () -> !isAgreed(flow.planProperty().get()),
                flow.planProperty(),
                order.chosenProperty(),
                data.selectedProperty(),
                drift.seenProperty(),
                trust.selectedProperty()));
        sql.setId("migration-rollback-preview");
        definitions.setId("migration-rollback-definitions");
        steps.getStyleClass().add("migration-confirm-body");
        warnings.getStyleClass().add("migration-confirm-body");
        looks.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        looks.setId("migration-rollback-looks");
        looks.setMinHeight(LOOK);
        looks.setPrefHeight(LOOK);
        looks.getTabs()
                .setAll(
                        new Tab(Messages.text("migration.rollback.definitions"), definitions),
                        new Tab(Messages.text("migration.rollback.statements"), sql));
        var body = new VBox(ways, steps, rehearsal, warnings, drift, unattributed, order, data, programs, looks, name);
        body.getStyleClass().add("migration-confirm-body");
        getChildren().add(Controls.scroll(body, HIGHEST));
        flow.planProperty().addListener((_, before, plan) -> {
            if (plan != null) {
                boolean other = before == null || !before.versions().equals(plan.versions());
                show(plan, other);
            }
        });
    }

    private boolean isAgreed(@Nullable Plan plan) {
        if (plan != null && plan.isToBeRehearsed()) {
            return true;
        }
        return plan != null
                && !plan.isRefused()
                && (!plan.reorders() || order.chosenProperty().get() != Order.REFUSED)
                && (!plan.losesData() || data.isSelected())
                && (plan.drift().isEmpty() || drift.isSeen())
                && (plan.trust() == null || trust.isSelected());
    }

    private void show(Plan plan, boolean other) {
        if (other) {
            order.clear();
            data.setSelected(false);
            trust.setSelected(false);
        }
        var versions = versions(plan);
        title().setText(Messages.text("migration.rollback.title", versions));
        go().setText(
                        plan.isToBeRehearsed()
                                ? Messages.text("migration.action.rehearse")
                                : Messages.text("migration.action.rollback", versions));
        rehearsal.show(plan);
        ways.show(plan);
        steps.getChildren().clear();
        warnings.getChildren().clear();
        var preview = plan.preview();
        if (preview != null) {
            fill(preview);
        }
        drift.show(plan.drift());
        if (preview != null) {
            unattributed.show(preview.unattributed());
        } else if (other) {
            unattributed.show(List.of());
        }
        var refusal = plan.refusal();
        if (refusal != null) {
            warnings.getChildren().add(warning(refusal));
        }
        programs.getChildren().clear();
        if (plan.trust() != null) {
            trust.setText(TrustNote.words(plan.trust()));
            programs.getChildren().add(TrustNote.of(plan.trust(), trust));
        }
        show(programs, plan.trust() != null);
        order.show(plan.reorders(), preview == null ? null : preview.rebuild());
        show(data, plan.losesData());
        show(looks, preview != null);
        show(name, !plan.isRefused() && !((HBox) name).getChildren().isEmpty() && name.isVisible());
        no().requestFocus();
    }

    private void fill(RollbackPreview preview) {
        var shown = preview.steps();
        shown.forEach(step -> steps.getChildren().add(step(step)));
        shown.forEach(step -> {
            step.conflicts().forEach(line -> warnings.getChildren().add(obstacle("migration.rollback.conflict", line)));
            step.dependents()
                    .forEach(line -> warnings.getChildren().add(obstacle("migration.rollback.dependent", line)));
        });
        if (!warnings.getChildren().isEmpty()) {
            warnings.getChildren()
                    .add(Controls.wrapped(Messages.text("migration.rollback.obstacles"), "small", "muted"));
        }
        var lost = preview.rowsLost();
        data.setText(
                lost.isEmpty()
                        ? Messages.text("migration.agree.gone")
                        : Messages.text(
                                "migration.agree.rows",
                                lost.entrySet().stream()
                                        .map(e -> Messages.text("migration.agree.rowsOf", e.getValue(), e.getKey()))
                                        .collect(Collectors.joining(", "))));
        definitions.show(shown.stream()
                .flatMap(step -> step.definitions().stream())
                .map(RollbackPanel::section)
                .toList());
        sql.setText(shown.stream().map(RollbackPanel::statements).collect(Collectors.joining("\n\n")));
        boolean known = shown.stream().anyMatch(step -> !step.definitions().isEmpty());
        looks.getTabs().getFirst().setDisable(!known);
        looks.getSelectionModel().select(known ? 0 : 1);
    }

    private static DiffPane.Section section(DefinitionChange change) {
        var mark = Messages.text("migration.rollback." + change.kind());
        return new DiffPane.Section(change.name(), mark, change.now(), change.then());
    }

    private static String statements(Step step) {
        var file = "-- " + step.script().name() + "\n";
        var without = step.way() == Way.SCRIPT ? "migration.rollback.program" : "migration.rollback.nothingSent";
        return step.statements().isEmpty()
                ? file + "-- " + Messages.text(without)
                : file + shown(step, String.join(";\n", step.statements()) + ";");
    }

    /** A script as it was written; computed statements without the quotes that only a program needs. */
    private static String shown(Step step, String sql) {
        return step.way() == Way.SCRIPT ? sql : PlainNames.of(sql);
    }

    private static Node step(Step step) {
        var file = FactTable.shortened(step.script().name());
        file.getStyleClass().setAll("label", "mono");
        HBox.setHgrow(file, Priority.SOMETIMES);
        var way = new Label(Messages.text("migration.way." + step.way().id()));
        way.getStyleClass().addAll("small", "muted");
        way.setMinWidth(USE_PREF_SIZE);
        var verdict = step.verdict();
        if (verdict == null) {
            return Controls.row(file, way);
        }
        var look = ProofLook.of(verdict);
        var word = new Label(look.word(), Controls.sign(look.icon(), look.style()));
        word.getStyleClass().addAll("small", look.style());
        word.setMinWidth(USE_PREF_SIZE);
        var line = Controls.row(file, way, word);
        if (step.reasons().isEmpty()) {
            return line;
        }
        var lines = new VBox(line);
        step.reasons().forEach(reason -> lines.getChildren().add(Controls.wrapped("• " + reason, "small", "muted")));
        return lines;
    }

    private static Node obstacle(String key, String line) {
        return Controls.note(
                Controls.sign(Feather.X_CIRCLE, "state-failed"), Controls.wrapped(Messages.text(key, line)));
    }

    private static Node warning(Problem problem) {
        var text = Controls.wrapped(problem.message(), "strong");
        text.setId("migration-rollback-refusal");
        var next = problem.nextStep();
        var texts = next == null ? new VBox(text) : new VBox(text, Controls.wrapped(next, "small", "muted"));
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        return Controls.row(Controls.sign(Feather.X_CIRCLE, "state-failed"), texts);
    }

    private static String versions(Plan plan) {
        var preview = plan.preview();
        List<String> words = preview == null
                ? plan.versions().stream().sorted().map(v -> v.text()).toList().reversed()
                : preview.steps().stream().map(step -> step.version().text()).toList();
        return String.join(", ", words);
    }

    private static CheckBox box(String id, String text) {
        var box = new CheckBox(text);
        box.setId(id);
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        return box;
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
