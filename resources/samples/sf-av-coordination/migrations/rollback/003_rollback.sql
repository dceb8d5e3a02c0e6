-- Takes back 003_coordination_learning.sql, last things first. One transaction. Run 004_rollback.sql before it.
-- Nothing is dropped by cascade: if an object of yours depends on one of these, the script stops and says so.

set local search_path = public, extensions;

alter publication supabase_realtime drop table public.gaming_attempts, public.negotiations, public.emergency_corridors;

drop view public.corridor_response_times;
drop view public.corridor_areas;
drop function public.districts_along(geometry, double precision);
drop function public.intersections_along(geometry, double precision);

drop table public.gaming_attempts;
drop table public.fairness_policies;
drop table public.learning_patterns;
drop table public.emergency_corridors;
drop function public.guard_corridor_status();
drop table public.emergency_protocols;
drop table public.commitments;
drop table public.consensus_decisions;
drop table public.negotiations;

drop type public.corridor_status;
drop type public.emergency_type;
drop type public.commitment_status;
drop type public.consensus_status;
drop type public.negotiation_status;
drop type public.negotiation_type;
