package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * How the values of a column look.
 *
 * @param <R> row
 * @param <T> value
 */
@FunctionalInterface
interface Look<R, T> {
    /** A fresh cell. */
    TableCell<R, T> cell();

    /** A verdict as a word with an icon and a meaning colour. */
    record Word(String text, Ikon icon, String style, String explanation) {}

    /** Plain text, the whole on hover. */
    static <R, T> Look<R, T> text() {
        return () -> new Written<>("health-text", String::valueOf, String::valueOf);
    }

    /** A size such as 1.2 GB, exact bytes on hover. */
    static <R> Look<R, Long> bytes() {
        return () -> new Written<>("health-number", Sizes::bytes, bytes -> Sizes.exact(bytes) + " B");
    }

    /** A whole number. */
    static <R> Look<R, Long> number() {
        return () -> new Written<>("health-number", Sizes::exact, Sizes::exact);
    }

    /** A share of 1 as per cent. */
    static <R> Look<R, Double> share() {
        return () -> new Written<>(
                "health-number", share -> String.format("%.1f %%", share * 100), share -> String.valueOf(share));
    }

    /** How long ago, the exact moment on hover. */
    static <R> Look<R, Instant> ago() {
        return () -> new Written<>(
                "health-text",
                moment -> Times.ago(moment, Instant.now()),
                moment -> Times.exact(moment, ZoneId.systemDefault()));
    }

    /** A verdict. */
    static <R, T> Look<R, T> verdict(Function<T, Word> describe) {
        return () -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable T value, boolean empty) {
                super.updateItem(value, empty);
                setText(null);
                setGraphic(null);
                setTooltip(null);
                getStyleClass().removeIf(style -> style.startsWith("state-"));
                if (!empty && value != null) {
                    var word = describe.apply(value);
                    var icon = new FontIcon(word.icon());
                    icon.getStyleClass().add(word.style());
                    getStyleClass().add(word.style());
                    setGraphic(icon);
                    setText(word.text());
                    setTooltip(new Tooltip(word.explanation()));
                }
            }
        };
    }

    /** A cell of text; a dash where there is no value. */
    final class Written<R, T> extends TableCell<R, T> {
        private final Function<T, String> shown;
        private final Function<T, String> whole;

        Written(String style, Function<T, String> shown, Function<T, String> whole) {
            this.shown = shown;
            this.whole = whole;
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty ? null : value == null ? "–" : shown.apply(value));
            setTooltip(empty || value == null ? null : new Tooltip(whole.apply(value)));
        }
    }
}
