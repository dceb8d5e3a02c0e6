package dev.alidade.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** The mark of the app: the sighting arm over its graduated limb. */
public final class AppIcon {
    private AppIcon() {}

    /** Every size that a window manager may ask for. */
    public static List<Image> all() {
        return Stream.of(16, 32, 48, 64, 128, 256, 512).map(AppIcon::image).toList();
    }

    /** The mark in a given height, drawn from twice that for sharp screens. */
    public static ImageView view(double height) {
        var view = new ImageView(image(height > 64 ? 256 : 128));
        view.setFitHeight(height);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        return view;
    }

    private static Image image(int size) {
        var path = "/icons/alidade-" + size + ".png";
        return new Image(Objects.requireNonNull(AppIcon.class.getResourceAsStream(path), path));
    }
}
