package dev.alidade.corridor.conflict;

import dev.alidade.corridor.table.Corridor;
import dev.alidade.corridor.table.HeldTime;

/**
 * Two corridors whose buffers overlap while both are held.
 *
 * @param one the one that was held first, or comes first by name
 * @param other the other one
 * @param time while both are held
 * @param apartMetres shortest way between their lines; 0 where they cross
 * @param deepMetres how far the buffers reach into each other there: the sum of both widths less the distance
 */
public record Conflict(Corridor one, Corridor other, HeldTime time, double apartMetres, double deepMetres) {}
