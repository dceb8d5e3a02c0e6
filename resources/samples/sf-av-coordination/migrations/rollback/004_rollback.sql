-- Takes back 004_analytics_integration_compliance.sql, last things first. One transaction.
-- Nothing is dropped by cascade: if an object of yours depends on one of these, the script stops and says so.

set local search_path = public, extensions;

alter publication supabase_realtime drop table public.system_anomalies, public.human_interventions, public.district_metrics;

drop view public.district_dashboard;

drop index public.district_metrics_scenarios_idx;
drop index public.district_metrics_weather_idx;
alter table public.district_metrics
    drop column controlling_agents,
    drop column active_scenarios,
    drop column weather_conditions;

drop index public.intersection_states_auction_idx;
drop index public.intersection_states_controlling_agent_idx;
alter table public.intersection_states
    drop column auction_state,
    drop column controlling_agent_id;

drop index public.vehicle_states_current_route_idx;
drop index public.vehicle_states_assigned_agent_idx;
alter table public.vehicle_states
    drop column route_priority,
    drop column current_route,
    drop column assigned_agent_id;

drop table public.performance_benchmarks;
drop table public.system_anomalies;
drop table public.human_interventions;
drop table public.decision_audit_trail;
drop function public.refuse_audit_change();
drop table public.external_data_sources;
drop table public.historical_patterns;
drop table public.bottleneck_analysis;
drop table public.traffic_predictions;

drop type public.intervention_kind;
drop type public.anomaly_severity;
drop type public.source_status;
