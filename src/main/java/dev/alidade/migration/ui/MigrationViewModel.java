package dev.alidade.migration.ui;

import dev.alidade.database.Cancellation;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ApplyPreview;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationFailure;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.RollbackSelection;
import dev.alidade.migration.preflight.Preflight;
import dev.alidade.migration.sample.Sample;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
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

    private record Found(MigrationStatus status, @Nullable Sample sample) {}

    private final MigrationService service;
    private final Preflight preflight;
    private final SampleLoader samples;
    private final BackgroundTasks tasks;
    private final ScreenSetting setting;
    private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NO_FOLDER);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MigrationStatus> status = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Sample> sample = new ReadOnlyObjectWrapper<>();
    private final RunState run = new RunState();
    private final ApplyQuestion question;
    private final RollbackQuestion rollback;
    private final FolderModel place;
    private final ScriptTexts texts;
    private final MigrationItems items = new MigrationItems();
    private final ObservableList<MigrationItem> selection = FXCollections.observableArrayList();

    public MigrationViewModel(
            MigrationService service,
            Preflight preflight,
            SampleLoader samples,
            BackgroundTasks tasks,
            ScreenSetting setting) {
        this.service = service;
        this.preflight = preflight;
        this.samples = samples;
        this.tasks = tasks;
        this.setting = setting;
        this.question = new ApplyQuestion(setting.production());
        this.texts = new ScriptTexts(tasks);
        this.rollback = new RollbackQuestion(service, tasks, run);
        this.place = new FolderModel(this, tasks, setting);
        items.selectedProperty().addListener((_, _, item) -> texts.load(item));
    }

    /** Shows another folder. */
    public void open(Path newFolder) {
        folder.set(newFolder);
        items.clear();
        status.set(null);
        question.decline();
        rollback.decline();
        run.clear();
        place.opened(newFolder);
        refresh();
    }

    /** Reads folder and histories again. */
    public void refresh() {
        var path = folder.get();
        if (path == null || run.isRunning()) {
            return;
        }
        phase.set(Phase.LOADING);
        tasks.start(
                        Messages.text("migration.task.status"),
                        context -> new Found(
                                service.status(path, setting.choices().convention(path), context.cancellation()),
                                Sample.around(path).orElse(null)))
                .onSuccess(found -> {
                    if (path.equals(folder.get())) {
                        show(found);
                    }
                })
                .onFailure(this::showProblem);
    }

    /** Asks for confirmation to apply everything that can be. */
    public void askToApplyAll() {
        ask(applicable());
    }

    /** Asks for confirmation to apply the first that can be. */
    void askToApplyNext() {
        ask(applicable().stream().limit(1).toList());
    }

    /** Asks for confirmation to apply everything up to the selected one. */
    void askToApplyUpToHere() {
        var wanted = applicable();
        if (items.selectedProperty().get() instanceof MigrationItem.Entry entry) {
            int last = wanted.indexOf(entry.migration());
            ask(wanted.subList(0, last + 1));
        }
    }

    /** Asks for confirmation to apply what is selected. */
    public void askToApplySelected() {
        ask(applicable().stream()
                .filter(m -> selection.contains(new MigrationItem.Entry(m)))
                .toList());
    }

    /** Asks for confirmation to go on with the file that failed and those that were not reached. */
    void askToRetry() {
        var result = run.outcomeProperty().get();
        var failed = run.failureProperty().get();
        if (failed == null) {
            return;
        }
        var left = result == null
                ? List.<ScriptVersion>of()
                : result.notRun().stream().map(s -> s.version()).toList();
        ask(applicable().stream()
                .filter(m -> m.version().equals(failed.script().version()) || left.contains(m.version()))
                .toList());
    }

    /** Takes the question back. */
    public void decline() {
        question.decline();
    }

    /** Applies what was asked about. */
    public void confirm() {
        var current = status.get();
        var wanted = question.askedProperty().get();
        if (current == null || wanted.isEmpty() || run.isRunning()) {
            return;
        }
        var options = question.options();
        question.decline();
        place.remember(options.ledger());
        var inbox = run.begin();
        int total = wanted.stream()
                .map(Migration::file)
                .filter(Objects::nonNull)
                .mapToInt(file -> file.statements())
                .sum();
        var task = tasks.start(Messages.text("migration.task.apply", wanted.size()), context -> {
            int[] done = {0};
            return service.apply(
                    current,
                    options,
                    event -> {
                        inbox.on(event);
                        if (event instanceof MigrationEvent.StatementStarted e) {
                            var text = Messages.text(
                                    "migration.task.statement", e.script().name(), e.number(), e.total());
                            context.progress(text, done[0]++, total);
                        }
                    },
                    context.cancellation());
        });
        task.onSuccess(run::show);
        run.follow(task, this::refresh);
    }

    /** Fills the sample's tables. */
    public void loadRows() {
        var current = sample.get();
        if (current == null || run.isRunning()) {
            return;
        }
        var inbox = run.begin();
        var task = tasks.start(Messages.text("migration.task.rows"), context -> {
            samples.loadRows(current, inbox, context.cancellation());
            return true;
        });
        task.onSuccess(_ -> run.say(Messages.text("migration.banner.rows", current.title())));
        run.follow(task, this::refresh);
    }

    /** Asks the run to stop; it shows when the server did. */
    public void requestCancel() {
        run.requestCancel();
    }

    /** The screen came to the front. */
    void shown() {
        place.watch();
        refresh();
    }

    /** The screen is out of sight. */
    void hidden() {
        place.unwatch();
    }

    private void ask(List<Migration> wanted) {
        if (setting.readOnly() || run.isRunning() || wanted.isEmpty()) {
            return;
        }
        rollback.decline();
        question.ask(wanted);
        var path = folder.get();
        tasks.start(Messages.text("migration.task.preview"), context -> explained(wanted, path, context.cancellation()))
                .onSuccess(found -> question.explain(wanted, found))
                .onFailure(unreadable -> {
                    question.decline();
                    run.say(unreadable);
                });
    }

    private ApplyQuestion.Explained explained(List<Migration> wanted, @Nullable Path path, Cancellation cancellation) {
        var preview = ApplyPreview.of(wanted);
        var scripts =
                wanted.stream().map(Migration::file).filter(Objects::nonNull).toList();
        boolean own = path != null && setting.choices().keepsOwnLedger(path);
        return new ApplyQuestion.Explained(
                preview,
                preflight.check(scripts, cancellation),
                preview.needsJournal() && !own && !service.hasLedger(cancellation));
    }

    /** Asks to take the selected migration back, with all later ones. */
    void askToRollBackSelected() {
        var current = status.get();
        if (current != null && items.selectedProperty().get() instanceof MigrationItem.Entry entry && isFree()) {
            rollback.askFrom(current, entry.migration().version());
        }
    }

    /** Asks to take back what the last run applied before it failed. */
    void askToRollBackApplied() {
        var current = status.get();
        var result = run.outcomeProperty().get();
        if (current != null && result != null && isFree()) {
            rollback.ask(
                    current,
                    result.applied().stream().map(MigrationScript::version).collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** Takes back what was asked about. */
    void confirmRollback() {
        var plan = rollback.planProperty().get();
        if (plan == null || run.isRunning()) {
            return;
        }
        rollback.decline();
        var inbox = run.begin();
        var task = tasks.start(
                Messages.text("migration.task.rollback", plan.scripts().size()),
                context -> service.rollback(
                        plan.status(), new RollbackSelection.Only(plan.versions()), inbox, context.cancellation()));
        task.onSuccess(run::show);
        run.follow(task, this::refresh);
    }

    /** Whether the last run applied something before it failed. */
    boolean hasJustApplied() {
        var result = run.outcomeProperty().get();
        return result != null && !result.applied().isEmpty();
    }

    /** Whether a failure is one of a rollback script. */
    boolean isRollback(MigrationFailure failure) {
        return applicable().stream()
                        .noneMatch(m -> m.version().equals(failure.script().version()))
                && run.outcomeProperty().get() == null;
    }

    /** True when the selected migration can be taken back now. */
    BooleanBinding canRollBack() {
        return Bindings.createBooleanBinding(
                () -> isFree()
                        && RollbackQuestion.isPossible(items.selectedProperty().get()),
                items.selectedProperty(),
                question.askedProperty(),
                run.runningProperty());
    }

    private void show(Found found) {
        status.set(found.status());
        sample.set(found.sample());
        items.show(found.status(), place.takeWanted(), failedScript(found.status()));
        problem.set(null);
        phase.set(Phase.READY);
    }

    /** The migration that failed, or whose rollback script did. */
    private @Nullable String failedScript(MigrationStatus found) {
        var failed = run.failureProperty().get();
        return failed == null
                ? null
                : found.migrations().stream()
                        .filter(m -> m.version().equals(failed.script().version()))
                        .map(Migration::script)
                        .findFirst()
                        .orElse(null);
    }

    private void showProblem(Problem found) {
        problem.set(found);
        phase.set(Phase.PROBLEM);
    }

    private List<Migration> applicable() {
        var current = status.get();
        return current == null ? List.of() : current.applicable();
    }

    private boolean isFree() {
        return !setting.readOnly()
                && !run.isRunning()
                && question.askedProperty().get().isEmpty();
    }

    /** True when something can be applied now. */
    public BooleanBinding canApply() {
        return Bindings.createBooleanBinding(
                () -> isFree() && pending() > 0, status, question.askedProperty(), run.runningProperty());
    }

    /** True when something selected can be applied now. */
    public BooleanBinding canApplySelected() {
        return Bindings.createBooleanBinding(
                () -> isFree() && selection.stream().anyMatch(MigrationItem::isApplicable),
                selection,
                question.askedProperty(),
                run.runningProperty());
    }

    /** True when the folder is a sample's and all its migrations are applied. */
    public BooleanBinding canLoadRows() {
        return Bindings.createBooleanBinding(
                () -> isFree() && sample.get() != null && pending() == 0,
                status,
                sample,
                question.askedProperty(),
                run.runningProperty());
    }

    int pending() {
        return applicable().size();
    }

    boolean isReadOnly() {
        return setting.readOnly();
    }

    ScreenSetting setting() {
        return setting;
    }

    BackgroundTasks tasks() {
        return tasks;
    }

    RunState run() {
        return run;
    }

    ApplyQuestion question() {
        return question;
    }

    RollbackQuestion rollback() {
        return rollback;
    }

    FolderModel place() {
        return place;
    }

    MigrationItems items() {
        return items;
    }

    ScriptTexts texts() {
        return texts;
    }

    /** The selected lines; kept by the view. */
    ObservableList<MigrationItem> selection() {
        return selection;
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

    ObjectProperty<@Nullable MigrationItem> selectedProperty() {
        return items.selectedProperty();
    }

    /** The run under way; null when none is. */
    public ReadOnlyObjectProperty<@Nullable RunningTask<?>> runningProperty() {
        return run.runningProperty();
    }

    /** Counts the runs that may have changed the database, so that other screens know when to look again. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return run.revisionProperty();
    }
}
