package dev.alidade.monitoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the indexes of each table come to, so that a look that asked for indexes need not have their files measured and
 * their scans counted again for the tables.
 *
 * @param bytes size of all indexes of a table
 * @param scans scans of all indexes of a table
 */
record IndexSums(Map<Table, Long> bytes, Map<Table, Long> scans) {
    private static final Comparator<RelationSize> LARGEST_FIRST = Comparator.comparingLong(RelationSize::totalBytes)
            .reversed()
            .thenComparing(RelationSize::schema)
            .thenComparing(RelationSize::relation);

    /** A table by its names, which may hold dots. */
    record Table(String schema, String name) {}

    /**
     * A relation whose indexes were not measured.
     *
     * @param size its size without them
     * @param parent the partitioned table directly above; null for anything but a partition
     */
    record Apart(RelationSize size, @Nullable Table parent) {
        private Table table() {
            return new Table(size.schema(), size.relation());
        }
    }

    static IndexSums of(List<IndexUsage> indexes) {
        var bytes = new HashMap<Table, Long>();
        var scans = new HashMap<Table, Long>();
        for (var index : indexes) {
            var table = new Table(index.schema(), index.relation());
            bytes.merge(table, index.bytes(), Long::sum);
            scans.merge(table, index.scans(), Long::sum);
        }
        return new IndexSums(bytes, scans);
    }

    /** Scans of all indexes of a table. */
    long scans(String schema, String relation) {
        return scans.getOrDefault(new Table(schema, relation), 0L);
    }

    /** Relations with their indexes, largest first. */
    List<RelationSize> added(List<Apart> relations) {
        var parents = new HashMap<Table, Table>();
        for (var relation : relations) {
            if (relation.parent() != null) {
                parents.put(relation.table(), relation.parent());
            }
        }
        var sums = new HashMap<Table, Long>();
        for (var relation : relations) {
            // a partitioned index has no file: its figure is the sum of its parts, which are counted at their tables
            if (relation.size().kind() != RelationSize.Kind.PARTITIONED_TABLE) {
                long own = bytes.getOrDefault(relation.table(), 0L);
                for (var table = relation.table(); table != null; table = parents.get(table)) {
                    sums.merge(table, own, Long::sum);
                }
            }
        }
        var whole = new ArrayList<RelationSize>();
        for (var relation : relations) {
            whole.add(relation.size().withIndexBytes(sums.getOrDefault(relation.table(), 0L)));
        }
        whole.sort(LARGEST_FIRST);
        return whole;
    }
}
