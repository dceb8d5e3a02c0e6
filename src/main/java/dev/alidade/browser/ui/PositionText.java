package dev.alidade.browser.ui;

import dev.alidade.browser.PagePosition;
import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.RowPage;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import org.jspecify.annotations.Nullable;

/** Where a page stands, in words. */
final class PositionText {
    private PositionText() {}

    static String of(RowPage page, RelationEntry relation, @Nullable Long exactRows, boolean filtered) {
        int size = page.rows().size();
        boolean whole = !page.hasNext() && !page.hasPrevious();
        if (whole) {
            return size == 0
                    ? Messages.text(filtered ? "browser.position.noMatch" : "browser.position.none")
                    : Messages.text("browser.position.all", size);
        }
        var of = total(relation, exactRows, filtered);
        return switch (page.position()) {
            case PagePosition.FromStart start ->
                Messages.text(
                        "browser.position.range",
                        Sizes.exact(start.first()),
                        Sizes.exact(start.first() + size - 1),
                        of);
            case PagePosition.Near near -> Messages.text("browser.position.near", Sizes.count(near.first()), of);
            case PagePosition.FromEnd end
            when exactRows != null ->
                Messages.text(
                        "browser.position.range",
                        Sizes.exact(Math.max(1, exactRows - end.after() - size + 1)),
                        Sizes.exact(exactRows - end.after()),
                        of);
            case PagePosition.FromEnd end when end.after() == 0 -> Messages.text("browser.position.last", size, of);
            case PagePosition.FromEnd end ->
                Messages.text("browser.position.beforeLast", size, Sizes.exact(end.after()), of);
        };
    }

    private static String total(RelationEntry relation, @Nullable Long exactRows, boolean filtered) {
        if (exactRows != null) {
            return Messages.text("browser.position.of", Sizes.exact(exactRows));
        }
        if (filtered) {
            return Messages.text("browser.position.filtered");
        }
        var estimate = relation.estimatedRows();
        return estimate == null
                ? Messages.text("browser.position.unknown")
                : Messages.text("browser.position.about", Sizes.count(estimate));
    }
}
