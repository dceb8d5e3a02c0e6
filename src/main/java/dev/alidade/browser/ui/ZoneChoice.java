package dev.alidade.browser.ui;

import dev.alidade.browser.ColumnFamily;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.value.MomentReading;
import dev.alidade.settings.JsonFile;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * On which clock the grid shows moments ({@code timestamptz}): as the server sent them, or in a zone. It concerns what is
 * shown only; what is copied, edited, filtered and exported is the value as it was sent.
 */
public final class ZoneChoice {
    /** The zone of the session, in which the server writes. */
    static final String AS_SENT = "";

    private final StringProperty zone = new SimpleStringProperty(AS_SENT);

    /**
     * The document on disk.
     *
     * @param zones the chosen zone by the profile's name
     */
    public record Stored(Map<String, String> zones) {}

    /** The name of a zone; empty for the session's. */
    public StringProperty zoneProperty() {
        return zone;
    }

    /** Takes the zone that was chosen for a profile before, and keeps the next ones. */
    public void remember(Path settings, String profile) {
        var file = new JsonFile<>(settings, "zones.json", Stored.class, new Stored(Map.of()));
        var kept = file.load().zones().getOrDefault(profile, AS_SENT);
        zone.set(choices().contains(kept) ? kept : AS_SENT);
        zone.addListener((_, _, chosen) -> {
            var zones = new HashMap<>(file.load().zones());
            zones.put(profile, chosen);
            file.save(new Stored(zones));
        });
    }

    /** What can be chosen, the likeliest first. */
    static List<String> choices() {
        return Stream.concat(
                        Stream.of(AS_SENT, "UTC", ZoneId.systemDefault().getId()),
                        ZoneId.getAvailableZoneIds().stream().sorted())
                .distinct()
                .toList();
    }

    /** Whether a column holds moments. */
    static boolean concerns(RelationColumn column) {
        return column.family() == ColumnFamily.TIME && column.baseType().equals("timestamptz");
    }

    /** How a value of a column is shown; one that is no moment of our calendar (infinity, BC) stays as it is. */
    String shown(RelationColumn column, String value) {
        var wanted = zone.get();
        return wanted.equals(AS_SENT) || !concerns(column)
                ? value
                : MomentReading.of(value)
                        .map(moment -> MomentReading.in(ZoneId.of(wanted), moment))
                        .orElse(value);
    }
}
