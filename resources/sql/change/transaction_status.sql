-- Finds: how a transaction ended: committed, aborted, in progress; NULL when it is too long ago or was never begun here.
-- False positives: a server that was set back in time may have given the number again.
-- Privilege: none. Minimum server version: 13.
select
    case
        when :number::text::xid8 < pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())
        then pg_catalog.pg_xact_status(:number::text::xid8)
    end as status
order by 1;
