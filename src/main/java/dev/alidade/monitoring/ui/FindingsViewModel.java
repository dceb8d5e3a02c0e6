package dev.alidade.monitoring.ui;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckResult;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.CheckSettings.Choice;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.Fix;
import dev.alidade.monitoring.fix.KeptFix;
import dev.alidade.monitoring.fix.ProvenFix;
import dev.alidade.monitoring.report.Comparison;
import dev.alidade.monitoring.report.HealthReport;
import dev.alidade.monitoring.report.Ignored;
import dev.alidade.monitoring.report.SettingsFile;
import dev.alidade.monitoring.ui.FindingGroup.Kind;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.Job;
import dev.alidade.ui.task.TaskContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the checks found, and what can be done about it. */
public final class FindingsViewModel {
    private final FindingsSetting setting;
    private final BackgroundTasks tasks;
    private final OneJob job;
    private final ReadOnlyObjectWrapper<@Nullable HealthReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<FindingGroup> group =
            new SimpleObjectProperty<>(new FindingGroup(Kind.ALL, null, null, 0));
    private final ObservableList<FindingGroup> groups = FXCollections.observableArrayList();
    private final ObservableList<FindingLine> lines = FXCollections.observableArrayList();
    private List<KeptFix> kept = List.of();
    private Wanted settings = new Wanted(CheckSettings.preset(), Set.of());
    private @Nullable Comparison since;

    /** What is wanted of the checks, and of which of them for this profile alone. */
    private record Wanted(CheckSettings settings, Set<String> ofProfile) {}

    /** What came of a job: the newest report, and a sentence where there is something to say. */
    private record Looked(HealthReport report, List<KeptFix> kept, Wanted settings, String message) {
        Looked saying(String text) {
            return new Looked(report, kept, settings, text);
        }
    }

    public FindingsViewModel(FindingsSetting setting, BackgroundTasks tasks) {
        this.setting = setting;
        this.tasks = tasks;
        this.job = new OneJob(tasks);
        filter.addListener((_, _, _) -> arrange());
        group.addListener((_, _, _) -> arrange());
    }

    /** The newest report; null before the first run. */
    public ReadOnlyObjectProperty<@Nullable HealthReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** What went wrong with the last thing that was asked for; null when nothing did. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return job.problemProperty();
    }

    /** Whether something is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return job.busyProperty();
    }

    /** Which check runs now; empty when none does. */
    public ReadOnlyStringProperty progressProperty() {
        return job.progressProperty();
    }

    /** What the last action came to; empty before. */
    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Part of a name, any case. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The group whose lines are listed. */
    public ObjectProperty<FindingGroup> groupProperty() {
        return group;
    }

    /** The groups, with how their checks answered. */
    public ObservableList<FindingGroup> groups() {
        return groups;
    }

    /** The lines of the chosen group that the filter lets through, worst first. */
    public ObservableList<FindingLine> lines() {
        return lines;
    }

    /** The name of the database, where it counts as production; else empty. */
    public String production() {
        return setting.production();
    }

    /** What runs what is asked for here. */
    BackgroundTasks tasks() {
        return tasks;
    }

    /** Says what something beside the checks came to. */
    void say(String words) {
        done.set(words);
    }

    /** By which days end. */
    Clock clock() {
        return setting.clock();
    }

    /** Whether fixes can be written as a migration. */
    public boolean canWriteMigrations() {
        return setting.migrations() != null;
    }

    /** Runs all checks, unless something is under way. */
    public void run() {
        done.set("");
        start(Messages.text("monitoring.task.checks"), this::look);
    }

    /** Asks the run to stop. */
    public void cancel() {
        job.cancel();
    }

    /**
     * Applies a fix that is shown, and looks again.
     *
     * @param acceptsNoUndo whether somebody agreed that nothing leads back
     */
    public void apply(Finding finding, Fix fix, boolean acceptsNoUndo) {
        change(Messages.text("monitoring.task.fix", finding.subject()), context -> {
            var outcome =
                    setting.fixes().apply(finding, fix, acceptsNoUndo, wanted().settings(), context.cancellation());
            var key = outcome.isMended() ? "monitoring.findings.mended" : "monitoring.findings.notMended";
            return look(context).saying(Messages.text(key, finding.subject()));
        });
    }

    /**
     * Reads what taking a fix back would run now.
     *
     * @param hearer gets the statements, or why it would be refused
     */
    public void undoPreview(KeptFix fix, Consumer<String> hearer) {
        tasks.start(
                        Messages.text("monitoring.task.undoPreview", fix.key()),
                        context -> setting.fixes().undoPreview(fix, context.cancellation()))
                .onSuccess(plan -> hearer.accept(
                        plan.script().statements().isEmpty()
                                ? Messages.text("monitoring.findings.nothingToUndo")
                                : String.join(";\n", plan.script().statements()) + ";"))
                .onFailure(failure -> hearer.accept(failure.message()));
    }

    /** Takes a fix back, and looks again. */
    public void undo(KeptFix fix) {
        change(Messages.text("monitoring.task.undo", fix.key()), context -> {
            var refusal = setting.fixes().undo(fix, context.cancellation()).refusal();
            if (refusal != null) {
                throw new AppException(refusal);
            }
            return look(context).saying(Messages.text("monitoring.findings.undone", fix.key()));
        });
    }

    /** Writes fixes and their proven ways back, in the order that is given, as one migration; runs nothing. */
    public void save(SequencedMap<Finding, Fix> fixes) {
        var writer = setting.migrations();
        if (writer == null || fixes.isEmpty()) {
            return;
        }
        var first = fixes.firstEntry().getKey().subject();
        start(Messages.text("monitoring.task.migration", fixes.size(), first), context -> {
            var pairs = new ArrayList<ProvenFix>();
            fixes.forEach((finding, fix) -> pairs.add(setting.fixes().prove(finding, fix, context.cancellation())));
            var files = writer.write(ProvenFix.name(pairs), ProvenFix.up(pairs), ProvenFix.down(pairs));
            return look(context).saying(Messages.text("monitoring.findings.written", files));
        });
    }

    /**
     * Ignores a finding from now on.
     *
     * @param until the last day; null for always
     */
    public void ignore(Finding finding, String reason, String author, @Nullable LocalDate until) {
        note(
                Messages.text("monitoring.findings.ignored", finding.subject()),
                () -> setting.ignored()
                        .add(new Ignored(
                                finding.key(),
                                reason,
                                author,
                                LocalDate.now(setting.clock()).toString(),
                                until == null ? null : until.toString())));
    }

    /** Lets a finding count again. */
    public void heed(Finding finding) {
        note(
                Messages.text("monitoring.findings.heeded", finding.subject()),
                () -> setting.ignored().remove(finding.key()));
    }

    /** What is wanted of the checks, as of the newest report. */
    public CheckSettings settings() {
        return settings.settings();
    }

    /** Whether something of a check is said for this profile alone. */
    public boolean isOfProfile(Check check) {
        return settings.ofProfile().contains(check.id());
    }

    /** Where that is written down. */
    public SettingsFile settingsFile() {
        return setting.settings();
    }

    /**
     * Writes down what is wanted of a check, and runs it alone again.
     *
     * @param onlyHere whether that counts for this profile alone
     */
    public void want(Check check, Choice wanted, boolean onlyHere) {
        var known = report.get();
        if (known == null) {
            return;
        }
        start(Messages.text("monitoring.task.settings", check.title()), context -> {
            setting.settings().save(check, wanted, onlyHere, setting.checks().get());
            var now = wanted();
            var again =
                    setting.runner().run(List.of(check), now.settings(), CheckListener.NONE, context.cancellation());
            var results = new ArrayList<>(known.results());
            results.replaceAll(result -> result.check().equals(check) ? again.getFirst() : result);
            return new Looked(sorted(results), kept, now, Messages.text("monitoring.settings.saved", check.title()));
        });
    }

    /** Lists all checks, to choose one whose line has this key. */
    public void chooseChecks() {
        filter.set("");
        group.set(new FindingGroup(Kind.CHECKS, null, null, 0));
    }

    private void note(String message, Runnable change) {
        var known = report.get();
        if (known == null) {
            return;
        }
        start(message, _ -> {
            change.run();
            return new Looked(sorted(known.results()), kept, settings, message);
        });
    }

    private void start(String title, Job<Looked> asked) {
        job.start(title, asked, this::take, () -> {});
    }

    /** Looks again also when it failed or was stopped: what ran before that may be kept. */
    private void change(String title, Job<Looked> asked) {
        job.start(title, asked, this::take, () -> {
            var failure = job.problemProperty().get();
            if (failure == null || failure.kind() != ProblemKind.CONNECTION) {
                job.follow(Messages.text("monitoring.task.checks"), this::look, this::take);
            }
        });
    }

    private Looked look(TaskContext context) {
        var listener = new CheckListener() {
            @Override
            public void begins(Check check, int number, int of) {
                context.progress(Messages.text("monitoring.findings.running", number, of, check.title()), number, of);
            }
        };
        var wanted = wanted();
        var results = setting.runner().run(setting.checks().get(), wanted.settings(), listener, context.cancellation());
        return new Looked(sorted(results), setting.fixes().kept(context.cancellation()), wanted, "");
    }

    private Wanted wanted() {
        var file = setting.settings();
        return new Wanted(file.load(setting.checks().get()), file.ofProfile());
    }

    private HealthReport sorted(List<CheckResult> results) {
        return HealthReport.of(results, setting.ignored().load(), LocalDate.now(setting.clock()));
    }

    private void take(Looked looked) {
        done.set(looked.message());
        kept = looked.kept();
        settings = looked.settings();
        var former = report.get();
        if (former != null && !former.results().equals(looked.report().results())) {
            compare(former, looked.report());
        }
        report.set(looked.report());
        groups.setAll(new FindingLists(looked.report(), kept, since).groups());
        arrange();
    }

    /** What opened and what closed since the run before, be that before a migration or not. */
    private void compare(HealthReport former, HealthReport now) {
        var before = former.results().stream()
                .flatMap(result -> result.findings().stream())
                .map(Finding::key)
                .collect(Collectors.toSet());
        var comparison = Comparison.between(before, now).withoutHistories();
        since = comparison;
        if (!comparison.isEmpty() && done.get().isEmpty()) {
            done.set(Messages.text(
                    "monitoring.findings.sinceBefore",
                    comparison.opened().size(),
                    comparison.closed().size()));
        }
    }

    private void arrange() {
        var known = report.get();
        if (known != null) {
            replace(new FindingLists(known, kept, since).lines(group.get(), filter.get()));
        }
    }

    /** The same lines stay where they are, so that the list does not jump. */
    private void replace(List<FindingLine> now) {
        if (!now.stream()
                .map(FindingLine::key)
                .toList()
                .equals(lines.stream().map(FindingLine::key).toList())) {
            lines.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!lines.get(i).equals(now.get(i))) {
                lines.set(i, now.get(i));
            }
        }
    }
}
