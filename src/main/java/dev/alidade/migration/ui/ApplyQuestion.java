package dev.alidade.migration.ui;

import dev.alidade.migration.ApplyOptions;
import dev.alidade.migration.ApplyPreview;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.ledger.Resume;
import dev.alidade.migration.preflight.Finding;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
     */
    record Explained(ApplyPreview files, List<Finding> findings, boolean askLedger) {
        Explained {
            findings = List.copyOf(findings);
        }

        boolean isBlocked() {
            return findings.stream().anyMatch(f -> f.level() == Finding.Level.BLOCKING);
        }

        /** Everything that needs a yes of its own, by the words that stand beside the box. */
        List<String> confirmations(String late) {
            var first = files.late().isEmpty() ? List.<String>of() : List.of(late);
            var rest = findings.stream()
                    .filter(f -> f.level() == Finding.Level.CONFIRM)
                    .map(Finding::text)
                    .distinct()
                    .toList();
            return java.util.stream.Stream.concat(first.stream(), rest.stream()).toList();
        }
    }

    /** The word for files that run although a later one is applied. */
    static final String LATE = "late";

    private final String production;
    private final ReadOnlyObjectWrapper<List<Migration>> asked = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Explained> explained = new ReadOnlyObjectWrapper<>();
    private final ObservableSet<String> agreed = FXCollections.observableSet();
    private final StringProperty typedName = new SimpleStringProperty("");
    private final ObjectProperty<LedgerPlace> ledger = new SimpleObjectProperty<>(LedgerPlace.AUTO);
    private final ObjectProperty<Resume> resume = new SimpleObjectProperty<>(Resume.ASK);

    /**
     * @param production the name to be typed; empty when none is
     */
    ApplyQuestion(String production) {
        this.production = production;
    }

    void ask(List<Migration> wanted) {
        agreed.clear();
        typedName.set("");
        ledger.set(LedgerPlace.AUTO);
        resume.set(Resume.ASK);
        explained.set(null);
        asked.set(List.copyOf(wanted));
    }

    /** What the files would do; dropped when something else is asked meanwhile. */
    void explain(List<Migration> wanted, Explained found) {
        if (wanted.equals(asked.get())) {
            ledger.set(found.askLedger() ? LedgerPlace.DATABASE : LedgerPlace.AUTO);
            explained.set(found);
        }
    }

    void decline() {
        asked.set(List.of());
        explained.set(null);
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
                            && (production.isEmpty() || production.equals(typedName.get()));
                },
                explained,
                agreed,
                typedName);
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

    ObjectProperty<LedgerPlace> ledgerProperty() {
        return ledger;
    }

    ObjectProperty<Resume> resumeProperty() {
        return resume;
    }
}
