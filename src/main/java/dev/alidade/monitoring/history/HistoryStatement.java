package dev.alidade.monitoring.history;

import dev.alidade.database.SqlQuery;
import java.util.List;

/** The statements of the local file, one file each under {@code resources/sqlite/monitoring}. */
enum HistoryStatement implements SqlQuery {
    MAKE_DATABASE,
    MAKE_POINT,
    MAKE_OBJECT_SIZE,
    MAKE_INDEX_USE,
    ADD_DATABASE,
    FIND_DATABASE,
    COUNT_FROM,
    ADD_POINT,
    LIST_POINTS,
    CONDENSE_POINTS,
    FORGET_POINTS,
    ADD_SIZE,
    LIST_GROWTH,
    FORGET_SIZES,
    LIST_INDEXES,
    PUT_INDEX,
    FORGET_INDEXES;

    @Override
    public String feature() {
        return "monitoring";
    }

    @Override
    public String root() {
        return "sqlite";
    }

    /** What makes the tables. */
    static List<HistoryStatement> tables() {
        return List.of(MAKE_DATABASE, MAKE_POINT, MAKE_OBJECT_SIZE, MAKE_INDEX_USE);
    }
}
