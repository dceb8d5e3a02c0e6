package dev.alidade.console;

import dev.alidade.database.Notice;
import java.util.ArrayList;
import java.util.List;

/** Remembers everything that a run brings. */
final class Heard implements RunListener {
    final List<ConsoleStatement> begun = new ArrayList<>();
    final List<List<ResultColumn>> columns = new ArrayList<>();
    final List<ResultRow> rows = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<StatementOutcome> outcomes = new ArrayList<>();

    @Override
    public void begins(ConsoleStatement statement) {
        begun.add(statement);
    }

    @Override
    public void columns(List<ResultColumn> came) {
        columns.add(came);
    }

    @Override
    public boolean row(ResultRow row) {
        rows.add(row);
        return true;
    }

    @Override
    public void notice(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void told(String text) {
        told.add(text);
    }

    @Override
    public void ended(StatementOutcome outcome) {
        outcomes.add(outcome);
    }

    /** The values of all rows, row by row. */
    List<String> values() {
        return rows.stream()
                .flatMap(r -> r.values().stream())
                .map(String::valueOf)
                .toList();
    }

    StatementOutcome last() {
        return outcomes.getLast();
    }

    StatementOutcome.Failed failure() {
        return (StatementOutcome.Failed) outcomes.getLast();
    }
}
