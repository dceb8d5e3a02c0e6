package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.ScriptText;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The texts of the selected migration and of its rollback script, read off the JavaFX thread. */
final class ScriptTexts {
    private record Texts(String script, String rollback) {}

    private final BackgroundTasks tasks;
    private final ReadOnlyStringWrapper script = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper rollback = new ReadOnlyStringWrapper("");
    private @Nullable MigrationItem wanted;

    ScriptTexts(BackgroundTasks tasks) {
        this.tasks = tasks;
    }

    /** Empties both, then reads; an answer that comes after the next call is dropped. */
    void load(@Nullable MigrationItem item) {
        wanted = item;
        script.set("");
        rollback.set("");
        var file = item instanceof MigrationItem.Entry entry ? entry.migration().file() : null;
        if (file == null) {
            return;
        }
        var back = file.rollback();
        tasks.start(
                        Messages.text("migration.task.read", file.name()),
                        _ -> new Texts(
                                ScriptText.read(file.file()).text(),
                                back == null ? "" : ScriptText.read(back).text()))
                .onSuccess(texts -> {
                    if (Objects.equals(item, wanted)) {
                        script.set(texts.script());
                        rollback.set(texts.rollback());
                    }
                })
                .onFailure(unreadable -> script.set("-- " + unreadable.message()));
    }

    ReadOnlyStringProperty scriptProperty() {
        return script.getReadOnlyProperty();
    }

    ReadOnlyStringProperty rollbackProperty() {
        return rollback.getReadOnlyProperty();
    }
}
