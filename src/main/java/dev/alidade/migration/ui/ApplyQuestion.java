package dev.alidade.migration.ui;

import dev.alidade.migration.ApplyOptions;
import dev.alidade.migration.ApplyPreview;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.ledger.Resume;
import dev.alidade.migration.preflight.Backup;
import dev.alidade.migration.preflight.Finding;
import dev.alidade.migration.python.FolderTrust;
import dev.alidade.migration.ui.ScreenState.Asking;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** What is about to be applied, and what the user has agreed to. */
final class ApplyQuestion {
    /**
     * What is known before anything runs.
     *
     * @param files what each file does
     * @param findings what the server and the scripts say to it
     * @param askLedger whether the user has to say where the ledger is kept
     * @param backup the copy that can be made before, or why none can
     * @param backupFile where it would go
     * @param trust what the user has to trust, because programs are among the files; null when nothing
     */
    record Explained(
            ApplyPreview files,
            List<Finding> findings,
            boolean askLedger,
            Backup backup,
            Path backupFile,
            @Nullable FolderTrust trust) {
        Explained {
            findings = List.copyOf(findings);
        }

        boolean isBlocked() {
            return findings.stream().anyMatch(f -> f.level() == Finding.Level.BLOCKING);
        }

        /** Everything that needs a yes of its own, by the words that stand beside the box. */
        List<String> confirmations(String late) {
            var first = Stream.concat(
                    files.late().isEmpty() ? Stream.empty() : Stream.of(late),
                    trust == null ? Stream.empty() : Stream.of(TRUST));
            var rest = findings.stream()
                    .filter(f -> f.level() == Finding.Level.CONFIRM)
                    .map(Finding::text)
                    .distinct()
                    .toList();
            return Stream.concat(first, rest.stream()).toList();
        }
    }

    /** The word for files that run although a later one is applied. */
    static final String LATE = "late";

    /** The word for programs that run on this machine. */
    static final String TRUST = "trust";

    private final ScreenState state;
    private final String production;
    private final ReadOnlyObjectWrapper<List<Migration>> asked = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Explained> explained = new ReadOnlyObjectWrapper<>();
    private final ObservableSet<String> agreed = FXCollections.observableSet();
    private final StringProperty typedName = new SimpleStringProperty("");
    private final BooleanProperty backupWanted = new SimpleBooleanProperty();
    private final StringProperty backupFile = new SimpleStringProperty("");
    private final ObjectProperty<LedgerPlace> ledger = new SimpleObjectProperty<>(LedgerPlace.AUTO);
    private final ObjectProperty<Resume> resume = new SimpleObjectProperty<>(Resume.ASK);

    ApplyQuestion(ScreenState state) {
        this.state = state;
        this.production = state.setting().production();
        state.askingProperty().addListener((_, _, asking) -> {
            if (asking != Asking.APPLY) {
                asked.set(List.of());
                explained.set(null);
            }
        });
    }

    void ask(List<Migration> wanted) {
        agreed.clear();
        typedName.set("");
        ledger.set(LedgerPlace.AUTO);
        resume.set(Resume.ASK);
        backupWanted.set(false);
        explained.set(null);
        asked.set(List.copyOf(wanted));
        state.ask(Asking.APPLY);
    }

    /** What the files would do; dropped when something else is asked meanwhile. */
    void explain(List<Migration> wanted, Explained found) {
        if (wanted.equals(asked.get())) {
            ledger.set(found.askLedger() ? LedgerPlace.DATABASE : LedgerPlace.AUTO);
            backupFile.set(found.backupFile().toString());
            explained.set(found);
        }
    }

    void decline() {
        state.decline(Asking.APPLY);
    }

    /** The copy that the user wants made first; null when none. */
    @Nullable
    Backup backupToMake() {
        var known = explained.get();
        return known == null || !backupWanted.get() ? null : known.backup();
    }

    /** The programs that the user has said yes to; null when there was nothing to say. */
    @Nullable
    FolderTrust trusted() {
        var known = explained.get();
        return known == null || !agreed.contains(TRUST) ? null : known.trust();
    }

    /** What the user has agreed to, for the run. */
    ApplyOptions options() {
        var versions = asked.get().stream().map(Migration::version).collect(Collectors.toUnmodifiableSet());
        var consent = new ApplyOptions.Consent(
                agreed.contains(LATE), true, !production.isEmpty(), production.isEmpty() ? null : typedName.get());
        return ApplyOptions.of(new MigrationSelection.Only(versions))
                .with(ledger.get())
                .with(resume.get())
                .with(consent);
    }

    /** True when everything that needs a yes has one. */
    BooleanBinding answered() {
        return Bindings.createBooleanBinding(
                () -> {
                    var known = explained.get();
                    return known != null
                            && !known.isBlocked()
                            && agreed.containsAll(known.confirmations(LATE))
                            && !(backupWanted.get() && backupFile.get().isBlank())
                            && (production.isEmpty() || production.equals(typedName.get()));
                },
                explained,
                agreed,
                typedName,
                backupWanted,
                backupFile);
    }

    String production() {
        return production;
    }

    ReadOnlyObjectProperty<List<Migration>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Explained> explainedProperty() {
        return explained.getReadOnlyProperty();
    }

    ObservableSet<String> agreed() {
        return agreed;
    }

    StringProperty typedNameProperty() {
        return typedName;
    }

    BooleanProperty backupWantedProperty() {
        return backupWanted;
    }

    StringProperty backupFileProperty() {
        return backupFile;
    }

    ObjectProperty<LedgerPlace> ledgerProperty() {
        return ledger;
    }

    ObjectProperty<Resume> resumeProperty() {
        return resume;
    }
}
