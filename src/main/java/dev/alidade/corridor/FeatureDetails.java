package dev.alidade.corridor;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.feature.RowReader;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.List;
import java.util.Objects;

/** Finds out everything about one feature: its row, and the measures of its exact geometry. */
record FeatureDetails(LayerBook book, LayerCache cache, RowReader rows, CoordinateSystems systems) {

    /** As {@link MapService#detail}. */
    FeatureDetail of(PickedFeature picked, Cancellation cancellation) {
        var layer = book.find(picked.layer(), cancellation).orElseThrow();
        var held = cache.known(layer);
        var loaded = held != null && held.covers(picked.box())
                ? held
                : cache.load(layer, new LayerCache.Place(picked.box(), 1), null, cancellation);
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
                        named(picked, layer, attributes),
                        layer,
                        same || exact.size() == 0 ? loaded.fetch().features() : exact,
                        same || exact.size() == 0 ? feature : 0,
                        attributes);
    }

    /** With the name of its row, which is not in memory where a style writes none. */
    private static PickedFeature named(PickedFeature picked, SpatialLayer layer, List<RowReader.Attribute> attributes) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(layer.labelColumn()))
                .map(RowReader.Attribute::value)
                .filter(Objects::nonNull)
                .map(name -> new PickedFeature(picked.layer(), picked.key(), name, picked.box()))
                .findFirst()
                .orElse(picked);
    }

    /** The place of a feature in a set; -1 when it is not there. */
    static int find(PickedFeature picked, FeatureSet features) {
        var key = picked.key();
        if (key != null) {
            return features.withKey(key);
        }
        for (int feature = 0; feature < features.size(); feature++) {
            if (features.box(feature).equals(picked.box())) {
                return feature;
            }
        }
        return -1;
    }
}
