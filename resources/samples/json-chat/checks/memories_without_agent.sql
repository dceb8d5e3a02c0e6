-- title: Memories of agents that are gone
-- severity: error
-- detail: {0} holds {1} memories of {2} agents that do not exist; the oldest is from {3}
-- why: No foreign key holds them, so nobody is told: they are searched and paid for, and never shown.
-- advice: Delete them or bring the agents back, then add the foreign key so that it stays so.
-- threshold: minimum_rows = 1
-- Orphans without a foreign key: rows of agent_memories whose agent_id stands in no row of agents.
select
    'public' as schema_name,
    'agent_memories' as object_name,
    count(*) as orphans,
    count(distinct m.agent_id) as agents,
    min(m.created_at)::date as oldest
from public.agent_memories m
where m.agent_id is not null
  and not exists (select from public.agents a where a.id = m.agent_id)
having count(*) >= :minimum_rows
order by object_name
