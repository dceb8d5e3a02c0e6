package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What taking a change back would do.
 *
 * @param current the catalog as it is
 * @param target the catalog as it would be
 * @param script the statements from one to the other
 * @param effects what they change
 * @param conflicts what was changed since, in lines; not empty means that it is refused
 * @param dependents what stays and needs something that would go; not empty means that it is refused
 * @param rowsLost rows or values that would disappear, by table or column; without those that lose none
 * @param rebuild what the old order of columns would take; null when the order does not change
 */
public record UndoPlan(
        CatalogSnapshot current,
        CatalogSnapshot target,
        CatalogScript script,
        CatalogDiff effects,
        List<String> conflicts,
        List<String> dependents,
        Map<String, Long> rowsLost,
        @Nullable RebuildPlan rebuild) {
    public UndoPlan {
        conflicts = List.copyOf(conflicts);
        dependents = List.copyOf(dependents);
        rowsLost = Map.copyOf(rowsLost);
    }

    /** The same by other statements. */
    public UndoPlan by(List<String> statements) {
        return new UndoPlan(
                current,
                target,
                new CatalogScript(List.of(), statements, List.of()),
                effects,
                conflicts,
                dependents,
                rowsLost,
                rebuild);
    }

    /** The definitions that change, side by side; at most sixty. */
    public List<DefinitionChange> definitions() {
        return DefinitionChange.between(current, target, effects);
    }
}
