package dev.alidade.corridor.document;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pen that knows colours, strokes and shapes and nothing else: all that a map needs. What it does not know, it refuses. */
abstract class ShapePen extends Graphics2D {
    private Color colour = Color.BLACK;
    private Stroke stroke = new java.awt.BasicStroke();

    private static UnsupportedOperationException unknown() {
        return new UnsupportedOperationException("maps are drawn by shapes");
    }

    @Override
    public void setColor(@Nullable Color c) {
        colour = c == null ? Color.BLACK : c;
    }

    @Override
    public Color getColor() {
        return colour;
    }

    @Override
    public void setStroke(Stroke s) {
        stroke = s;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void dispose() {}

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {}

    @Override
    public @Nullable Object getRenderingHint(RenderingHints.Key key) {
        return null;
    }

    @Override
    public void setRenderingHints(Map<?, ?> hints) {}

    @Override
    public void addRenderingHints(Map<?, ?> hints) {}

    @Override
    public RenderingHints getRenderingHints() {
        return new RenderingHints(Map.of());
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform();
    }

    @Override
    public void setPaint(Paint paint) {
        throw unknown();
    }

    @Override
    public Paint getPaint() {
        return colour;
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return new FontRenderContext(null, true, true);
    }

    @Override
    public boolean drawImage(Image image, AffineTransform place, ImageObserver observer) {
        throw unknown();
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp change, int x, int y) {
        throw unknown();
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform place) {
        throw unknown();
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform place) {
        throw unknown();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw unknown();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color ground, ImageObserver observer) {
        throw unknown();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color ground, ImageObserver observer) {
        throw unknown();
    }

    @Override
    public boolean drawImage(
            Image image, int x, int y, int a, int b, int fromX, int fromY, int toX, int toY, ImageObserver observer) {
        throw unknown();
    }

    @Override
    public boolean drawImage(
            Image image,
            int x,
            int y,
            int a,
            int b,
            int fromX,
            int fromY,
            int toX,
            int toY,
            Color ground,
            ImageObserver observer) {
        throw unknown();
    }

    @Override
    public void drawString(String text, int x, int y) {
        throw unknown();
    }

    @Override
    public void drawString(String text, float x, float y) {
        throw unknown();
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        throw unknown();
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw unknown();
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        throw unknown();
    }

    @Override
    public boolean hit(Rectangle place, Shape shape, boolean onStroke) {
        throw unknown();
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        throw unknown();
    }

    @Override
    public void setComposite(Composite composite) {
        throw unknown();
    }

    @Override
    public Composite getComposite() {
        throw unknown();
    }

    @Override
    public void translate(int x, int y) {
        throw unknown();
    }

    @Override
    public void translate(double x, double y) {
        throw unknown();
    }

    @Override
    public void rotate(double angle) {
        throw unknown();
    }

    @Override
    public void rotate(double angle, double x, double y) {
        throw unknown();
    }

    @Override
    public void scale(double x, double y) {
        throw unknown();
    }

    @Override
    public void shear(double x, double y) {
        throw unknown();
    }

    @Override
    public void transform(AffineTransform change) {
        throw unknown();
    }

    @Override
    public void setTransform(AffineTransform place) {
        throw unknown();
    }

    @Override
    public void setBackground(Color ground) {
        throw unknown();
    }

    @Override
    public Color getBackground() {
        throw unknown();
    }

    @Override
    public void clip(Shape shape) {
        throw unknown();
    }

    @Override
    public Graphics create() {
        throw unknown();
    }

    @Override
    public void setPaintMode() {}

    @Override
    public void setXORMode(Color other) {
        throw unknown();
    }

    @Override
    public Font getFont() {
        throw unknown();
    }

    @Override
    public void setFont(Font font) {
        throw unknown();
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        throw unknown();
    }

    @Override
    public @Nullable Rectangle getClipBounds() {
        return null;
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        throw unknown();
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        throw unknown();
    }

    @Override
    public @Nullable Shape getClip() {
        return null;
    }

    @Override
    public void setClip(Shape shape) {
        throw unknown();
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int right, int down) {
        throw unknown();
    }

    @Override
    public void drawLine(int fromX, int fromY, int toX, int toY) {
        throw unknown();
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        throw unknown();
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        throw unknown();
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw unknown();
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw unknown();
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        throw unknown();
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        throw unknown();
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int from, int angle) {
        throw unknown();
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int from, int angle) {
        throw unknown();
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int count) {
        throw unknown();
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int count) {
        throw unknown();
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int count) {
        throw unknown();
    }
}
