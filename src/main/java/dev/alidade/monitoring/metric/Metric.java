package dev.alidade.monitoring.metric;

import dev.alidade.database.SqlQuery;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.MonitoringQuery;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A subject of the server's statistics that is shown as a table. Its file says what it finds and what it needs. */
@SuppressWarnings("ImmutableEnumChecker") // every query is a constant of an enum
public enum Metric {
    CONNECTIONS(Group.ACTIVITY, Rhythm.EVERY_LOOK, MetricQuery.CONNECTION_GROUP),
    TRANSACTIONS(Group.ACTIVITY, Rhythm.EVERY_LOOK, MetricQuery.LONG_TRANSACTION),
    LOCKS(Group.ACTIVITY, Rhythm.EVERY_LOOK, MetricQuery.LOCK_WAIT, MetricQuery.LOCK_WAIT_V14, 14),
    STATEMENTS(Group.ACTIVITY, Rhythm.EVERY_LOOK, MetricQuery.SLOW_STATEMENT),
    TABLES(Group.STORAGE, Rhythm.EVERY_MINUTE, MonitoringQuery.RELATION_SIZE),
    SCHEMAS(Group.STORAGE, Rhythm.EVERY_MINUTE, MetricQuery.SCHEMA_SIZE),
    DATABASES(Group.STORAGE, Rhythm.EVERY_MINUTE, MetricQuery.DATABASE_LIST),
    INDEXES(Group.READING, Rhythm.EVERY_MINUTE, MonitoringQuery.INDEX_USAGE, MonitoringQuery.INDEX_USAGE_V16, 16),
    SCANS(Group.READING, Rhythm.EVERY_LOOK, MetricQuery.SEQUENTIAL_SCAN),
    CACHE(Group.READING, Rhythm.EVERY_LOOK, MetricQuery.CACHE_BY_TABLE),
    VACUUM(Group.MAINTENANCE, Rhythm.EVERY_LOOK, MetricQuery.VACUUM_STATE),
    VACUUM_PROGRESS(Group.MAINTENANCE, Rhythm.EVERY_LOOK, MetricQuery.VACUUM_PROGRESS),
    WRAPAROUND(Group.MAINTENANCE, Rhythm.EVERY_LOOK, MetricQuery.WRAPAROUND_DATABASE),
    WRAPAROUND_TABLES(Group.MAINTENANCE, Rhythm.EVERY_LOOK, MetricQuery.WRAPAROUND_TABLE),
    SEQUENCES(Group.MAINTENANCE, Rhythm.EVERY_LOOK, MetricQuery.SEQUENCE_FILL),
    WAL(Group.REPLICATION, Rhythm.EVERY_LOOK, MetricQuery.WAL, MetricQuery.WAL_V14, 14),
    WAL_FILES(Group.REPLICATION, Rhythm.EVERY_LOOK, MetricQuery.WAL_FILE),
    SLOTS(Group.REPLICATION, Rhythm.EVERY_LOOK, MetricQuery.REPLICATION_SLOT),
    REPLICAS(Group.REPLICATION, Rhythm.EVERY_LOOK, MetricQuery.REPLICA),
    PUBLICATIONS(Group.REPLICATION, Rhythm.EVERY_LOOK, MetricQuery.PUBLICATION_TABLE),
    SETTINGS(Group.CONFIGURATION, Rhythm.EVERY_LOOK, MetricQuery.CHANGED_SETTING),
    ADVICE(Group.CONFIGURATION, Rhythm.EVERY_LOOK, MetricQuery.SETTING_ADVICE),
    EXTENSIONS(Group.CONFIGURATION, Rhythm.EVERY_LOOK, MetricQuery.EXTENSION_STATE);

    /** What subjects are about. */
    public enum Group {
        ACTIVITY,
        STORAGE,
        READING,
        MAINTENANCE,
        REPLICATION,
        CONFIGURATION;

        /** Its name for people. */
        public String title() {
            return Messages.text("metric.group." + name());
        }
    }

    /** How often a subject is asked again while it is watched. */
    public enum Rhythm {
        /** It costs the server a few milliseconds. */
        EVERY_LOOK,
        /** It looks at every file of the database: once a minute. */
        EVERY_MINUTE
    }

    private final Group group;
    private final Rhythm rhythm;
    private final SqlQuery query;
    private final SqlQuery newer;
    private final int since;

    Metric(Group group, Rhythm rhythm, SqlQuery query) {
        this(group, rhythm, query, query, 0);
    }

    Metric(Group group, Rhythm rhythm, SqlQuery query, SqlQuery newer, int since) {
        this.group = group;
        this.rhythm = rhythm;
        this.query = query;
        this.newer = newer;
        this.since = since;
    }

    public Group group() {
        return group;
    }

    public Rhythm rhythm() {
        return rhythm;
    }

    /** The query as a server of that major version gets it. */
    public SqlQuery on(int majorVersion) {
        return majorVersion >= since ? newer : query;
    }

    /** The extension that it reads; null when it needs none. */
    public @Nullable String extension() {
        return this == STATEMENTS ? "pg_stat_statements" : null;
    }

    /** The name for people. */
    public String title() {
        return Messages.text("metric.title." + name());
    }

    /** What it is good for, in a sentence or two. */
    public String explanation() {
        return Messages.text("metric.about." + name());
    }

    /** The stable word of the command line, e.g. {@code vacuum-progress}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
