-- title: Old messages that the new table does not have
-- severity: error
-- detail: {0}: of {1} old messages {3} are missing among the {2} new ones
-- why: What was not carried over is invisible after the switch, and gone once the old table is dropped.
-- advice: Run the data migration again; it carries over what is missing. Drop the old table when this check is fine.
-- threshold: tolerated_rows = 0
-- Counts both tables of the move from chat_messages to chat_messages_v2. Messages written only to the new table since
-- the switch hide as many missing ones: compare before the switch, or by id.
select
    'public' as schema_name,
    'chat_messages_v2' as object_name,
    old.rows as old_rows,
    new.rows as new_rows,
    old.rows - new.rows as missing_rows
from (select count(*) as rows from public.chat_messages) as old
cross join (select count(*) as rows from public.chat_messages_v2) as new
where old.rows - new.rows > :tolerated_rows
order by object_name
