package dev.alidade.migration.ui;

import dev.alidade.migration.FolderChoices;
import java.time.Clock;

/**
 * What the screen is told about its surroundings.
 *
 * @param readOnly whether the connection's profile forbids writing: then nothing can be applied
 * @param production the database's name where it counts as production and must be typed; empty elsewhere
 * @param choices what the user chose for single folders
 * @param clock for "two minutes ago" and new versions
 */
public record ScreenSetting(boolean readOnly, String production, FolderChoices choices, Clock clock) {}
