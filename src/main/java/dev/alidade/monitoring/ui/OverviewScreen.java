package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.ui.Navigator;
import dev.alidade.ui.Screen;
import dev.alidade.ui.task.BackgroundTasks;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The Overview, first in the rail. */
public final class OverviewScreen implements Screen {
    private final OverviewViewModel model;
    private final OverviewView view;

    /**
     * @param pulse shared with Monitoring; looks while one of them is in front
     * @param navigator leads to the screens where more is to be seen and done
     */
    public OverviewScreen(OverviewSources sources, PulseViewModel pulse, BackgroundTasks tasks, Navigator navigator) {
        model = new OverviewViewModel(sources, pulse, tasks);
        view = new OverviewView(model, navigator);
    }

    @Override
    public String id() {
        return "overview";
    }

    @Override
    public String title() {
        return Messages.text("overview.title");
    }

    @Override
    public Ikon icon() {
        return Feather.HOME;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        model.pulse().watch(true);
        model.refresh();
    }

    @Override
    public void hidden() {
        model.pulse().watch(false);
    }

    @Override
    public void refresh() {
        model.refresh();
    }
}
