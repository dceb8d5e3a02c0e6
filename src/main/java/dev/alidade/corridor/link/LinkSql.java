package dev.alidade.corridor.link;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.database.Identifiers;
import org.jspecify.annotations.Nullable;

/** The SQL that follows keys to places. Every name is quoted, so it can be shown, stored and run anywhere. */
final class LinkSql {
    /** So many characters of the names of those that list a thing. */
    private static final int NAMES = 200;

    private LinkSql() {}

    /**
     * A row for every distinct key: {@code id}, {@code name}, {@code listed} (by how many rows), {@code listed_by} (their
     * names), {@code place}; without a place where the key leads nowhere.
     */
    static String layer(KeyLink link) {
        var label = link.labelColumn();
        var by = label == null ? "null::text" : "r." + Identifiers.quote(label) + "::text";
        return """
            select x.id, coalesce(t.name, x.id) as name, x.listed, x.listed_by, t.place
            from (
                select e.id, pg_catalog.count(*)::int4 as listed,
                    pg_catalog.left(pg_catalog.string_agg(%s, ', ' order by %s), %d) as listed_by
                from %s as r
                cross join lateral (
                    select distinct u.id from pg_catalog.unnest(r.%s::text[]) as u (id) where u.id is not null
                ) as e
                group by e.id
            ) as x
            left join lateral (%s) as t on true""".formatted(
                        by,
                        by,
                        NAMES,
                        KeyLinks.from(link.list()),
                        Identifiers.quote(link.list().name()),
                        target(link));
    }

    private static String target(KeyLink link) {
        var place = link.place();
        var layer = place.layer();
        var column = Identifiers.quote(layer.id().column());
        var own = place.ownColumn();
        if (own == null) {
            return "select " + name("t", layer.labelColumn()) + " as name, t." + column + " as place from "
                    + from(layer) + " as t where "
                    + is("t." + Identifiers.quote(link.keyColumn().name()), link)
                    + " limit 1";
        }
        var time = place.timeColumn();
        return "select null::text as name, p." + column + " as place from " + from(layer) + " as p where "
                + is("p." + Identifiers.quote(own), link)
                + (time == null ? "" : " order by p." + Identifiers.quote(time) + " desc nulls last") + " limit 1";
    }

    private static String is(String column, KeyLink link) {
        return link.sameType() ? column + " = x.id::" + link.elementType() : column + "::text = x.id";
    }

    /** Some of the values of a list. */
    static String sample(KeyLink.Column list, int most) {
        return "select distinct u.id from (select " + Identifiers.quote(list.name()) + "::text[] as keys from "
                + KeyLinks.from(list) + " limit 1000) as r cross join lateral pg_catalog.unnest(r.keys) as u (id)"
                + " where u.id is not null order by 1 limit " + most;
    }

    /** How many of {@code :keys} a table has. */
    static String hits(KeyLink.Column key) {
        return "select pg_catalog.count(*) as hits from " + KeyLinks.from(key) + " as t where t."
                + Identifiers.quote(key.name()) + "::text = any (:keys::text[])";
    }

    static String from(SpatialLayer layer) {
        return Identifiers.qualified(layer.id().schema(), layer.id().table());
    }

    static String name(String table, @Nullable String column) {
        return column == null ? "null::text" : table + "." + Identifiers.quote(column) + "::text";
    }
}
