package dev.alidade.ui;

import java.util.List;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;

/** One place of the rail. Built once per open connection; {@link #shown} and {@link #hidden} frame every visit. */
public interface Screen {
    /** Stable word, also the tail of the rail button's id: {@code rail-migrations}. */
    String id();

    /** The name under the icon. */
    String title();

    Ikon icon();

    Parent view();

    /** The screen came to the front: load what is missing, start listening. */
    void shown();

    /** Another screen came to the front: stop refreshing. */
    void hidden();

    /** F5. */
    void refresh();

    /**
     * What Ctrl+K offers of this screen: what can be done here, and things it finds by name. The screen is in front when
     * one of them runs. At once; what has to be read first comes with the next question.
     *
     * @param text what was typed so far; empty when the search opens
     * @param again asks the same once more; to be run on the JavaFX thread when something was read
     */
    default List<PaletteAction> offers(String text, Runnable again) {
        return List.of();
    }
}
