-- Takes back 001_agent_system_core.sql, last things first. One transaction. Run 004, 003 and 002 before it.
-- Nothing is dropped by cascade: if an object of yours depends on one of these, the script stops and says so.

set local search_path = public, extensions;

alter publication supabase_realtime drop table public.agent_decisions, public.agents;

drop view public.agent_overview;
drop function public.forget_expired_memories();
drop function public.match_agent_memories(vector, integer, uuid);

drop table public.agent_memory;
drop table public.agent_decisions;
drop table public.agent_hierarchy;
drop function public.refuse_hierarchy_cycle();
drop table public.agents;
drop table public.agent_prompts;
drop table public.model_configurations;

drop type public.memory_type;
drop type public.decision_outcome;
drop type public.agent_relationship;
drop type public.agent_status;
drop type public.agent_type;
