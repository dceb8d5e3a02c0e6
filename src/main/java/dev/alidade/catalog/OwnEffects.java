package dev.alidade.catalog;

import dev.alidade.database.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What happened between two snapshots, and whose doing each part is: in READ COMMITTED, what others commit meanwhile
 * shows between two snapshots of one transaction, and must not be taken back with it.
 *
 * @param effects in the order of the differences
 */
public record OwnEffects(CatalogSnapshot before, CatalogSnapshot after, List<Effect> effects) {
    public OwnEffects {
        effects = List.copyOf(effects);
    }

    /**
     * Attributes everything that differs. Costs two queries over the catalogs' rows; needs no privilege.
     *
     * @param ours the transaction in which both snapshots were taken, still open
     * @param committed a connection of its own to the same database, outside of that transaction: what it sees is
     *     everybody else's
     */
    public static OwnEffects observed(CatalogSnapshot before, CatalogSnapshot after, Session ours, Session committed) {
        var differences = CatalogDiff.between(before, after).differences();
        if (differences.isEmpty()) {
            return new OwnEffects(before, after, List.of());
        }
        var attribution = new Attribution(before, after, differences, ours, committed);
        return new OwnEffects(
                before, after, differences.stream().map(attribution::effect).toList());
    }

    /**
     * Everything is ours: both snapshots were taken where nobody else works, or the first one is what {@link
     * CatalogSnapshot#without} made of the second.
     */
    public static OwnEffects all(CatalogSnapshot before, CatalogSnapshot after) {
        var effects = CatalogDiff.between(before, after).differences().stream()
                .map(difference -> new Effect(difference, Author.OURS, properties(difference, Author.OURS)))
                .toList();
        return new OwnEffects(before, after, effects);
    }

    /**
     * Somebody decided afterwards which of the differences are ours; the rest is others'.
     *
     * @param ours tells it of each difference
     */
    public static OwnEffects chosen(CatalogSnapshot before, CatalogSnapshot after, Predicate<Difference> ours) {
        var effects = CatalogDiff.between(before, after).differences().stream()
                .map(difference -> {
                    var author = ours.test(difference) ? Author.OURS : Author.OTHERS;
                    return new Effect(difference, author, properties(difference, author));
                })
                .toList();
        return new OwnEffects(before, after, effects);
    }

    /** The same with doubt about some of what was taken for others' doing. */
    public OwnEffects doubting(Predicate<Difference> doubtful) {
        var doubted = effects.stream()
                .map(effect -> effect.author() == Author.OTHERS && doubtful.test(effect.difference())
                        ? new Effect(effect.difference(), Author.UNKNOWN, effect.properties())
                        : effect)
                .toList();
        return new OwnEffects(before, after, doubted);
    }

    /** What somebody has to decide about. */
    public List<Effect> unclear() {
        return effects.stream().filter(Effect::isUnclear).toList();
    }

    /** What is not ours alone. */
    public List<Effect> others() {
        return effects.stream()
                .filter(effect -> effect.author() != Author.OURS
                        || effect.properties().values().stream().anyMatch(author -> author != Author.OURS))
                .toList();
    }

    /** The same with a decision about everything unclear. */
    public OwnEffects deciding(Author decision) {
        var decided = effects.stream()
                .map(effect -> {
                    var properties = new HashMap<String, Author>();
                    effect.properties().forEach((name, author) -> properties.put(name, decided(author, decision)));
                    return new Effect(effect.difference(), decided(effect.author(), decision), properties);
                })
                .toList();
        return new OwnEffects(before, after, decided);
    }

    private static Author decided(Author author, Author decision) {
        return author == Author.UNKNOWN ? decision : author;
    }

    private static Map<String, Author> properties(Difference difference, Author author) {
        var properties = new HashMap<String, Author>();
        Effect.changes(difference).forEach(change -> properties.put(change.property(), author));
        return properties;
    }
}
