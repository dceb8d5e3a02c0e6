-- Takes back 002_scenario_simulation.sql, last things first. One transaction. Run 004 and 003 before it.
-- Nothing is dropped by cascade: if an object of yours depends on one of these, the script stops and says so.

set local search_path = public, extensions;

alter publication supabase_realtime drop table public.scenario_runs, public.scenario_events;

drop view public.scenario_run_summary;
drop function public.fire_scenario_trigger(uuid);

drop table public.simulation_states;
drop table public.scenario_runs;
drop table public.scenario_events;
drop table public.scenario_triggers;
drop table public.scenarios;
drop table public.scenario_templates;

drop type public.run_status;
drop type public.trigger_kind;
drop type public.scenario_status;
drop type public.scenario_type;
