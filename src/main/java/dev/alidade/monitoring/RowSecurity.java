package dev.alidade.monitoring;

import org.jspecify.annotations.Nullable;

/**
 * Row security of one table and who reaches it through grants.
 *
 * @param schema schema name
 * @param relation table name
 * @param partitioned whether it is a partitioned table
 * @param partition whether it is a partition
 * @param enabled row security on
 * @param forced on for the owner too
 * @param policies number of policies
 * @param anonReads whether role anon may read it; null when there is no such role
 * @param anonWrites whether role anon may change it; null when there is no such role
 * @param authenticatedReads whether role authenticated may read it; null when there is no such role
 * @param everybodyReads whether any role may read it (granted to PUBLIC)
 * @param exposed whether an API serves its schema, see {@link ExposedSchemas}
 * @param extension the extension it belongs to; null when people made it
 */
public record RowSecurity(
        String schema,
        String relation,
        boolean partitioned,
        boolean partition,
        boolean enabled,
        boolean forced,
        int policies,
        @Nullable Boolean anonReads,
        @Nullable Boolean anonWrites,
        @Nullable Boolean authenticatedReads,
        boolean everybodyReads,
        boolean exposed,
        @Nullable String extension) {
    /** The one word for a table, worst first. */
    public enum Verdict {
        /** Off, and the anonymous web role reaches the rows. */
        OPEN,
        /** Off although policies were written: they have no effect. */
        POLICIES_IGNORED,
        /** Off in a schema that an API serves; no grant opens it to anon today. */
        OFF_EXPOSED,
        /** On without any policy: nobody but the owner and bypassing roles sees a row. */
        NO_POLICY,
        /** Off, in a schema that no API serves. */
        OFF,
        /** On with policies. */
        ON
    }

    /** What the facts say. */
    public Verdict verdict() {
        if (enabled) {
            return policies > 0 ? Verdict.ON : Verdict.NO_POLICY;
        }
        if (isReachableByAnon()) {
            return Verdict.OPEN;
        }
        if (policies > 0) {
            return Verdict.POLICIES_IGNORED;
        }
        return exposed ? Verdict.OFF_EXPOSED : Verdict.OFF;
    }

    /** Whether an anonymous visitor of the API could read or change rows if no policy stops it. */
    public boolean isReachableByAnon() {
        return exposed && (Boolean.TRUE.equals(anonReads) || Boolean.TRUE.equals(anonWrites));
    }
}
