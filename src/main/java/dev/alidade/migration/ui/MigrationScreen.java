package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.ui.Screen;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Migrations in the rail. */
public final class MigrationScreen implements Screen {
    private final MigrationViewModel model;
    private final MigrationView view;

    public MigrationScreen(MigrationViewModel model) {
        this.model = model;
        this.view = new MigrationView(model);
    }

    @Override
    public String id() {
        return "migrations";
    }

    @Override
    public String title() {
        return Messages.text("migration.title");
    }

    @Override
    public Ikon icon() {
        return Feather.GIT_COMMIT;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    @Override
    public void refresh() {
        model.refresh();
    }
}
