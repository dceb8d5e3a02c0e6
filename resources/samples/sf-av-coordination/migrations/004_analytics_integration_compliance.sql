-- 004 Analytics, integration, compliance: predictions, bottlenecks, patterns, outside sources, audit, interventions,
-- anomalies, benchmarks; and what the agents add to vehicle_states, intersection_states and district_metrics.
-- Needs 001 to 003. One transaction.

set local search_path = public, extensions;

-- Types --------------------------------------------------------------------------------------------------------------
create type public.source_status as enum ('healthy', 'degraded', 'down', 'disabled');
create type public.anomaly_severity as enum ('info', 'warning', 'serious', 'critical');
create type public.intervention_kind as enum ('override', 'pause', 'resume', 'cancel', 'reroute', 'configuration');

-- traffic_predictions --------------------------------------------------------------------------------------------------
create table public.traffic_predictions (
    id uuid primary key default uuid_generate_v4(),
    district_id text references public.districts (district_id),
    intersection_id text references public.intersections (intersection_id),
    model_name text not null,
    model_version text not null,
    predicted_for timestamptz not null,
    horizon_minutes integer not null,
    predicted_congestion real not null,
    predicted_volume integer not null,
    confidence_score numeric(4, 3) not null,
    actual_congestion real,
    features jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    constraint traffic_predictions_has_place check (num_nonnulls(district_id, intersection_id) >= 1),
    constraint traffic_predictions_horizon_range check (horizon_minutes between 1 and 10080),
    constraint traffic_predictions_congestion_range check (
        predicted_congestion between 0 and 1 and (actual_congestion is null or actual_congestion between 0 and 1)),
    constraint traffic_predictions_volume_positive check (predicted_volume >= 0),
    constraint traffic_predictions_confidence_range check (confidence_score between 0 and 1)
);
comment on table public.traffic_predictions is 'What the models expected, and later what came.';
create index traffic_predictions_district_idx on public.traffic_predictions (district_id, predicted_for);
create index traffic_predictions_intersection_idx on public.traffic_predictions (intersection_id) where intersection_id is not null;
create index traffic_predictions_for_idx on public.traffic_predictions using brin (predicted_for);
create index traffic_predictions_unverified_idx on public.traffic_predictions (predicted_for) where actual_congestion is null;
create index traffic_predictions_features_idx on public.traffic_predictions using gin (features jsonb_path_ops);

-- bottleneck_analysis --------------------------------------------------------------------------------------------------
create table public.bottleneck_analysis (
    id uuid primary key default uuid_generate_v4(),
    bottleneck_id text not null unique,
    intersection_id text references public.intersections (intersection_id),
    district_id text references public.districts (district_id),
    affected_area geometry (Polygon, 4326),
    severity smallint not null,
    delay_seconds integer not null,
    root_causes jsonb not null default '[]'::jsonb,
    recommendations jsonb not null default '[]'::jsonb,
    analysed_by uuid references public.agents (id) on delete set null,
    detected_at timestamptz not null default now(),
    resolved_at timestamptz,
    constraint bottleneck_analysis_severity_range check (severity between 1 and 10),
    constraint bottleneck_analysis_delay_positive check (delay_seconds >= 0),
    constraint bottleneck_analysis_resolved_later check (resolved_at is null or resolved_at >= detected_at),
    constraint bottleneck_analysis_area_valid check (affected_area is null or st_isvalid(affected_area))
);
comment on table public.bottleneck_analysis is 'Where traffic gets stuck, why, and what would help.';
create index bottleneck_analysis_intersection_idx on public.bottleneck_analysis (intersection_id);
create index bottleneck_analysis_district_idx on public.bottleneck_analysis (district_id);
create index bottleneck_analysis_analysed_by_idx on public.bottleneck_analysis (analysed_by);
create index bottleneck_analysis_area_idx on public.bottleneck_analysis using gist (affected_area);
create index bottleneck_analysis_open_idx on public.bottleneck_analysis (severity desc) where resolved_at is null;
create index bottleneck_analysis_causes_idx on public.bottleneck_analysis using gin (root_causes jsonb_path_ops);

-- historical_patterns --------------------------------------------------------------------------------------------------
create table public.historical_patterns (
    id uuid primary key default uuid_generate_v4(),
    district_id text not null references public.districts (district_id),
    day_of_week smallint not null,
    hour_of_day smallint not null,
    average_congestion real not null,
    congestion_deviation real not null default 0,
    average_volume integer not null,
    sample_count integer not null,
    series jsonb not null default '[]'::jsonb,
    computed_at timestamptz not null default now(),
    constraint historical_patterns_once unique (district_id, day_of_week, hour_of_day),
    constraint historical_patterns_day_range check (day_of_week between 0 and 6),
    constraint historical_patterns_hour_range check (hour_of_day between 0 and 23),
    constraint historical_patterns_congestion_range check (average_congestion between 0 and 1),
    constraint historical_patterns_sample_positive check (sample_count > 0)
);
comment on table public.historical_patterns is 'The usual week of each district.';
comment on column public.historical_patterns.day_of_week is '0 is Sunday, as extract(dow) gives it.';

-- external_data_sources ------------------------------------------------------------------------------------------------
create table public.external_data_sources (
    id uuid primary key default uuid_generate_v4(),
    source_name text not null unique,
    source_type text not null,
    endpoint_url text not null,
    credential_name text,
    refresh_interval_seconds integer not null default 300,
    status public.source_status not null default 'healthy',
    consecutive_failures integer not null default 0,
    configuration jsonb not null default '{}'::jsonb,
    last_success_at timestamptz,
    last_error text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint external_data_sources_interval_positive check (refresh_interval_seconds > 0),
    constraint external_data_sources_failures_positive check (consecutive_failures >= 0),
    constraint external_data_sources_url_form check (endpoint_url ~ '^https://'),
    constraint external_data_sources_type_known check (source_type in ('weather', 'events', 'transit', 'road_work', 'air_quality', 'dispatch'))
);
comment on table public.external_data_sources is 'Outside services the city reads from.';
comment on column public.external_data_sources.credential_name is 'The name of the secret in the vault, never the secret.';
create index external_data_sources_unhealthy_idx on public.external_data_sources (status) where status in ('degraded', 'down');
create trigger external_data_sources_touch before update on public.external_data_sources
    for each row execute function public.touch_updated_at();

-- decision_audit_trail -------------------------------------------------------------------------------------------------
create table public.decision_audit_trail (
    id bigint generated always as identity primary key,
    decision_id uuid references public.agent_decisions (id) on delete restrict,
    corridor_id uuid references public.emergency_corridors (id) on delete restrict,
    actor_agent_id uuid references public.agents (id) on delete restrict,
    action text not null,
    before_state jsonb,
    after_state jsonb,
    regulation text,
    recorded_at timestamptz not null default now(),
    previous_hash text,
    entry_hash text not null,
    constraint decision_audit_trail_has_subject check (num_nonnulls(decision_id, corridor_id) >= 1),
    constraint decision_audit_trail_hash_form check (entry_hash ~ '^[0-9a-f]{64}$'),
    constraint decision_audit_trail_hash_once unique (entry_hash)
);
comment on table public.decision_audit_trail is 'Append-only record for regulators. Each entry is chained to the one before by its hash.';
comment on column public.decision_audit_trail.regulation is 'The rule the entry answers to.';
create index decision_audit_trail_decision_idx on public.decision_audit_trail (decision_id);
create index decision_audit_trail_corridor_idx on public.decision_audit_trail (corridor_id) where corridor_id is not null;
create index decision_audit_trail_actor_idx on public.decision_audit_trail (actor_agent_id);
create index decision_audit_trail_recorded_idx on public.decision_audit_trail using brin (recorded_at);

create function public.refuse_audit_change() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    raise exception 'The audit trail is append-only.'
        using errcode = 'insufficient_privilege', table = 'decision_audit_trail',
              hint = 'Add a correcting entry instead.';
end
$$;
comment on function public.refuse_audit_change() is 'Before update or delete of decision_audit_trail: never.';
create trigger decision_audit_trail_append_only before update or delete on public.decision_audit_trail
    for each row execute function public.refuse_audit_change();

-- human_interventions --------------------------------------------------------------------------------------------------
create table public.human_interventions (
    id uuid primary key default uuid_generate_v4(),
    intervention_id text not null unique,
    operator_id uuid not null,
    operator_name text not null,
    intervention_kind public.intervention_kind not null,
    decision_id uuid references public.agent_decisions (id) on delete set null,
    corridor_id uuid references public.emergency_corridors (id) on delete set null,
    agent_id uuid references public.agents (id) on delete set null,
    reason text not null,
    original_action jsonb,
    override_action jsonb not null,
    effective_from timestamptz not null default now(),
    effective_until timestamptz,
    created_at timestamptz not null default now(),
    constraint human_interventions_reason_present check (length(btrim(reason)) >= 3),
    constraint human_interventions_period check (effective_until is null or effective_until > effective_from)
);
comment on table public.human_interventions is 'Where a person overruled the agents.';
comment on column public.human_interventions.operator_id is 'The signed-in user, auth.uid().';
create index human_interventions_operator_idx on public.human_interventions (operator_id);
create index human_interventions_decision_idx on public.human_interventions (decision_id);
create index human_interventions_corridor_idx on public.human_interventions (corridor_id);
create index human_interventions_agent_idx on public.human_interventions (agent_id);
create index human_interventions_in_force_idx on public.human_interventions (effective_from) where effective_until is null;

-- system_anomalies -----------------------------------------------------------------------------------------------------
create table public.system_anomalies (
    id uuid primary key default uuid_generate_v4(),
    anomaly_id text not null unique,
    anomaly_type text not null,
    severity public.anomaly_severity not null,
    component text not null,
    agent_id uuid references public.agents (id) on delete set null,
    location geometry (Point, 4326),
    deviation_score real not null,
    details jsonb not null default '{}'::jsonb,
    detected_at timestamptz not null default now(),
    acknowledged_at timestamptz,
    resolved_at timestamptz,
    constraint system_anomalies_deviation_positive check (deviation_score >= 0),
    constraint system_anomalies_order check (
        (acknowledged_at is null or acknowledged_at >= detected_at) and (resolved_at is null or resolved_at >= detected_at))
);
comment on table public.system_anomalies is 'What does not look like it usually does.';
comment on column public.system_anomalies.deviation_score is 'Standard deviations from the usual.';
create index system_anomalies_open_idx on public.system_anomalies (severity, detected_at) where resolved_at is null;
create index system_anomalies_agent_idx on public.system_anomalies (agent_id);
create index system_anomalies_location_idx on public.system_anomalies using gist (location);
create index system_anomalies_details_idx on public.system_anomalies using gin (details jsonb_path_ops);

-- performance_benchmarks -----------------------------------------------------------------------------------------------
create table public.performance_benchmarks (
    id uuid primary key default uuid_generate_v4(),
    metric_name text not null,
    metric_unit text not null,
    period tstzrange not null,
    target_value numeric(12, 3) not null,
    actual_value numeric(12, 3) not null,
    lower_is_better boolean not null default true,
    target_met boolean generated always as (
        case when lower_is_better then actual_value <= target_value else actual_value >= target_value end) stored,
    breakdown jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    constraint performance_benchmarks_once unique (metric_name, period),
    constraint performance_benchmarks_period_real check (not isempty(period) and not lower_inf(period))
);
comment on table public.performance_benchmarks is 'Key figures per period against their targets.';
create index performance_benchmarks_period_idx on public.performance_benchmarks using gist (period);
create index performance_benchmarks_missed_idx on public.performance_benchmarks (metric_name) where not target_met;

-- What the agents add to the base tables -------------------------------------------------------------------------------
alter table public.vehicle_states
    add column assigned_agent_id uuid references public.agents (id) on delete set null,
    add column current_route geometry (LineString, 4326),
    add column route_priority smallint not null default 0
        constraint vehicle_states_priority_range check (route_priority between 0 and 10);
comment on column public.vehicle_states.assigned_agent_id is 'The agent that drives the vehicle at this moment.';
comment on column public.vehicle_states.current_route is 'What lies ahead of the vehicle.';
comment on column public.vehicle_states.route_priority is '0 ordinary, 10 emergency.';
create index vehicle_states_assigned_agent_idx on public.vehicle_states (assigned_agent_id) where assigned_agent_id is not null;
create index vehicle_states_current_route_idx on public.vehicle_states using gist (current_route) where current_route is not null;

alter table public.intersection_states
    add column controlling_agent_id uuid references public.agents (id) on delete set null,
    add column auction_state jsonb not null default '{}'::jsonb
        constraint intersection_states_auction_object check (jsonb_typeof(auction_state) = 'object');
comment on column public.intersection_states.controlling_agent_id is 'Who hands out green time.';
comment on column public.intersection_states.auction_state is 'Running auction of the next slot: {"round": 2, "leading": "waymo", "bid": 4}.';
create index intersection_states_controlling_agent_idx on public.intersection_states (controlling_agent_id) where controlling_agent_id is not null;
create index intersection_states_auction_idx on public.intersection_states using gin (auction_state jsonb_path_ops);

alter table public.district_metrics
    add column weather_conditions jsonb not null default '{}'::jsonb,
    add column active_scenarios uuid[] not null default '{}',
    add column controlling_agents uuid[] not null default '{}';
comment on column public.district_metrics.weather_conditions is '{"sky": "fog", "wind_mps": 7, "visibility_meters": 400}.';
comment on column public.district_metrics.active_scenarios is 'Ids in scenarios.id.';
comment on column public.district_metrics.controlling_agents is 'Ids in agents.id.';
create index district_metrics_weather_idx on public.district_metrics using gin (weather_conditions jsonb_path_ops);
create index district_metrics_scenarios_idx on public.district_metrics using gin (active_scenarios);

-- View -----------------------------------------------------------------------------------------------------------------
create view public.district_dashboard with (security_invoker = true) as
select
    districts.district_id,
    districts.district_name,
    latest.measured_at,
    latest.congestion_index,
    latest.vehicle_count,
    latest.weather_conditions ->> 'sky' as sky,
    cardinality(latest.active_scenarios) as active_scenario_count,
    (select count(*) from public.emergency_corridors
        where districts.district_id = any (emergency_corridors.affected_districts)
            and emergency_corridors.status in ('activating', 'active', 'clearing')) as live_corridor_count,
    (select count(*) from public.bottleneck_analysis
        where bottleneck_analysis.district_id = districts.district_id
            and bottleneck_analysis.resolved_at is null) as open_bottleneck_count
from public.districts
left join lateral (
    select * from public.district_metrics
    where district_metrics.district_id = districts.district_id
    order by district_metrics.measured_at desc
    limit 1) as latest on true;
comment on view public.district_dashboard is 'The newest figures of each district in one line.';

-- Row security ---------------------------------------------------------------------------------------------------------
alter table public.traffic_predictions enable row level security;
alter table public.bottleneck_analysis enable row level security;
alter table public.historical_patterns enable row level security;
alter table public.external_data_sources enable row level security;
alter table public.decision_audit_trail enable row level security;
alter table public.human_interventions enable row level security;
alter table public.system_anomalies enable row level security;
alter table public.performance_benchmarks enable row level security;

create policy traffic_predictions_read on public.traffic_predictions for select to anon, authenticated using (true);
create policy bottleneck_analysis_read on public.bottleneck_analysis for select to authenticated using (true);
create policy historical_patterns_read on public.historical_patterns for select to anon, authenticated using (true);
create policy performance_benchmarks_read on public.performance_benchmarks for select to anon, authenticated using (true);
create policy system_anomalies_read on public.system_anomalies for select to authenticated using (severity <> 'info');
create policy human_interventions_read on public.human_interventions for select to authenticated using (true);
create policy human_interventions_insert_own on public.human_interventions for insert to authenticated
    with check (operator_id = (select auth.uid()));

create policy traffic_predictions_service on public.traffic_predictions for all to service_role using (true) with check (true);
create policy bottleneck_analysis_service on public.bottleneck_analysis for all to service_role using (true) with check (true);
create policy historical_patterns_service on public.historical_patterns for all to service_role using (true) with check (true);
create policy external_data_sources_service on public.external_data_sources for all to service_role using (true) with check (true);
create policy decision_audit_trail_read on public.decision_audit_trail for select to service_role using (true);
create policy decision_audit_trail_append on public.decision_audit_trail for insert to service_role with check (true);
create policy human_interventions_service on public.human_interventions for all to service_role using (true) with check (true);
create policy system_anomalies_service on public.system_anomalies for all to service_role using (true) with check (true);
create policy performance_benchmarks_service on public.performance_benchmarks for all to service_role using (true) with check (true);

grant select on public.traffic_predictions, public.historical_patterns, public.performance_benchmarks to anon;
grant select on public.traffic_predictions, public.bottleneck_analysis, public.historical_patterns,
    public.performance_benchmarks, public.system_anomalies, public.human_interventions, public.district_dashboard to authenticated;
grant insert on public.human_interventions to authenticated;
grant all on public.traffic_predictions, public.bottleneck_analysis, public.historical_patterns,
    public.external_data_sources, public.human_interventions, public.system_anomalies, public.performance_benchmarks,
    public.district_dashboard to service_role;
grant select, insert on public.decision_audit_trail to service_role;
grant usage on sequence public.decision_audit_trail_id_seq to service_role;

-- Realtime -------------------------------------------------------------------------------------------------------------
alter publication supabase_realtime add table public.district_metrics, public.human_interventions, public.system_anomalies;
