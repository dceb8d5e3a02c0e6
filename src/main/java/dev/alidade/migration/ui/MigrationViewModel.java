package dev.alidade.migration.ui;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.migration.MigrationOutcome;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.sample.Sample;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** What the Migrations screen shows and can do. To be used on the JavaFX thread. */
public final class MigrationViewModel {
    /** What the content shows. */
    enum Phase {
        NO_FOLDER,
        LOADING,
        READY,
        PROBLEM
    }

    private final MigrationService service;
    private final SampleLoader samples;
    private final BackgroundTasks tasks;
    private final boolean readOnly;
    private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NO_FOLDER);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MigrationStatus> status = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Sample> sample = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunProgress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MigrationFailure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MigrationOutcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Migration>> asked = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable RunningTask<?>> running = new ReadOnlyObjectWrapper<>();
    private final ScriptTexts texts;
    private final ReadOnlyStringWrapper log = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper banner = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<@Nullable MigrationItem> selected = new SimpleObjectProperty<>();
    private final ObservableList<MigrationItem> selection = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<MigrationItem> items = FXCollections.observableArrayList();
    private final FilteredList<MigrationItem> shown = new FilteredList<>(items);

    /**
     * @param readOnly whether the connection's profile forbids writing: then nothing can be applied
     */
    public MigrationViewModel(MigrationService service, SampleLoader samples, BackgroundTasks tasks, boolean readOnly) {
        this.service = service;
        this.samples = samples;
        this.tasks = tasks;
        this.readOnly = readOnly;
        this.texts = new ScriptTexts(tasks);
        filter.addListener((_, _, text) -> shown.setPredicate(item -> item.matches(text)));
        selected.addListener((_, _, item) -> texts.load(item));
    }

    /** Shows another folder. */
    public void open(Path newFolder) {
        folder.set(newFolder);
        items.clear();
        status.set(null);
        selected.set(null);
        failure.set(null);
        outcome.set(null);
        log.set("");
        banner.set("");
        refresh();
    }

    /** Reads folder and histories again. */
    public void refresh() {
        var path = folder.get();
        if (path == null || running.get() != null) {
            return;
        }
        phase.set(Phase.LOADING);
        record Found(MigrationStatus status, @Nullable Sample sample) {}
        tasks.start(
                        Messages.text("migration.task.status"),
                        context -> new Found(
                                service.status(path, context.cancellation()),
                                Sample.around(path).orElse(null)))
                .onSuccess(found -> {
                    if (path.equals(folder.get())) {
                        show(found.status(), found.sample());
                    }
                })
                .onFailure(this::showProblem);
    }

    /** Asks for confirmation to apply everything that can be. */
    public void askToApplyAll() {
        var current = status.get();
        ask(current == null ? List.of() : current.applicable());
    }

    /** Asks for confirmation to apply what is selected. */
    public void askToApplySelected() {
        ask(selection.stream()
                .filter(MigrationItem::isApplicable)
                .map(item -> ((MigrationItem.Entry) item).migration())
                .toList());
    }

    /** Takes the question back. */
    public void decline() {
        asked.set(List.of());
    }

    /** Applies what was asked about. */
    public void confirm() {
        var current = status.get();
        var wanted = asked.get();
        asked.set(List.of());
        if (current == null || wanted.isEmpty() || running.get() != null) {
            return;
        }
        Set<ScriptVersion> versions = wanted.stream().map(Migration::version).collect(Collectors.toUnmodifiableSet());
        var inbox = begin();
        var task = tasks.start(Messages.text("migration.task.apply", wanted.size()), context -> {
            int[] done = {0};
            return service.apply(
                    current,
                    new MigrationSelection.Only(versions),
                    event -> {
                        inbox.on(event);
                        if (event instanceof MigrationEvent.StatementStarted e) {
                            context.progress(
                                    Messages.text(
                                            "migration.task.statement",
                                            e.script().name(),
                                            e.number(),
                                            e.total()),
                                    done[0]++,
                                    statements(wanted));
                        }
                    },
                    context.cancellation());
        });
        running.set(task);
        task.onSuccess(this::showOutcome).onFailure(this::showRunProblem).onFinished(this::end);
    }

    /** Fills the sample's tables. */
    public void loadRows() {
        var current = sample.get();
        if (current == null || running.get() != null) {
            return;
        }
        var inbox = begin();
        var task = tasks.start(Messages.text("migration.task.rows"), context -> {
            samples.loadRows(current, inbox, context.cancellation());
            return true;
        });
        running.set(task);
        task.onSuccess(_ -> banner.set(Messages.text("migration.banner.rows", current.title())))
                .onFailure(this::showRunProblem)
                .onFinished(this::end);
    }

    /** Asks the run to stop; it shows when the server did. */
    public void requestCancel() {
        var task = running.get();
        if (task != null) {
            task.requestCancel();
        }
    }

    private void ask(List<Migration> wanted) {
        if (!readOnly && running.get() == null) {
            asked.set(wanted);
        }
    }

    private EventInbox begin() {
        failure.set(null);
        outcome.set(null);
        log.set("");
        banner.set("");
        return new EventInbox(this::hear);
    }

    private void hear(MigrationEvent event) {
        RunLog.line(event).ifPresent(line -> log.set(log.get() + line + "\n"));
        switch (event) {
            case MigrationEvent.Started e ->
                progress.set(new RunProgress(e.script().name(), 0, e.statements(), 0, ""));
            case MigrationEvent.StatementStarted e ->
                progress.set(new RunProgress(e.script().name(), e.number(), e.total(), e.line(), e.summary()));
            case MigrationEvent.Failed e -> failure.set(e.failure());
            default -> {}
        }
    }

    private void end() {
        running.set(null);
        progress.set(null);
        revision.set(revision.get() + 1);
        refresh();
    }

    private void show(MigrationStatus found, @Nullable Sample around) {
        var kept = selected.get();
        status.set(found);
        sample.set(around);
        items.setAll(MigrationItem.ordered(found));
        problem.set(null);
        phase.set(Phase.READY);
        var failed = failure.get();
        var name = failed != null ? failed.script().name() : kept == null ? null : kept.name();
        selected.set(items.stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElse(items.isEmpty() ? null : items.getFirst()));
    }

    private void showProblem(Problem found) {
        problem.set(found);
        phase.set(Phase.PROBLEM);
    }

    private void showRunProblem(Problem found) {
        banner.set(found.nextStep() == null ? found.message() : found.message() + " " + found.nextStep());
    }

    private void showOutcome(MigrationOutcome result) {
        outcome.set(result);
        banner.set(RunLog.outcome(result));
        var failed = result.failure();
        if (failed != null && !result.isCancelled()) {
            failure.set(failed);
        }
    }

    private static int statements(List<Migration> wanted) {
        int total = 0;
        for (var migration : wanted) {
            var file = migration.file();
            total += file == null ? 0 : file.statements();
        }
        return total;
    }

    /** True when something can be applied now. */
    public BooleanBinding canApply() {
        return Bindings.createBooleanBinding(
                () -> !readOnly && running.get() == null && asked.get().isEmpty() && pending() > 0,
                status,
                asked,
                running);
    }

    /** True when something selected can be applied now. */
    public BooleanBinding canApplySelected() {
        return Bindings.createBooleanBinding(
                () -> !readOnly && running.get() == null && selection.stream().anyMatch(MigrationItem::isApplicable),
                selection,
                running);
    }

    /** True when the folder is a sample's and all its migrations are applied. */
    public BooleanBinding canLoadRows() {
        return Bindings.createBooleanBinding(
                () -> !readOnly && running.get() == null && sample.get() != null && pending() == 0,
                status,
                sample,
                running);
    }

    int pending() {
        var current = status.get();
        return current == null ? 0 : current.applicable().size();
    }

    boolean isReadOnly() {
        return readOnly;
    }

    ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the last refresh found. */
    public ReadOnlyObjectProperty<@Nullable MigrationStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Sample> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RunProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable MigrationFailure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable MigrationOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Migration>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** The run under way; null when none is. */
    public ReadOnlyObjectProperty<@Nullable RunningTask<?>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Counts the runs that may have changed the database, so that other screens know when to look again. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    ReadOnlyStringProperty scriptTextProperty() {
        return texts.scriptProperty();
    }

    ReadOnlyStringProperty rollbackTextProperty() {
        return texts.rollbackProperty();
    }

    ReadOnlyStringProperty logProperty() {
        return log.getReadOnlyProperty();
    }

    ReadOnlyStringProperty bannerProperty() {
        return banner.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable MigrationItem> selectedProperty() {
        return selected;
    }

    /** The selected lines; kept by the view. */
    ObservableList<MigrationItem> selection() {
        return selection;
    }

    StringProperty filterProperty() {
        return filter;
    }

    ObservableList<MigrationItem> items() {
        return shown;
    }
}
