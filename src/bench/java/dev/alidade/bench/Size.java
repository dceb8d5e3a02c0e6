package dev.alidade.bench;

/**
 * How much a benchmark does.
 *
 * @param rounds how often each contestant runs
 * @param status how many migrations the folder holds whose status is read
 * @param apply how many migrations are applied
 * @param tables how many tables the smaller catalog holds; the larger one holds ten times as many
 * @param dump size of the dump that is applied, in megabytes
 * @param rows how many rows are exported, imported and browsed
 * @param pages how many pages of them are scrolled through
 */
public record Size(int rounds, int status, int apply, int tables, int dump, int rows, int pages) {
    /** What is measured. */
    public static final Size USUAL = new Size(7, 1000, 200, 1000, 50, 1_000_000, 10_000);

    /** Only to see that it runs. */
    public static final Size TINY = new Size(1, 6, 3, 5, 1, 500, 2);

    /** The same with other tables to export and import. */
    public Size withRows(int wanted) {
        return new Size(rounds, status, apply, tables, dump, wanted, pages);
    }

    /** The same as often as wanted. */
    public Size withRounds(int wanted) {
        return new Size(wanted, status, apply, tables, dump, rows, pages);
    }
}
