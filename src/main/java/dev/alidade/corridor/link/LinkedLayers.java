package dev.alidade.corridor.link;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import java.util.Optional;

/** Layers of columns that are no place themselves, by the column's name alone. */
public final class LinkedLayers {
    private final KeyLinks links;
    private final AreaMetrics metrics;

    public LinkedLayers(Database database) {
        this.links = new KeyLinks(database);
        this.metrics = new AreaMetrics(database);
    }

    /**
     * The layer of an array of keys, or of the newest figures of areas; empty for any other column.
     *
     * @param name {@code schema.table.column}, for keys also {@code schema.table.column=schema.table.key}
     * @throws dev.alidade.error.AppException of kind REFUSED when the key that was named leads to no place
     */
    public Optional<SpatialLayer> layer(String name, Cancellation cancellation) {
        if (name.contains("=")) {
            return Optional.of(KeyLinks.layer(links.named(name, cancellation)));
        }
        var link = links.all(cancellation).stream()
                .filter(l -> l.list().label().equals(name))
                .findFirst();
        if (link.isPresent()) {
            return link.map(KeyLinks::layer);
        }
        return metrics.all(cancellation).stream()
                .filter(m -> m.figure().label().equals(name))
                .findFirst()
                .map(m -> metrics.layer(m, null, AreaMetrics.Classes.USUAL, cancellation));
    }
}
