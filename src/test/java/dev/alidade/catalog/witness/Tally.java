package dev.alidade.catalog.witness;

import dev.alidade.catalog.witness.Moves.Cell;
import dev.alidade.catalog.witness.Reversal.Verdict;
import dev.alidade.catalog.witness.Trial.Judgement;
import dev.alidade.i18n.Excerpt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what was generated and what came of it. */
final class Tally {
    private final Map<Cell, Map<Verdict, Integer>> cells = new LinkedHashMap<>();
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<String, List<String>> reasons = new TreeMap<>();
    private int migrations;
    private int contradictions;

    Tally(Collection<Cell> all) {
        all.forEach(cell -> cells.put(cell, new EnumMap<>(Verdict.class)));
    }

    /**
     * @param done what the migration consisted of
     * @param example where to find it again
     */
    void add(List<Cell> done, Judgement judgement, String example) {
        var verdict = judgement.outcome().verdict();
        migrations++;
        contradictions += judgement.isContradicted() ? 1 : 0;
        verdicts.merge(verdict, 1, Integer::sum);
        done.forEach(cell ->
                cells.computeIfAbsent(cell, key -> new EnumMap<>(Verdict.class)).merge(verdict, 1, Integer::sum));
        if (verdict == Verdict.FAILED || verdict == Verdict.DIFFERENT) {
            reasons.computeIfAbsent(verdict + " " + shape(judgement.outcome().why()), key -> new ArrayList<>())
                    .add(example);
        }
    }

    int migrations() {
        return migrations;
    }

    int contradictions() {
        return contradictions;
    }

    /** Fields of the report with fewer statements than that. */
    List<Cell> below(int least) {
        return cells.entrySet().stream()
                .filter(entry -> generated(entry.getValue()) < least)
                .map(Map.Entry::getKey)
                .toList();
    }

    int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** The table, object kind × create, alter, drop: statements generated, and how many of them came back exactly. */
    String table() {
        var text = new StringBuilder(String.format(
                "%d migrations: %s, contradicted %d%n%n%-22s",
                migrations, verdicts, contradictions, "statements (exact)"));
        Moves.VERBS.forEach(verb -> text.append(String.format("%-30s", verb)));
        var kinds = cells.keySet().stream().map(Cell::kind).distinct().toList();
        for (var kind : kinds) {
            text.append(String.format("%n%-22s", kind));
            for (var verb : Moves.VERBS) {
                var found = cells.get(new Cell(kind, verb));
                text.append(String.format("%-30s", found == null ? "" : described(found)));
            }
        }
        text.append("\n\nnot taken back, by reason:\n");
        reasons.entrySet().stream()
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .forEach(entry -> text.append(String.format(
                        "%5d  %s  e.g. %s%n",
                        entry.getValue().size(),
                        entry.getKey(),
                        entry.getValue().stream().limit(3).collect(Collectors.joining(", ")))));
        return text.toString();
    }

    private static String described(Map<Verdict, Integer> found) {
        int all = generated(found);
        return all + " (" + found.getOrDefault(Verdict.EXACT, 0) + ", order "
                + found.getOrDefault(Verdict.COLUMN_ORDER, 0) + ")";
    }

    private static int generated(Map<Verdict, Integer> found) {
        return found.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A message without its names. */
    private static String shape(String why) {
        var line = Stream.of(why.split("\n", -1)).limit(3).collect(Collectors.joining(" "));
        var shape = line.replaceAll("\"(?:[^\"]|\"\")*\"", "…")
                .replaceAll("name=[^\\]]*?\\]", "…]")
                .replaceAll("(before|after)=[^\\]]*?(, after|\\])", "$2")
                .replaceAll("(item|thing|ring|road|lane|Mixed|x+)\\d+", "…")
                .replaceAll("\\d+", "0");
        return Excerpt.start(shape, 230);
    }
}
