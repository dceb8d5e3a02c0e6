package dev.alidade.bench;

/**
 * How much a benchmark does.
 *
 * @param rounds how often each contestant runs
 * @param status how many migrations the folder holds whose status is read
 * @param apply how many migrations are applied
 */
public record Size(int rounds, int status, int apply) {
    /** What is measured. */
    public static final Size USUAL = new Size(7, 1000, 200);

    /** Only to see that it runs. */
    public static final Size TINY = new Size(1, 6, 3);
}
