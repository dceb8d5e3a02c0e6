package dev.alidade.connection.ui;

import dev.alidade.connection.ConnectionProfile;
import dev.alidade.connection.ConnectionTester;
import dev.alidade.connection.ConnectionTester.Outcome;
import dev.alidade.connection.Connector;
import dev.alidade.connection.OpenRequest;
import dev.alidade.database.Secret;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.Dialogs;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the start page shows and does. */
public final class StartViewModel {
    private final Connector connector;
    private final BackgroundTasks tasks;
    private final Dialogs dialogs;
    private final Consumer<OpenRequest> open;
    private final ObservableList<ConnectionProfile> profiles = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Focus> focus = new ReadOnlyObjectWrapper<>(new Focus.None());

    /** What one row is busy with; at most one row at a time. */
    public sealed interface Focus {
        /** All rows rest. */
        record None() implements Focus {}

        /** A row is connecting. */
        record Connecting(ConnectionProfile profile) implements Focus {}

        /**
         * A row waits for its password.
         *
         * @param refused why the last one was not taken; null when none was known
         */
        record AsksPassword(
                ConnectionProfile profile, @Nullable Problem refused) implements Focus {}

        /** A row could not connect. */
        record Failed(ConnectionProfile profile, Problem problem) implements Focus {}
    }

    /** @param open takes over once a connection has proved to work */
    public StartViewModel(Connector connector, BackgroundTasks tasks, Dialogs dialogs, Consumer<OpenRequest> open) {
        this.connector = connector;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.open = open;
    }

    /** The kept connections, the last used first. */
    public ObservableList<ConnectionProfile> profiles() {
        return profiles;
    }

    public ReadOnlyObjectProperty<Focus> focusProperty() {
        return focus.getReadOnlyProperty();
    }

    /** When the rows' times are relative to. */
    public Connector connector() {
        return connector;
    }

    /** Reads the kept connections again. */
    public void refresh() {
        profiles.setAll(connector.recent());
    }

    /** Puts every row to rest. */
    public void rest() {
        focus.set(new Focus.None());
    }

    /** Connects; asks for the password in the row when none is known or it is not taken. */
    public void open(ConnectionProfile profile) {
        open(profile, null);
    }

    /** Connects with a password that was just typed. */
    public void open(ConnectionProfile profile, @Nullable Secret typed) {
        if (focus.get() instanceof Focus.Connecting) {
            return;
        }
        focus.set(new Focus.Connecting(profile));
        tasks.start(Messages.text("connection.task.connect", profile.name()), _ -> connector.open(profile, typed))
                .onSuccess(this::show)
                .onFailure(problem -> focus.set(new Focus.Failed(profile, problem)))
                .onCancelled(this::rest);
    }

    /** Asks, then forgets the profile. The database itself is not touched. */
    public void delete(ConnectionProfile profile) {
        dialogs.confirm(
                Messages.text("connection.delete.title", profile.name()),
                Messages.text("connection.delete.text"),
                Messages.text("connection.delete.action"),
                () -> {
                    connector.delete(profile);
                    rest();
                    refresh();
                });
    }

    private void show(Connector.Attempt attempt) {
        var profile = attempt.request().profile();
        switch (attempt.outcome()) {
            case Outcome.Works _ -> {
                rest();
                refresh();
                open.accept(attempt.request());
            }
            case Outcome.Fails(var problem) ->
                focus.set(
                        ConnectionTester.asksForPassword(problem)
                                ? new Focus.AsksPassword(
                                        profile, attempt.request().target().password() == null ? null : problem)
                                : new Focus.Failed(profile, problem));
        }
    }
}
