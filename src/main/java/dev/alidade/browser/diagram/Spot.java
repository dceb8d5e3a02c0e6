package dev.alidade.browser.diagram;

/** A place in a diagram, in units of one pixel at full size; y grows downwards. */
public record Spot(double x, double y) {
    Spot plus(double right, double down) {
        return new Spot(x + right, y + down);
    }
}
