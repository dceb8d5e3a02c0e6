package dev.alidade.browser.ui.transfer;

import dev.alidade.browser.transfer.CsvOptions;
import dev.alidade.browser.transfer.ExportOptions;
import dev.alidade.browser.transfer.ExportOutcome;
import dev.alidade.browser.transfer.Exporter;
import dev.alidade.browser.transfer.TransferFormat;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.error.Problems;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is exported, how, and what came of it. */
public final class ExportViewModel {
    private final Exporter exporter;
    private final TransferRun run;
    private final ReadOnlyStringWrapper subjectText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final ObjectProperty<TransferFormat> format = new SimpleObjectProperty<>(TransferFormat.CSV);
    private final StringProperty file = new SimpleStringProperty("");
    private final StringProperty delimiter = new SimpleStringProperty(",");
    private final StringProperty nullText = new SimpleStringProperty("");
    private final BooleanProperty header = new SimpleBooleanProperty(true);
    private final BooleanProperty quoteAll = new SimpleBooleanProperty();
    private final BooleanProperty bom = new SimpleBooleanProperty();
    private final BooleanProperty neutralise = new SimpleBooleanProperty();
    private final BooleanProperty gzip = new SimpleBooleanProperty();
    private final BooleanProperty overwrite = new SimpleBooleanProperty();
    private @Nullable ExportSubject subject;

    ExportViewModel(Exporter exporter, BackgroundTasks tasks) {
        this.exporter = exporter;
        this.run = new TransferRun(tasks);
        format.addListener((_, before, now) -> rename(before, now));
        gzip.addListener((_, _, packed) -> pack(packed));
    }

    /** Chooses what to export; the file's name follows. */
    public void open(ExportSubject chosen) {
        subject = chosen;
        subjectText.set(Messages.text(
                chosen.condition() == null ? "transfer.export.all" : "transfer.export.filtered",
                chosen.relation().label()));
        result.set("");
        run.forget();
        overwrite.set(false);
        var name = chosen.relation().name().replaceAll("[^\\p{L}\\p{N}._-]+", "_");
        file.set(Path.of(
                                System.getProperty("user.home", "."),
                                name + "." + format.get().extension())
                        .toString()
                + (gzip.get() ? ".gz" : ""));
    }

    /** Writes the file. */
    public void start() {
        var chosen = subject;
        if (chosen == null) {
            return;
        }
        result.set("");
        Path target;
        ExportOptions options;
        try {
            target = Path.of(file.get().strip());
            if (file.get().isBlank()) {
                throw new InvalidPathException("", "");
            }
            options = options();
        } catch (InvalidPathException e) {
            run.fail(Problem.of(
                    ProblemKind.USAGE,
                    "transfer.panel.noPath",
                    Messages.text("transfer.panel.noPath"),
                    Messages.text("transfer.panel.noPath.next")));
            return;
        } catch (RuntimeException e) {
            run.fail(Problems.of(e));
            return;
        }
        var place = new Exporter.Place(target, overwrite.get());
        run.start(
                Messages.text("transfer.export.task", chosen.relation().label()),
                0,
                (context, listener) -> exporter.toFile(
                        exporter.source(chosen.relation(), chosen.condition(), chosen.order(), context.cancellation()),
                        options,
                        place,
                        listener,
                        context.cancellation()),
                outcome -> result.set(text(outcome, target)));
    }

    private ExportOptions options() {
        var sign = delimiter.get();
        var csv = new CsvOptions(
                sign.isEmpty() ? '\0' : sign.charAt(0), header.get(), nullText.get(), quoteAll.get(), bom.get());
        return new ExportOptions(format.get(), gzip.get(), csv, neutralise.get());
    }

    private static String text(ExportOutcome outcome, Path target) {
        return Messages.text(
                "transfer.export.done",
                Sizes.exact(outcome.rows()),
                Sizes.bytes(outcome.bytes()),
                Times.duration(outcome.took()),
                target.toString());
    }

    private void rename(TransferFormat before, TransferFormat now) {
        var packed = file.get().endsWith(".gz");
        var plain = packed ? file.get().substring(0, file.get().length() - 3) : file.get();
        if (plain.endsWith("." + before.extension())) {
            file.set(plain.substring(0, plain.length() - before.extension().length())
                    + now.extension()
                    + (packed ? ".gz" : ""));
        }
    }

    private void pack(boolean packed) {
        var name = file.get();
        if (packed && !name.endsWith(".gz")) {
            file.set(name + ".gz");
        } else if (!packed && name.endsWith(".gz")) {
            file.set(name.substring(0, name.length() - 3));
        }
    }

    TransferRun run() {
        return run;
    }

    ReadOnlyStringProperty subjectProperty() {
        return subjectText.getReadOnlyProperty();
    }

    /** What was written; empty until it was. */
    public ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    public ObjectProperty<TransferFormat> formatProperty() {
        return format;
    }

    public StringProperty fileProperty() {
        return file;
    }

    StringProperty delimiterProperty() {
        return delimiter;
    }

    StringProperty nullTextProperty() {
        return nullText;
    }

    BooleanProperty headerProperty() {
        return header;
    }

    BooleanProperty quoteAllProperty() {
        return quoteAll;
    }

    BooleanProperty bomProperty() {
        return bom;
    }

    BooleanProperty neutraliseProperty() {
        return neutralise;
    }

    BooleanProperty gzipProperty() {
        return gzip;
    }

    BooleanProperty overwriteProperty() {
        return overwrite;
    }
}
