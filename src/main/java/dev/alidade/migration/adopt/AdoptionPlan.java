package dev.alidade.migration.adopt;

import dev.alidade.migration.HistoryEdit;
import dev.alidade.migration.script.ScriptVersion;
import java.util.List;

/**
 * The rows that adopting writes; nothing else happens.
 *
 * @param upTo the last migration taken as applied
 * @param edits every change, in order, each with its sentence
 * @param warnings what speaks against it, in sentences
 */
public record AdoptionPlan(ScriptVersion upTo, List<HistoryEdit> edits, List<String> warnings) {
    public AdoptionPlan {
        edits = List.copyOf(edits);
        warnings = List.copyOf(warnings);
    }
}
