package dev.alidade.statement;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Guesses which known name a misspelled one was meant to be. */
public final class SimilarNames {
    private static final int SHOWN = 3;

    private SimilarNames() {}

    /** Names at a small distance, or that hold the wanted one, nearest first. */
    public static List<String> near(String wanted, Collection<String> names) {
        int reach = Math.max(1, wanted.length() / 3);
        record Candidate(String name, int distance) {}
        return names.stream()
                .filter(name -> !name.equals(wanted))
                .map(name -> new Candidate(name, contains(name, wanted) ? 1 : distance(wanted, name)))
                .filter(c -> c.distance() <= reach)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(SHOWN)
                .map(Candidate::name)
                .toList();
    }

    private static boolean contains(String name, String wanted) {
        return wanted.length() > 3 && (name.endsWith("_" + wanted) || name.startsWith(wanted + "_"));
    }

    /** How many letters must be changed, added, removed or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        Arrays.setAll(d[0], j -> j);
        for (int i = 1; i <= a.length(); i++) {
            d[i][0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
