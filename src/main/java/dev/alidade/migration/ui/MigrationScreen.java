package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.ui.PaletteAction;
import dev.alidade.ui.Screen;
import java.util.ArrayList;
import java.util.List;
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
    public List<PaletteAction> offers(String text, Runnable again) {
        var offers = new ArrayList<PaletteAction>();
        if (model.apply().canApply().get()) {
            offers.add(new PaletteAction(
                    Feather.PLAY, Messages.text("migration.palette.apply"), "", model.apply()::askForAll));
        }
        if (model.state().folderProperty().get() != null) {
            offers.add(new PaletteAction(
                    Feather.FILE_PLUS, Messages.text("migration.action.new"), "", model.place()::askForName));
        }
        return offers;
    }

    @Override
    public void refresh() {
        model.refresh();
    }
}
