package dev.alidade.browser.ui;

import dev.alidade.browser.NamedRelation;
import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationNames;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.RowFilter;
import dev.alidade.browser.SchemaEntry;
import dev.alidade.browser.object.ObjectReader;
import dev.alidade.browser.object.SchemaObject;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.browser.ui.diagram.DiagramSubject;
import dev.alidade.browser.ui.diagram.DiagramViewModel;
import dev.alidade.browser.ui.object.ObjectViewModel;
import dev.alidade.browser.ui.relation.RelationViewModel;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
    private final ObjectReader objects;
    private final ObjectViewModel object;
    private final DiagramViewModel diagram;
    private final TreeSearch search;
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty showHidden = new SimpleBooleanProperty(false);
    private final ObservableList<SchemaBranch> branches = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable List<SchemaObject>> databaseObjects = new ReadOnlyObjectWrapper<>();
    private final Set<String> asked = new HashSet<>();

    public TablesViewModel(
            RelationTree tree, RelationPages pages, TablesScope scope, GridTools tools, BackgroundTasks tasks) {
        this.tree = tree;
        this.tasks = tasks;
        this.grid = new GridViewModel(tree, tools, scope.values(), tasks);
        grid.onFollow(this::open);
        this.relation = new RelationViewModel(pages, tasks, this::open);
        this.objects = scope.objects();
        this.object = new ObjectViewModel(objects, tasks);
        this.diagram = new DiagramViewModel(scope.diagrams(), tasks, scope.dark(), this::open);
        this.search = new TreeSearch(tree, tasks, filter, showHidden, problem::set);
        grid.stateProperty().addListener((_, _, state) -> relation.choose(state.chosen()));
    }

    /** The rows of the chosen relation. */
    public GridViewModel grid() {
        return grid;
    }

    /** What is known of the chosen relation besides its rows. */
    public RelationViewModel relation() {
        return relation;
    }

    /** The page of an object that is no relation. */
    public ObjectViewModel object() {
        return object;
    }

    /** The diagram over the screen. */
    public DiagramViewModel diagram() {
        return diagram;
    }

    /** Draws the schema of the chosen relation, else the first one that has relations. */
    public void drawSchema() {
        var chosen = relation.relationProperty().get();
        if (chosen != null) {
            diagram.show(new DiagramSubject(chosen.name().schema(), null));
        } else {
            branches.stream()
                    .filter(this::isFirstChoice)
                    .findFirst()
                    .ifPresent(branch ->
                            diagram.show(new DiagramSubject(branch.schema().name(), null)));
        }
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

    /** What the filter found; null without one. */
    ReadOnlyObjectProperty<RelationNames.@Nullable Found> foundProperty() {
        return search.foundProperty();
    }

    /** Extensions, publications and roles; null until somebody asked. */
    ReadOnlyObjectProperty<@Nullable List<SchemaObject>> databaseObjectsProperty() {
        return databaseObjects.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Reads the schemas again, and the relations of those that were open. */
    public void refreshTree() {
        search.forget();
        if (databaseObjects.get() != null) {
            readDatabaseObjects();
        }
        tasks.start(Messages.text("browser.task.schemas"), context -> tree.schemas(context.cancellation()))
                .onSuccess(this::show)
                .onFailure(problem::set);
    }

    /** Relations by a part of their name, for a search outside of this screen; as {@link TreeSearch#offers} says. */
    List<NamedRelation> offers(String text, Runnable again) {
        return search.offers(text, again);
    }

    /** Opens a relation by name, and takes a filter away that would hide it in the tree. */
    void reveal(RelationName name) {
        var found = foundProperty().get();
        if (found != null && found.shown().stream().noneMatch(hit -> hit.name().equals(name))) {
            filter.set("");
        }
        open(name);
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
                        .flatMap(TablesViewModel::withPartitions)
                        .filter(entry -> entry.name().equals(name))
                        .findFirst()
                        .ifPresent(entry -> {
                            object.close();
                            grid.open(entry, wanted);
                        }))
                .onFailure(problem::set);
    }

    /** Shows the rows and pages of a relation. */
    void choose(RelationEntry entry) {
        object.close();
        grid.open(entry);
    }

    /** Opens the first relation that the filter found. */
    void openFirstFound() {
        var found = foundProperty().get();
        if (found != null && !found.shown().isEmpty()) {
            open(found.shown().getFirst().name());
        }
    }

    /** Asks for what is in a schema, once. */
    void expand(SchemaBranch branch) {
        var schema = branch.schema().name();
        if (branch.relations() == null && asked.add(schema)) {
            tasks.start(
                            Messages.text("browser.task.relations", schema),
                            context -> tree.relations(schema, context.cancellation()))
                    .onSuccess(found -> put(schema, known -> known.with(found)))
                    .onFailure(reason -> {
                        asked.remove(schema);
                        problem.set(reason);
                    });
            tasks.start(
                            Messages.text("browser.task.objects", schema),
                            context -> objects.ofSchema(schema, context.cancellation()))
                    .onSuccess(found -> put(schema, known -> known.withObjects(found)))
                    .onFailure(problem::set);
        }
    }

    /** Asks for what belongs to the whole database, once. */
    void expandDatabase() {
        if (databaseObjects.get() == null) {
            readDatabaseObjects();
        }
    }

    private void readDatabaseObjects() {
        tasks.start(Messages.text("browser.task.database"), context -> objects.ofDatabase(context.cancellation()))
                .onSuccess(databaseObjects::set)
                .onFailure(problem::set);
    }

    /** Whether a schema is shown. */
    boolean isListed(SchemaBranch branch) {
        return showHidden.get() || (!branch.schema().system() && branch.schema().extension() == null);
    }

    /** Whether a relation is shown. */
    boolean isListed(RelationEntry entry) {
        return showHidden.get() || entry.extension() == null;
    }

    /** Whether an object is shown. */
    boolean isListed(SchemaObject listed) {
        return showHidden.get() || listed.extension() == null;
    }

    private static Stream<RelationEntry> withPartitions(RelationEntry entry) {
        return Stream.concat(Stream.of(entry), entry.partitions().stream().flatMap(TablesViewModel::withPartitions));
    }

    private void show(List<SchemaEntry> schemas) {
        problem.set(null);
        var open = new HashSet<>(asked);
        asked.clear();
        branches.setAll(schemas.stream().map(this::known).toList());
        branches.stream()
                .filter(branch -> open.isEmpty()
                        ? isFirstChoice(branch)
                        : open.contains(branch.schema().name()))
                .toList()
                .forEach(branch -> expand(new SchemaBranch(branch.schema(), null, null)));
    }

    private SchemaBranch known(SchemaEntry schema) {
        return branches.stream()
                .filter(branch -> branch.schema().name().equals(schema.name()))
                .findFirst()
                .map(branch -> new SchemaBranch(schema, branch.relations(), branch.objects()))
                .orElseGet(() -> new SchemaBranch(schema, null, null));
    }

    private boolean isFirstChoice(SchemaBranch branch) {
        return isListed(branch) && branch.schema().usable() && branch.schema().relations() > 0;
    }

    private void put(String schema, UnaryOperator<SchemaBranch> known) {
        for (int i = 0; i < branches.size(); i++) {
            if (branches.get(i).schema().name().equals(schema)) {
                branches.set(i, known.apply(branches.get(i)));
            }
        }
    }
}
