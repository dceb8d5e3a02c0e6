package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.metric.Signal;
import java.util.List;

/** The charts, each of signals of one unit. */
@SuppressWarnings("ImmutableEnumChecker") // the list is a copy that nobody can change
enum ChartKind {
    TRANSACTIONS(Signal.COMMITS, Signal.ROLLBACKS),
    SESSIONS(Signal.SESSIONS, Signal.ACTIVE, Signal.IDLE_IN_TRANSACTION),
    ROWS(Signal.ROWS_READ, Signal.ROWS_WRITTEN),
    CACHE(Signal.CACHE_HIT),
    BYTES(Signal.WAL_BYTES, Signal.TEMP_BYTES),
    WAITING(Signal.WAITING),
    OLDEST(Signal.OLDEST_TRANSACTION),
    SIZE(Signal.DATABASE_BYTES);

    private final List<Signal> signals;

    ChartKind(Signal... signals) {
        this.signals = List.of(signals);
    }

    /** What it draws, the first one filled. */
    List<Signal> signals() {
        return signals;
    }

    String title() {
        return Messages.text("metric.chart." + name());
    }
}
