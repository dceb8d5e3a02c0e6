package dev.alidade.change;

import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Watches what snapshots leave out of catalogs that they cover otherwise, such as members of extensions, built-in
 * objects and shell types: a change of it would not show in any comparison. Works for any role; costs one query over the
 * catalogs.
 *
 * @param members a mark for each extension's members
 * @param rest a mark for everything else in a catalog, by its name
 */
record Unseen(Map<String, String> members, Map<String, String> rest) {
    Unseen {
        members = Map.copyOf(members);
        rest = Map.copyOf(rest);
    }

    /**
     * As it stands for the session now, its own changes included. Only readings with the same first snapshot can be
     * compared.
     *
     * @param first taken in the session's transaction
     */
    static Unseen read(Session session, CatalogSnapshot first) {
        var moment = Objects.requireNonNull(first.origin().moment(), "a snapshot of this transaction");
        long since = Long.parseLong(moment.substring(0, moment.indexOf(':')));
        var members = new HashMap<String, String>();
        var rest = new HashMap<String, String>();
        session.each(
                ChangeQuery.UNSEEN_ROWS,
                Parameters.of("since", since),
                0,
                row -> (row.bool("member") ? members : rest).put(row.text("subject"), row.text("mark")));
        return new Unseen(members, rest);
    }

    /**
     * What was changed between this and a later reading, sorted: extensions that are there both times, since one that
     * came or went shows in snapshots, and system catalogs.
     */
    List<String> changed(Unseen later) {
        var changed = new TreeSet<String>();
        members.forEach((extension, mark) -> {
            var now = later.members.get(extension);
            if (now != null && !now.equals(mark)) {
                changed.add("extension " + extension);
            }
        });
        var catalogs = new TreeSet<>(rest.keySet());
        catalogs.addAll(later.rest.keySet());
        catalogs.removeIf(catalog -> Objects.equals(rest.get(catalog), later.rest.get(catalog)));
        changed.addAll(catalogs);
        return List.copyOf(changed);
    }
}
