package dev.alidade.ui;

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
}
