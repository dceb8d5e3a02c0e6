-- Finds: the number of this session's transaction, which thereby gets one.
-- False positives: none.
-- Privilege: none. Minimum server version: 10.
select pg_catalog.txid_current() as transaction_id
order by 1;
