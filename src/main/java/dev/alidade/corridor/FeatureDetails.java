package dev.alidade.corridor;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.feature.RowReader;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.BitSet;
import java.util.Set;

/** Finds out everything about one feature: its row, and the measures of its exact geometry. */
record FeatureDetails(LayerBook book, LayerCache cache, RowReader rows, CoordinateSystems systems) {

    /** As {@link MapService#detail}. */
    FeatureDetail of(PickedFeature picked, Cancellation cancellation) {
        var layer = book.find(picked.layer(), cancellation).orElseThrow();
        var held = cache.known(layer);
        var loaded = held != null && held.covers(picked.box())
                ? held
                : cache.load(layer, new LayerCache.Place(picked.box(), 1), _ -> {}, cancellation);
        int feature = find(picked, loaded.fetch().features());
        if (feature < 0) {
            throw new AppException(Problem.of(
                    ProblemKind.FAILED,
                    "corridor.featureGone",
                    Messages.text("corridor.featureGone", picked.title()),
                    Messages.text("corridor.featureGone.next")));
        }
        var attributes = rows.attributes(layer, picked.key(), picked.box(), cancellation);
        var exact = cache.exact(layer, loaded, feature, cancellation);
        boolean same = exact == loaded.fetch().features();
        return new Measures(systems, cache.buffers())
                .detail(
                        picked,
                        layer,
                        same || exact.size() == 0 ? loaded.fetch().features() : exact,
                        same || exact.size() == 0 ? feature : 0,
                        attributes);
    }

    /** The place of a feature in a set; -1 when it is not there. */
    static int find(PickedFeature picked, FeatureSet features) {
        for (int feature = 0; feature < features.size(); feature++) {
            boolean same = picked.key() == null
                    ? features.box(feature).equals(picked.box())
                    : picked.key().equals(features.key(feature));
            if (same) {
                return feature;
            }
        }
        return -1;
    }

    /** The features whose rows have one of some keys. */
    static BitSet withKeys(FeatureSet features, Set<String> keys) {
        var found = new BitSet(features.size());
        for (int feature = 0; feature < features.size(); feature++) {
            var key = features.key(feature);
            if (key != null && keys.contains(key)) {
                found.set(feature);
            }
        }
        return found;
    }
}
