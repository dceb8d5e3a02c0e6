package dev.alidade.corridor.time;

import dev.alidade.corridor.table.Corridor;
import dev.alidade.corridor.table.HeldTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time that corridors span: from the first beginning to the last end.
 *
 * @param from the first moment
 * @param to the last moment, always after {@code from}
 * @param held when each is held, in the order of their beginnings
 */
public record Timeline(Instant from, Instant to, List<HeldTime> held) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public Timeline {
        held = List.copyOf(held);
    }

    /** The time of some corridors; empty when none of them says when. */
    public static Optional<Timeline> of(List<Corridor> corridors) {
        var held = corridors.stream()
                .flatMap(corridor -> Stream.ofNullable(corridor.held()))
                .sorted(java.util.Comparator.comparing(HeldTime::from))
                .toList();
        if (held.isEmpty()) {
            return Optional.empty();
        }
        var from = held.getFirst().from();
        var to = from.plus(SHORTEST);
        for (var time : held) {
            var end = time.to() == null ? time.from() : time.to();
            to = end != null && end.isAfter(to) ? end : to;
        }
        return Optional.of(new Timeline(from, to, held));
    }

    /** Where a moment lies, 0 at the beginning, 1 at the end. */
    public double share(Instant moment) {
        double whole = Duration.between(from, to).toMillis();
        return Math.clamp(Duration.between(from, moment).toMillis() / whole, 0, 1);
    }

    /** The moment at a share of the whole. */
    public Instant at(double share) {
        return from.plusMillis(
                Math.round(Math.clamp(share, 0, 1) * Duration.between(from, to).toMillis()));
    }

    /** How many are held in each of equal parts of the time. */
    public int[] histogram(int parts) {
        int[] steps = new int[parts + 1];
        for (var time : held) {
            var end = time.to();
            int first = Math.min(parts - 1, (int) (share(time.from()) * parts));
            int last = end == null ? parts - 1 : Math.min(parts - 1, (int) (share(end) * parts));
            steps[first]++;
            steps[Math.max(first, last) + 1]--;
        }
        int[] bins = Arrays.copyOf(steps, parts);
        for (int i = 1; i < parts; i++) {
            bins[i] += bins[i - 1];
        }
        return bins;
    }

    /** The next beginning after a moment; the last moment when there is none. */
    public Instant nextBeginning(Instant moment) {
        return held.stream()
                .map(HeldTime::from)
                .filter(beginning -> beginning.isAfter(moment))
                .findFirst()
                .orElse(to);
    }

    /** The last beginning before a moment; the first moment when there is none. */
    public Instant previousBeginning(Instant moment) {
        return held.reversed().stream()
                .map(HeldTime::from)
                .filter(beginning -> beginning.isBefore(moment))
                .findFirst()
                .orElse(from);
    }

    /** How many are held at a moment. */
    public long heldAt(Instant moment) {
        return held.stream().filter(time -> time.contains(moment)).count();
    }
}
