package dev.alidade.migration;

/** Hears what happens while migrations are applied; called on the applying thread and must not wait. */
@FunctionalInterface
public interface MigrationListener {
    void on(MigrationEvent event);
}
