package dev.alidade.console.ui;

import dev.alidade.console.ConsoleSession;
import dev.alidade.console.SessionLoss;
import dev.alidade.database.ConnectionState;
import dev.alidade.database.Database;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Tells of a lost connection what went with it, and of one that is back what is not. Lives on the JavaFX thread. */
final class LinkModel {
    private final Database database;
    private final ConsoleSession session;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<LinkState> state = new ReadOnlyObjectWrapper<>(new LinkState.Fine());
    private @Nullable String reason;
    private SessionLoss loss = LinkState.NOTHING;

    LinkModel(Database database, ConsoleSession session, BackgroundTasks tasks) {
        this.database = database;
        this.session = session;
        this.tasks = tasks;
        database.onState(now -> Platform.runLater(() -> is(now)));
    }

    ReadOnlyObjectProperty<LinkState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The session found its connection gone. */
    void lost(SessionLoss came) {
        var settings = new ArrayList<>(loss.settings());
        settings.addAll(came.settings());
        var statements = new ArrayList<>(loss.transaction());
        statements.addAll(came.transaction());
        loss = new SessionLoss(loss.inTransaction() || came.inTransaction(), statements, settings);
        show();
    }

    /** Asks the server whether it is there again. */
    void retry() {
        tasks.start(Messages.text("console.task.retry"), _ -> {
                    database.check();
                    return true;
                })
                .onFailure(_ -> show());
    }

    /** The user has read it; the settings are given up. */
    void dismiss() {
        loss = LinkState.NOTHING;
        reason = null;
        show();
    }

    /** The settings of the lost session as statements; they are not told of again. */
    List<String> takeSettings() {
        var settings = loss.settings();
        loss = new SessionLoss(false, List.of(), List.of());
        show();
        return settings;
    }

    private void is(ConnectionState now) {
        reason = now instanceof ConnectionState.Lost lost ? lost.reason().message() : null;
        show();
        tasks.start(Messages.text("console.task.look"), _ -> {
            session.look();
            return true;
        });
    }

    private void show() {
        boolean worth = loss.inTransaction() || !loss.settings().isEmpty();
        state.set(
                reason != null
                        ? new LinkState.Lost(reason, loss)
                        : worth ? new LinkState.Back(loss) : new LinkState.Fine());
    }
}
