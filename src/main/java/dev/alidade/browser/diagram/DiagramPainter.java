package dev.alidade.browser.diagram;

import dev.alidade.browser.diagram.Surface.Lettering;
import dev.alidade.browser.diagram.Surface.Stroke;

/** Draws a plan on a surface: lines first, then boxes. From afar the columns give way to large names. */
public final class DiagramPainter {
    /** Below this scale columns are too small to read. */
    private static final double COLUMNS_FROM = 0.42;

    private static final double CORNER = 6;
    private static final double FINE = 1;
    private static final double BOLD = 2;
    private static final double MARK_SIZE = 9;

    private final DiagramPalette palette;

    public DiagramPainter(DiagramPalette palette) {
        this.palette = palette;
    }

    /** Draws what the view shows. */
    public void paint(DiagramPlan plan, DiagramView view, Surface surface) {
        var seen = view.visible();
        var crow = new CrowFeet(palette.colour("ground"), surface);
        for (var line : plan.lines()) {
            if (line.touches(seen.left(), seen.top(), seen.right(), seen.bottom()) && !isChosen(line, view)) {
                draw(line, view, crow, surface);
            }
        }
        for (var line : plan.lines()) {
            if (isChosen(line, view)) {
                draw(line, view, crow, surface);
            }
        }
        boolean near = view.scale() >= COLUMNS_FROM;
        for (var box : plan.boxes()) {
            if (box.right() >= seen.left()
                    && box.x() <= seen.right()
                    && box.bottom() >= seen.top()
                    && box.y() <= seen.bottom()) {
                surface.beginTable(box.name().label());
                frame(box, view, surface, near);
                if (near) {
                    texts(box, view.isFaint(box.name()), surface);
                } else {
                    poster(box, view, surface);
                }
                surface.endTable();
            }
        }
    }

    private static boolean isChosen(ReferenceLine line, DiagramView view) {
        var reference = line.reference();
        return reference.from().equals(view.chosen()) || reference.to().equals(view.chosen());
    }

    private void draw(ReferenceLine line, DiagramView view, CrowFeet crow, Surface surface) {
        boolean chosen = isChosen(line, view);
        var colour = chosen ? palette.colour("chosen") : palette.colour("line", view.chosen() != null);
        var stroke = new Stroke(colour, atLeast(chosen ? BOLD : 1.3, view));
        surface.line(line.spots(), stroke);
        if (view.scale() >= COLUMNS_FROM / 2) {
            crow.draw(line, stroke);
        }
    }

    /** Lines stay visible from afar. */
    private static double atLeast(double width, DiagramView view) {
        return Math.max(width, 0.8 / view.scale());
    }

    private void frame(TableBox box, DiagramView view, Surface surface, boolean near) {
        boolean faint = view.isFaint(box.name());
        boolean chosen = box.name().equals(view.chosen());
        var header = chosen ? "chosen.header" : box.table().outside() ? "header.outside" : "header";
        surface.fill(box.x(), box.y(), box.width(), box.height(), CORNER, palette.colour("ground"));
        surface.fill(box.x(), box.y(), box.width(), box.height(), CORNER, palette.colour(near ? "box" : header, faint));
        if (near) {
            surface.fill(box.x(), box.y(), box.width(), TableBox.HEADER, CORNER, palette.colour(header, faint));
            if (!box.rows().isEmpty()) {
                double edge = box.y() + TableBox.HEADER;
                surface.fill(box.x(), edge - CORNER, box.width(), CORNER, 0, palette.colour(header, faint));
                surface.fill(box.x(), edge - FINE, box.width(), FINE, 0, palette.colour("border", faint));
            }
        }
        var stroke = new Stroke(
                chosen ? palette.colour("chosen") : palette.colour("border", faint),
                atLeast(chosen ? BOLD : FINE, view));
        surface.outline(box.x(), box.y(), box.width(), box.height(), CORNER, stroke);
    }

    private void texts(TableBox box, boolean faint, Surface surface) {
        double left = box.x() + TableBox.PAD;
        double room = box.width() - 2 * TableBox.PAD;
        var name = box.table().outside() ? "type" : "name";
        surface.text(
                MonoText.fitting(box.title(), TableBox.NAME_SIZE, room),
                left,
                box.y() + 20,
                new Lettering(TableBox.NAME_SIZE, true, palette.colour(name, faint)));
        double baseline = box.y() + TableBox.HEADER + 14;
        for (var row : box.rows()) {
            if (row.isKey()) {
                surface.text(
                        row.primaryKey() ? "PK" : "FK",
                        left,
                        baseline - 1,
                        new Lettering(
                                MARK_SIZE, true, palette.colour(row.primaryKey() ? "primary" : "foreign", faint)));
            }
            double nameRoom = room - TableBox.MARK - TableBox.GAP;
            double free = nameRoom - MonoText.width(row.name(), TableBox.COLUMN_SIZE);
            var type = MonoText.fitting(row.type(), TableBox.TYPE_SIZE, Math.max(free, nameRoom / 2));
            double typeWidth = MonoText.width(type, TableBox.TYPE_SIZE);
            surface.text(
                    MonoText.fitting(row.name(), TableBox.COLUMN_SIZE, nameRoom - typeWidth),
                    left + TableBox.MARK,
                    baseline,
                    new Lettering(TableBox.COLUMN_SIZE, row.primaryKey(), palette.colour("column", faint)));
            surface.text(
                    type,
                    box.right() - TableBox.PAD - typeWidth,
                    baseline,
                    new Lettering(TableBox.TYPE_SIZE, false, palette.colour("type", faint)));
            baseline += TableBox.ROW;
        }
    }

    private void poster(TableBox box, DiagramView view, Surface surface) {
        var poster = Poster.of(box.table().name().name(), box.width() - TableBox.PAD, box.height() - 4);
        if (poster.size() * view.scale() < 3.5) {
            return;
        }
        var lettering = new Lettering(poster.size(), true, palette.colour("name", view.isFaint(box.name())));
        double step = poster.size() * Poster.LEADING;
        double baseline = box.y() + (box.height() - step * poster.lines().size()) / 2 + poster.size() * 0.95;
        for (var line : poster.lines()) {
            double x = box.x() + (box.width() - MonoText.width(line, poster.size())) / 2;
            surface.text(line, x, baseline, lettering);
            baseline += step;
        }
    }
}
