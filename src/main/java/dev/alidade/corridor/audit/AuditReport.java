package dev.alidade.corridor.audit;

import dev.alidade.corridor.table.CorridorTable;
import java.time.Duration;
import java.util.List;

/**
 * What an audit of one table found.
 *
 * @param table which one
 * @param checked how many corridors were looked at
 * @param notChecked columns that could not be: their table may not be read
 * @param corridors those with differences, by name
 * @param took how long it took
 */
public record AuditReport(
        CorridorTable table, long checked, List<String> notChecked, List<CorridorAudit> corridors, Duration took) {
    public AuditReport {
        notChecked = List.copyOf(notChecked);
        corridors = List.copyOf(corridors);
    }

    /** Those that an UPDATE can put right. */
    public List<CorridorAudit> correctable() {
        return corridors.stream().filter(CorridorAudit::correctable).toList();
    }
}
