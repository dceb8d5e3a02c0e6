package dev.alidade.statement;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes the quotes off names that do not need them, for people to read; the text means the same. Names are left quoted where
 * they are not lower case and plain, or are words that PostgreSQL reserves in any place, as its {@code quote_ident} does.
 */
public final class PlainNames {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** {@code pg_get_keywords()} of PostgreSQL 18 without the unreserved ones; those of earlier versions are among them. */
    private static final Set<String> RESERVED = Set.of("""
            all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case
            cast char character check coalesce collate collation column concurrently constraint create cross current_catalog
            current_date current_role current_schema current_time current_timestamp current_user dec decimal default
            deferrable desc distinct do else end except exists extract false fetch float for foreign freeze from full grant
            greatest group grouping having ilike in initially inner inout int integer intersect interval into is isnull join
            json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize
            json_table json_value lateral leading least left like limit localtime localtimestamp merge_action national
            natural nchar none normalize not notnull null nullif numeric offset on only or order out outer overlaps overlay
            placing position precision primary real references returning right row select session_user setof similar
            smallint some substring symmetric system_user table tablesample then time timestamp to trailing treat trim true
            union unique user using values varchar variadic verbose when where window with xmlattributes xmlconcat
            xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
            """.strip().split("\\s+"));

    private PlainNames() {}

    /** The statements with as few quotes as they need. Texts, comments and bodies of functions stay as they are. */
    public static String of(String sql) {
        var plain = new StringBuilder(sql.length());
        var tokens = new Tokens(sql);
        int end = 0;
        for (var kind = tokens.next(); kind != null; kind = tokens.next()) {
            var text = tokens.text();
            plain.append(sql, end, tokens.start());
            end = tokens.start() + text.length();
            plain.append(kind == Tokens.Kind.NAME && standsAlone(sql, tokens.start(), end) ? unquoted(text) : text);
        }
        return plain.append(sql, end, sql.length()).toString();
    }

    /** Whether a name is a word that needs no quotes. */
    public static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name);
    }

    private static String unquoted(String name) {
        var inner = name.length() < 2 ? name : name.substring(1, name.length() - 1);
        return isPlain(inner) ? inner : name;
    }

    /** Not {@code U&"…"}, and not grown together with what stands beside it once the quotes are gone. */
    private static boolean standsAlone(String sql, int start, int end) {
        return (start == 0 || !joins(sql.charAt(start - 1))) && (end == sql.length() || !joins(sql.charAt(end)));
    }

    private static boolean joins(char c) {
        return Lexis.continuesWord(c) || c == '&' || c == '"' || c == '\'';
    }
}
