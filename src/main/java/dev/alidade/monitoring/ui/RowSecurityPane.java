package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.HealthSnapshot;
import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.MonitoringQuery;
import dev.alidade.monitoring.RowSecurity;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Row security of every table in words. */
final class RowSecurityPane extends SectionPane<RowSecurity> {
    RowSecurityPane(HealthViewModel model) {
        super(model, "security", MonitoringQuery.ROW_SECURITY, RowSecurityPane::worstFirst);
        column("relation", 330, row -> row.schema() + "." + row.relation(), Look.text());
        this.<State>column("state", 260, State::of, Look.verdict(RowSecurityPane::word));
        this.<Long>column("policies", 90, row -> Long.valueOf(row.policies()), Look.number());
        column("forced", 90, row -> yes(row.forced()), Look.text());
        column("anonReads", 110, row -> yes(row.anonReads()), Look.text());
        column("anonWrites", 120, row -> yes(row.anonWrites()), Look.text());
        column("partition", 130, RowSecurityPane::partition, Look.text());
    }

    private static Measured<List<RowSecurity>> worstFirst(HealthSnapshot snapshot) {
        return snapshot.rowSecurity()
                .map(tables -> tables.stream()
                        .sorted(Comparator.comparing(RowSecurity::verdict))
                        .toList());
    }

    /** A verdict with its policies, ordered worst first. */
    private record State(RowSecurity.Verdict verdict, int policies) implements Comparable<State> {
        static State of(RowSecurity row) {
            return new State(row.verdict(), row.policies());
        }

        @Override
        public int compareTo(State other) {
            return verdict.compareTo(other.verdict);
        }
    }

    @Override
    String nameOf(RowSecurity row) {
        return row.schema() + "." + row.relation();
    }

    @Override
    @Nullable
    String extensionOf(RowSecurity row) {
        return row.extension();
    }

    @Override
    String note(HealthSnapshot snapshot, List<RowSecurity> shown) {
        long on = shown.stream().filter(RowSecurity::enabled).count();
        var exposed = snapshot.exposed()
                .known()
                .map(e -> Messages.text(
                        e.known() ? "monitoring.exposed.known" : "monitoring.exposed.assumed",
                        String.join(", ", e.names())))
                .orElse("");
        return Messages.text("monitoring.security.note", on, shown.size()) + " " + exposed;
    }

    private static @Nullable String yes(@Nullable Boolean answer) {
        return answer == null ? null : Messages.text(answer ? "monitoring.yes" : "monitoring.no");
    }

    private static String partition(RowSecurity row) {
        return row.partitioned()
                ? Messages.text("monitoring.security.root")
                : row.partition() ? Messages.text("monitoring.security.partition") : "";
    }

    private static Look.Word word(State state) {
        var name = state.verdict().name();
        var text = Messages.text("monitoring.security." + name, state.policies());
        var explanation = Messages.text("monitoring.security." + name + ".long", state.policies());
        return switch (state.verdict()) {
            case OPEN, POLICIES_IGNORED -> new Look.Word(text, Feather.UNLOCK, "state-failed", explanation);
            case OFF_EXPOSED -> new Look.Word(text, Feather.UNLOCK, "state-attention", explanation);
            case NO_POLICY -> new Look.Word(text, Feather.ALERT_TRIANGLE, "state-attention", explanation);
            case OFF -> new Look.Word(text, Feather.UNLOCK, "state-unknown", explanation);
            case ON -> new Look.Word(text, Feather.LOCK, "state-done", explanation);
        };
    }
}
