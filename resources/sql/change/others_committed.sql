-- Finds: whether a transaction that was unfinished at a moment has been committed since, by anybody but the asking one.
-- False positives: says so, too, when more than a hundred thousand transactions began since the oldest one open then.
-- Privilege: none. Minimum server version: 13.
with marks as materialized (
    select
        :moment::pg_catalog.pg_snapshot as moment,
        pg_catalog.pg_snapshot_xmin(:moment::pg_catalog.pg_snapshot)::text::bigint as oldest,
        pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint as next
)
select
    m.next - m.oldest > 100000
    or exists (
        select
        from pg_catalog.generate_series(m.oldest, m.next - 1) number
        where
            not pg_catalog.pg_visible_in_snapshot(number::text::xid8, m.moment)
            and pg_catalog.pg_xact_status(number::text::xid8) = 'committed'
    ) as committed
from marks m
order by 1;
