package dev.alidade.corridor;

import dev.alidade.database.DatabaseTarget;
import dev.alidade.settings.AppFolders;
import dev.alidade.settings.JsonFile;
import java.util.List;

/** Places on the map of one database that somebody wants to come back to, kept in the settings folder. */
public final class MapBookmarks {
    private final JsonFile<Kept> file;

    /**
     * A place by name, in web mercator metres.
     *
     * @param name as somebody called it; unique
     */
    public record Place(String name, double minX, double minY, double maxX, double maxY) {}

    /** The document. */
    public record Kept(List<Place> places) {
        public Kept {
            places = places == null ? List.of() : List.copyOf(places);
        }
    }

    MapBookmarks(AppFolders folders, DatabaseTarget target) {
        file = new JsonFile<>(
                folders.settings().resolve("bookmarks"),
                LayerStyles.name(target.host() + "-" + target.port() + "-" + target.database()) + ".json",
                Kept.class,
                new Kept(List.of()));
    }

    /** What was kept, in the order it was kept in. */
    public List<Place> places() {
        return file.load().places();
    }

    /** Replaces what was kept, in one step. */
    public List<Place> keep(List<Place> places) {
        file.save(new Kept(places));
        return List.copyOf(places);
    }
}
