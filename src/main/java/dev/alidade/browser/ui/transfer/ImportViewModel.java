package dev.alidade.browser.ui.transfer;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.transfer.ImportMode;
import dev.alidade.browser.transfer.ImportOutcome;
import dev.alidade.browser.transfer.ImportPlan;
import dev.alidade.browser.transfer.ImportRequest;
import dev.alidade.browser.transfer.ImportUndo;
import dev.alidade.browser.transfer.NewTable;
import dev.alidade.browser.transfer.ReadOptions;
import dev.alidade.browser.transfer.Reject;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A file on its way into a table: what it looks like, where its columns go, what a trial says, and what came of it. */
public final class ImportViewModel {
    private final TransferTools tools;
    private final TransferRun run;
    private final Runnable onChange;
    private final StringProperty file = new SimpleStringProperty("");
    private final StringProperty newTable = new SimpleStringProperty("");
    private final StringProperty encoding = new SimpleStringProperty("");
    private final StringProperty nullText = new SimpleStringProperty("");
    private final BooleanProperty keepRejects = new SimpleBooleanProperty(true);
    private final ObjectProperty<ImportMode> mode = new SimpleObjectProperty<>(ImportMode.ALL_OR_NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable RelationName> table = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ImportPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ImportUndo> undo = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final ObservableList<Reject> rejects = FXCollections.observableArrayList();
    private final Map<String, String> map = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();

    ImportViewModel(TransferTools tools, BackgroundTasks tasks, Runnable onChange) {
        this.tools = tools;
        this.run = new TransferRun(tasks);
        this.onChange = onChange;
        file.addListener((_, _, _) -> {
            map.clear();
            types.clear();
        });
    }

    /** Chooses the table; null where none is open and a new one must be named. */
    public void open(@Nullable RelationName target) {
        if (!Objects.equals(table.get(), target)) {
            table.set(target);
            forget();
            map.clear();
            types.clear();
        }
    }

    /** Reads the file's beginning and lays out where its columns go. */
    public void look() {
        forget();
        plan(Map.copyOf(map), Map.copyOf(types));
    }

    /** Sends a column of the file elsewhere; an empty column leaves it out. Stays as it was where that cannot be. */
    public void remap(String name, String column) {
        plan(with(map, name, column), Map.copyOf(types));
    }

    /** Another type than the guessed one for a column of the new table; an empty one is guessed again. */
    public void retype(String name, String type) {
        var wanted = with(types, name, type);
        if (type.isEmpty()) {
            wanted.remove(name);
        }
        plan(Map.copyOf(map), wanted);
    }

    private static Map<String, String> with(Map<String, String> choices, String name, String choice) {
        var changed = new LinkedHashMap<>(choices);
        changed.put(name, choice);
        return changed;
    }

    private void plan(Map<String, String> wanted, Map<String, String> wantedTypes) {
        var target = target();
        if (file.get().isBlank() || target == null) {
            return;
        }
        var options = options();
        var chosen = Path.of(file.get().strip());
        boolean create = !newTable.get().isBlank();
        var before = plan.get();
        run.start(
                Messages.text("transfer.import.look", chosen.getFileName().toString()),
                0,
                (context, _) -> create
                        ? tools.planner()
                                .intoNew(
                                        chosen,
                                        new NewTable(target, wantedTypes, ImportRequest.progressBeside(chosen)),
                                        options,
                                        wanted,
                                        context.cancellation())
                        : tools.planner().into(chosen, target, options, wanted, context.cancellation()),
                found -> {
                    keep(map, wanted);
                    keep(types, wantedTypes);
                    plan.set(found);
                },
                _ -> {
                    plan.set(null);
                    plan.set(before); // shown anew, as it still is
                },
                Messages.text("transfer.run.stopped"));
    }

    private static void keep(Map<String, String> choices, Map<String, String> now) {
        choices.clear();
        choices.putAll(now);
    }

    /** Does everything and takes it back. */
    public void tryOut() {
        run(ImportRequest.trial().keeping(null), true);
    }

    /** Imports. */
    public void start() {
        var place = keepRejects.get() && mode.get() != ImportMode.ALL_OR_NOTHING
                ? Path.of(file.get().strip() + ".rejects.csv")
                : null;
        run(ImportRequest.of(mode.get()).keeping(place), false);
    }

    /** Takes the import back. */
    public void takeBack() {
        var note = undo.get();
        if (note != null) {
            run.start(
                    Messages.text("transfer.import.undoTask", note.table().label()),
                    0,
                    (context, _) -> {
                        tools.importer().undo(note, context.cancellation());
                        return true;
                    },
                    _ -> {
                        undo.set(null);
                        rejects.clear();
                        result.set(Messages.text("transfer.cli.undone", Sizes.exact(note.rows())));
                        onChange.run();
                    });
        }
    }

    private void run(ImportRequest request, boolean trial) {
        var planned = plan.get();
        if (planned == null) {
            return;
        }
        result.set("");
        rejects.clear();
        undo.set(null);
        run.start(
                Messages.text("transfer.import.task", planned.target().label()),
                planned.shape().bytes(),
                (context, listener) -> tools.importer().run(planned, request, listener, context.cancellation()),
                outcome -> {
                    show(outcome, trial, request.rejects());
                    if (!trial && outcome.undo() == null && planned.undo().possible() && isWhole(request)) {
                        result.set(result.get() + " · " + Messages.text("transfer.undo.notFound"));
                    }
                    if (!trial) {
                        onChange.run();
                    }
                },
                _ -> {},
                Messages.text(isWhole(request) ? "transfer.run.stopped" : "transfer.run.stoppedInParts"));
    }

    private static boolean isWhole(ImportRequest request) {
        return request.dryRun() || request.mode() != ImportMode.RESUMABLE;
    }

    private void show(ImportOutcome outcome, boolean trial, @Nullable Path place) {
        rejects.setAll(outcome.rejects());
        undo.set(outcome.undo());
        var text = Messages.text(
                trial ? "transfer.cli.wouldImport" : "transfer.cli.imported",
                Sizes.exact(outcome.rows()),
                Times.duration(outcome.took()));
        if (outcome.rejected() > 0) {
            text += " · " + Messages.text("transfer.cli.rejected", Sizes.exact(outcome.rejected()));
            if (place != null) {
                text += " → " + place;
            }
        }
        result.set(text);
    }

    private ReadOptions options() {
        var charset = encoding.get().isBlank() ? null : Charset.forName(encoding.get());
        return new ReadOptions(null, charset, null, null, nullText.get(), false);
    }

    private @Nullable RelationName target() {
        var name = newTable.get().strip();
        if (name.isEmpty()) {
            return table.get();
        }
        var open = table.get();
        int dot = name.indexOf('.');
        return dot > 0
                ? new RelationName(name.substring(0, dot), name.substring(dot + 1))
                : new RelationName(open == null ? "public" : open.schema(), name);
    }

    private void forget() {
        plan.set(null);
        undo.set(null);
        result.set("");
        rejects.clear();
        run.forget();
    }

    TransferRun run() {
        return run;
    }

    ReadOnlyObjectProperty<@Nullable RelationName> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /** The plan; null until the file was looked at. */
    public ReadOnlyObjectProperty<@Nullable ImportPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Whether a person chose the type of a column of the new table. */
    boolean isTypeChosen(String name) {
        return types.containsKey(name);
    }

    ReadOnlyObjectProperty<@Nullable ImportUndo> undoProperty() {
        return undo.getReadOnlyProperty();
    }

    /** What was imported; empty until something was. */
    public ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    ObservableList<Reject> rejects() {
        return rejects;
    }

    public StringProperty fileProperty() {
        return file;
    }

    StringProperty newTableProperty() {
        return newTable;
    }

    StringProperty encodingProperty() {
        return encoding;
    }

    StringProperty nullTextProperty() {
        return nullText;
    }

    BooleanProperty keepRejectsProperty() {
        return keepRejects;
    }

    public ObjectProperty<ImportMode> modeProperty() {
        return mode;
    }
}
