package dev.alidade.connection.ui;

import dev.alidade.connection.ConnectionParts;
import dev.alidade.connection.ConnectionProfile;
import dev.alidade.connection.ConnectionProfiles;
import dev.alidade.connection.ConnectionTester.Outcome;
import dev.alidade.connection.ConnectionText;
import dev.alidade.connection.Connector;
import dev.alidade.connection.EndpointKind;
import dev.alidade.connection.Environment;
import dev.alidade.connection.OpenRequest;
import dev.alidade.database.Secret;
import dev.alidade.database.TlsMode;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The fields of one connection, what a pasted text says, and how a test went. */
public final class ConnectionFormViewModel {
    private final Connector connector;
    private final BackgroundTasks tasks;
    private final Consumer<OpenRequest> open;

    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(Environment.DEVELOPMENT);
    private final StringProperty host = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final StringProperty database = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final ObjectProperty<TlsMode> tls = new SimpleObjectProperty<>(TlsMode.PREFER);
    private final StringProperty certificate = new SimpleStringProperty("");
    private final BooleanProperty readOnly = new SimpleBooleanProperty();
    private final StringProperty migrationsFolder = new SimpleStringProperty("");
    private final ObservableList<String> notes = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final BooleanBinding complete;

    private String id = ConnectionProfiles.newId();
    private @Nullable Instant lastUsed;
    private Map<String, String> properties = Map.of();

    /** @param open takes over once a connection has proved to work */
    public ConnectionFormViewModel(Connector connector, BackgroundTasks tasks, Consumer<OpenRequest> open) {
        this.connector = connector;
        this.tasks = tasks;
        this.open = open;
        complete = Bindings.createBooleanBinding(
                () -> !host.get().isBlank()
                        && !user.get().isBlank()
                        && !database.get().isBlank()
                        && portNumber() > 0,
                host,
                user,
                database,
                port);
        for (var field : new StringProperty[] {host, port, database, user, password, certificate}) {
            field.addListener(_ -> forgetVerdict());
        }
        tls.addListener(_ -> forgetVerdict());
    }

    public StringProperty nameProperty() {
        return name;
    }

    public ObjectProperty<Environment> environmentProperty() {
        return environment;
    }

    public StringProperty hostProperty() {
        return host;
    }

    public StringProperty portProperty() {
        return port;
    }

    public StringProperty databaseProperty() {
        return database;
    }

    public StringProperty userProperty() {
        return user;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    public ObjectProperty<TlsMode> tlsProperty() {
        return tls;
    }

    public StringProperty certificateProperty() {
        return certificate;
    }

    public BooleanProperty readOnlyProperty() {
        return readOnly;
    }

    public StringProperty migrationsFolderProperty() {
        return migrationsFolder;
    }

    /** Remarks on the pasted text. */
    public ObservableList<String> notes() {
        return notes;
    }

    /** What is wrong with the pasted text or the fields; null when nothing is. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How the last test went; null before it and after any change. */
    public ReadOnlyObjectProperty<@Nullable Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the connection has proved to work and its window is being opened. */
    public ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /** Whether enough is filled in to test, save or connect. */
    public BooleanBinding complete() {
        return complete;
    }

    /** What the address is recognised as. */
    public EndpointKind kind() {
        return EndpointKind.of(host.get().strip(), portNumber() > 0 ? portNumber() : null);
    }

    /** An empty form. */
    public void begin() {
        id = ConnectionProfiles.newId();
        lastUsed = null;
        name.set("");
        environment.set(Environment.DEVELOPMENT);
        readOnly.set(false);
        migrationsFolder.set("");
        fill(new ConnectionParts(null, null, null, null, null, TlsMode.PREFER, null, null, Map.of(), notes));
        notes.clear();
        problem.set(null);
        outcome.set(null);
    }

    /** The fields of a kept connection. */
    public void edit(ConnectionProfile profile) {
        begin();
        id = profile.id();
        lastUsed = profile.lastUsed();
        name.set(profile.name());
        environment.set(profile.environment());
        readOnly.set(profile.readOnly());
        migrationsFolder.set(text(profile.migrationsFolder()));
        fill(new ConnectionParts(
                profile.host(),
                profile.port(),
                profile.database(),
                profile.user(),
                connector.password(profile),
                profile.tls(),
                profile.rootCertificate(),
                null,
                profile.properties(),
                notes));
    }

    /**
     * Fills the fields from a pasted text.
     *
     * @return whether it was understood; if not, {@link #problemProperty} says why
     */
    public boolean paste(String text) {
        try {
            var parts = ConnectionText.parse(text);
            fill(parts);
            notes.setAll(parts.notes());
            if (name.get().isBlank() && parts.host() != null) {
                name.set(connector.freeName(suggestedName(), id));
            }
            return true;
        } catch (AppException e) {
            problem.set(e.problem());
            return false;
        }
    }

    /** Tries the connection and keeps nothing. */
    public void test() {
        run("connection.task.test", false);
    }

    /** Tries the connection; when it works, keeps it and opens it. */
    public void connect() {
        run("connection.task.connect", true);
    }

    /**
     * Keeps the connection, tried or not.
     *
     * @return whether that went well; if not, {@link #problemProperty} says why
     */
    public boolean save() {
        try {
            if (name.get().isBlank()) {
                name.set(connector.freeName(suggestedName(), id));
            }
            connector.save(profile(), secret());
            problem.set(null);
            return true;
        } catch (AppException e) {
            problem.set(e.problem());
            return false;
        }
    }

    private void run(String title, boolean thenOpen) {
        if (busy.get()) {
            return;
        }
        forgetVerdict();
        var tried = profile();
        var typed = secret();
        busy.set(true);
        tasks.start(Messages.text(title, tried.host()), _ -> connector.attempt(tried, typed))
                .onSuccess(attempt -> {
                    boolean opens = thenOpen && attempt.outcome() instanceof Outcome.Works && save();
                    opening.set(opens);
                    outcome.set(attempt.outcome());
                    if (opens) {
                        openKept();
                    }
                })
                .onFailure(problem::set)
                .onFinished(() -> busy.set(opening.get()));
    }

    private void openKept() {
        var kept = profile();
        tasks.start(Messages.text("connection.task.connect", kept.name()), _ -> connector.open(kept, secret()))
                .onSuccess(attempt -> {
                    if (attempt.outcome() instanceof Outcome.Works) {
                        open.accept(attempt.request());
                    } else {
                        outcome.set(attempt.outcome());
                    }
                })
                .onFailure(problem::set)
                .onFinished(() -> {
                    opening.set(false);
                    busy.set(false);
                });
    }

    private void fill(ConnectionParts parts) {
        host.set(or(parts.host(), ""));
        port.set(Integer.toString(parts.port() == null ? 5432 : parts.port()));
        user.set(or(parts.user(), ""));
        database.set(or(parts.database(), user.get()));
        password.set(parts.password() == null ? "" : parts.password().reveal());
        tls.set(parts.tls() == null ? (kind().isHosted() ? TlsMode.REQUIRE : TlsMode.PREFER) : parts.tls());
        certificate.set(text(parts.rootCertificate()));
        properties = parts.properties();
        forgetVerdict();
    }

    private ConnectionProfile profile() {
        return new ConnectionProfile(
                id,
                name.get().strip(),
                environment.get(),
                host.get().strip(),
                portNumber(),
                database.get().strip(),
                user.get().strip(),
                tls.get(),
                path(certificate.get()),
                readOnly.get(),
                path(migrationsFolder.get()),
                properties,
                lastUsed);
    }

    private @Nullable Secret secret() {
        return password.get().isEmpty() ? null : new Secret(password.get());
    }

    private int portNumber() {
        var text = port.get().strip();
        if (!text.matches("\\d{1,5}")) {
            return 0;
        }
        int number = Integer.parseInt(text);
        return number <= 65_535 ? number : 0;
    }

    private String suggestedName() {
        return Messages.text(
                "connection.form.suggestedName",
                database.get().strip(),
                host.get().strip());
    }

    private void forgetVerdict() {
        outcome.set(null);
        problem.set(null);
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static String text(@Nullable Path path) {
        return path == null ? "" : path.toString();
    }

    private static @Nullable Path path(String text) {
        return text.isBlank() ? null : Path.of(text.strip());
    }
}
