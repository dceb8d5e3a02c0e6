package dev.alidade.ui;

import org.kordamp.ikonli.Ikon;

/**
 * One line of the command palette.
 *
 * @param text what the user reads and searches
 * @param keys its shortcut; empty when it has none
 */
public record PaletteAction(Ikon icon, String text, String keys, Runnable run) {}
