package dev.alidade.browser.ui;

import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.RowFilter;
import dev.alidade.browser.SchemaEntry;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.browser.ui.relation.RelationViewModel;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The tree's state: schemas, their relations as far as asked for, and what is filtered out. */
public final class TablesViewModel {
    private final RelationTree tree;
    private final BackgroundTasks tasks;
    private final GridViewModel grid;
    private final RelationViewModel relation;
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty showHidden = new SimpleBooleanProperty(false);
    private final ObservableList<SchemaBranch> branches = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Set<String> asked = new HashSet<>();

    public TablesViewModel(RelationTree tree, RelationPages pages, GridTools tools, BackgroundTasks tasks) {
        this.tree = tree;
        this.tasks = tasks;
        this.grid = new GridViewModel(tree, tools, tasks);
        grid.onFollow(this::open);
        this.relation = new RelationViewModel(pages, tasks, this::open);
        grid.stateProperty().addListener((_, _, state) -> relation.choose(state.chosen()));
        filter.addListener((_, _, text) -> {
            if (!text.isBlank()) {
                branches.filtered(this::isListed).forEach(this::expand);
            }
        });
    }

    /** The rows of the chosen relation. */
    public GridViewModel grid() {
        return grid;
    }

    /** What is known of the chosen relation besides its rows. */
    public RelationViewModel relation() {
        return relation;
    }

    /** Part of a relation's name, any case. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Whether system schemas and what belongs to extensions are listed. */
    public BooleanProperty showHiddenProperty() {
        return showHidden;
    }

    ObservableList<SchemaBranch> branches() {
        return branches;
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Reads the schemas again, and the relations of those that were open. */
    public void refreshTree() {
        tasks.start(Messages.text("browser.task.schemas"), context -> tree.schemas(context.cancellation()))
                .onSuccess(this::show)
                .onFailure(problem::set);
    }

    /** Opens a relation by name, wherever it is in the tree. */
    public void open(RelationName name) {
        open(name, RowFilter.NONE);
    }

    /** Opens those rows of a relation that a filter lets through. */
    public void open(RelationName name, RowFilter wanted) {
        tasks.start(
                        Messages.text("browser.task.relations", name.schema()),
                        context -> tree.relations(name.schema(), context.cancellation()))
                .onSuccess(found -> found.stream()
                        .filter(entry -> entry.name().equals(name))
                        .findFirst()
                        .ifPresent(entry -> grid.open(entry, wanted)))
                .onFailure(problem::set);
    }

    /** Asks for the relations of a schema, once. */
    void expand(SchemaBranch branch) {
        var schema = branch.schema().name();
        if (branch.relations() == null && asked.add(schema)) {
            tasks.start(
                            Messages.text("browser.task.relations", schema),
                            context -> tree.relations(schema, context.cancellation()))
                    .onSuccess(found -> put(new SchemaBranch(branch.schema(), found)))
                    .onFailure(reason -> {
                        asked.remove(schema);
                        problem.set(reason);
                    });
        }
    }

    /** Whether a schema is shown. */
    boolean isListed(SchemaBranch branch) {
        return showHidden.get() || (!branch.schema().system() && branch.schema().extension() == null);
    }

    /** Whether a relation is shown: not hidden, and it or one of its partitions matches the filter. */
    boolean isListed(RelationEntry entry) {
        return (showHidden.get() || entry.extension() == null) && matches(entry);
    }

    private boolean matches(RelationEntry entry) {
        var wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || entry.name().name().toLowerCase(Locale.ROOT).contains(wanted)
                || entry.partitions().stream().anyMatch(this::matches);
    }

    private void show(List<SchemaEntry> schemas) {
        problem.set(null);
        var open = new HashSet<>(asked);
        asked.clear();
        branches.setAll(schemas.stream()
                .map(schema -> new SchemaBranch(schema, known(schema.name())))
                .toList());
        branches.stream()
                .filter(branch -> open.isEmpty()
                        ? isFirstChoice(branch)
                        : open.contains(branch.schema().name()))
                .toList()
                .forEach(branch -> expand(new SchemaBranch(branch.schema(), null)));
    }

    private @Nullable List<RelationEntry> known(String schema) {
        return branches.stream()
                .filter(branch -> branch.schema().name().equals(schema))
                .findFirst()
                .map(SchemaBranch::relations)
                .orElse(null);
    }

    private boolean isFirstChoice(SchemaBranch branch) {
        return isListed(branch) && branch.schema().usable() && branch.schema().relations() > 0;
    }

    private void put(SchemaBranch branch) {
        for (int i = 0; i < branches.size(); i++) {
            if (branches.get(i).schema().name().equals(branch.schema().name())) {
                branches.set(i, branch);
            }
        }
    }
}
