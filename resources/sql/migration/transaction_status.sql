-- Finds: what became of a transaction: committed, aborted or in progress; null when it is too long ago to know.
-- False positives: none.
-- Privilege: none. Minimum server version: 10.
select pg_catalog.txid_status(:transaction::bigint) as status
order by 1;
