package dev.alidade.migration.script;

import java.util.List;

/**
 * What a script does to the objects of a database, as far as its text tells: names only, no columns of new tables, and
 * nothing of what code in it (DO blocks, functions that it calls) may do besides.
 *
 * @param created in order; temporary objects are left out
 * @param dropped in order, those that get another name among them
 * @param unread how many statements may create something that was not understood
 */
public record ObjectChanges(List<CreatedObject> created, List<CreatedObject> dropped, int unread) {
    public ObjectChanges {
        created = List.copyOf(created);
        dropped = List.copyOf(dropped);
    }

    /** Reads a plan. One pass over its statements; rows of data are not looked at. */
    public static ObjectChanges of(ScriptPlan plan) {
        var reading = new ObjectReading();
        plan.steps().forEach(reading::read);
        return reading.changes();
    }
}
