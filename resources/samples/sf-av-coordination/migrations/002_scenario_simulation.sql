-- 002 Scenarios and simulation: templates, scenarios, triggers, events, runs and their checkpoints.
-- Needs 001. One transaction.

set local search_path = public, extensions;

-- Types --------------------------------------------------------------------------------------------------------------
create type public.scenario_type as enum (
    'rush_hour', 'emergency', 'special_event', 'weather', 'road_closure', 'infrastructure_failure', 'fleet_surge');
create type public.scenario_status as enum ('draft', 'ready', 'running', 'completed', 'archived');
create type public.trigger_kind as enum ('time', 'condition', 'cascade', 'manual');
create type public.run_status as enum ('queued', 'running', 'paused', 'completed', 'failed', 'cancelled');

-- scenario_templates ---------------------------------------------------------------------------------------------------
create table public.scenario_templates (
    id uuid primary key default uuid_generate_v4(),
    template_name text not null unique,
    scenario_type public.scenario_type not null,
    description text not null,
    default_parameters jsonb not null default '{}'::jsonb,
    default_duration_seconds integer not null default 3600,
    is_builtin boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint scenario_templates_duration_positive check (default_duration_seconds > 0),
    constraint scenario_templates_parameters_object check (jsonb_typeof(default_parameters) = 'object')
);
comment on table public.scenario_templates is 'Pre-built scenarios to start from.';
create index scenario_templates_type_idx on public.scenario_templates (scenario_type);
create trigger scenario_templates_touch before update on public.scenario_templates
    for each row execute function public.touch_updated_at();

-- scenarios ------------------------------------------------------------------------------------------------------------
create table public.scenarios (
    id uuid primary key default uuid_generate_v4(),
    scenario_id text not null unique,
    template_id uuid references public.scenario_templates (id) on delete set null,
    scenario_type public.scenario_type not null,
    scenario_name text not null,
    description text,
    status public.scenario_status not null default 'draft',
    parameters jsonb not null default '{}'::jsonb,
    affected_area geometry (Polygon, 4326),
    affected_districts text[] not null default '{}',
    starts_at timestamptz,
    duration_seconds integer not null default 3600,
    created_by uuid references public.agents (id) on delete set null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint scenarios_duration_positive check (duration_seconds > 0),
    constraint scenarios_parameters_object check (jsonb_typeof(parameters) = 'object'),
    constraint scenarios_area_valid check (affected_area is null or st_isvalid(affected_area)),
    constraint scenarios_ready_has_start check (status in ('draft', 'archived') or starts_at is not null)
);
comment on table public.scenarios is 'Configured scenarios: what happens where, from when, for how long.';
comment on column public.scenarios.parameters is 'Overrides of the template''s default_parameters.';
create index scenarios_type_status_idx on public.scenarios (scenario_type, status);
create index scenarios_template_idx on public.scenarios (template_id);
create index scenarios_created_by_idx on public.scenarios (created_by);
create index scenarios_area_idx on public.scenarios using gist (affected_area);
create index scenarios_districts_idx on public.scenarios using gin (affected_districts);
create index scenarios_parameters_idx on public.scenarios using gin (parameters jsonb_path_ops);
create index scenarios_upcoming_idx on public.scenarios (starts_at) where status in ('ready', 'running');
create trigger scenarios_touch before update on public.scenarios
    for each row execute function public.touch_updated_at();

-- scenario_triggers ----------------------------------------------------------------------------------------------------
create table public.scenario_triggers (
    id uuid primary key default uuid_generate_v4(),
    trigger_id text not null unique,
    scenario_id uuid not null references public.scenarios (id) on delete cascade,
    trigger_kind public.trigger_kind not null,
    fires_at timestamptz,
    condition jsonb,
    cascades_from_id uuid references public.scenario_triggers (id) on delete cascade,
    delay_seconds integer not null default 0,
    enabled boolean not null default true,
    fired_count integer not null default 0,
    last_fired_at timestamptz,
    created_at timestamptz not null default now(),
    constraint scenario_triggers_kind_has_its_field check (
        case trigger_kind
            when 'time' then fires_at is not null
            when 'condition' then condition is not null
            when 'cascade' then cascades_from_id is not null
            else true
        end),
    constraint scenario_triggers_not_from_itself check (cascades_from_id <> id),
    constraint scenario_triggers_delay_positive check (delay_seconds >= 0),
    constraint scenario_triggers_fired_positive check (fired_count >= 0)
);
comment on table public.scenario_triggers is 'What starts a scenario: a time, a condition, another trigger, a person.';
comment on column public.scenario_triggers.condition is '{"metric": "congestion_index", "district": "SOMA", "above": 0.8}.';
comment on column public.scenario_triggers.cascades_from_id is 'Fires delay_seconds after that trigger has fired.';
create index scenario_triggers_scenario_idx on public.scenario_triggers (scenario_id);
create index scenario_triggers_cascade_idx on public.scenario_triggers (cascades_from_id) where cascades_from_id is not null;
create index scenario_triggers_due_idx on public.scenario_triggers (fires_at) where enabled and trigger_kind = 'time';
create index scenario_triggers_condition_idx on public.scenario_triggers using gin (condition jsonb_path_ops);

-- scenario_events ------------------------------------------------------------------------------------------------------
create table public.scenario_events (
    id uuid primary key default uuid_generate_v4(),
    scenario_id uuid not null references public.scenarios (id) on delete cascade,
    sequence_number integer not null,
    event_type text not null,
    offset_seconds integer not null default 0,
    duration_seconds integer,
    location geometry (Point, 4326),
    payload jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    constraint scenario_events_sequence_once unique (scenario_id, sequence_number),
    constraint scenario_events_offset_positive check (offset_seconds >= 0),
    constraint scenario_events_duration_positive check (duration_seconds > 0)
);
comment on table public.scenario_events is 'What happens inside a scenario, counted from its start.';
create index scenario_events_location_idx on public.scenario_events using gist (location);
create index scenario_events_payload_idx on public.scenario_events using gin (payload jsonb_path_ops);

-- scenario_runs --------------------------------------------------------------------------------------------------------
create table public.scenario_runs (
    id uuid primary key default uuid_generate_v4(),
    run_id text not null unique,
    scenario_id uuid not null references public.scenarios (id) on delete restrict,
    triggered_by_id uuid references public.scenario_triggers (id) on delete set null,
    status public.run_status not null default 'queued',
    random_seed bigint not null default 0,
    started_at timestamptz,
    finished_at timestamptz,
    metrics jsonb not null default '{}'::jsonb,
    error_message text,
    created_at timestamptz not null default now(),
    constraint scenario_runs_finished_after_started check (finished_at is null or finished_at >= started_at),
    constraint scenario_runs_failure_explained check (status <> 'failed' or error_message is not null),
    constraint scenario_runs_metrics_object check (jsonb_typeof(metrics) = 'object')
);
comment on table public.scenario_runs is 'Each execution of a scenario and how it went.';
comment on column public.scenario_runs.random_seed is 'The same seed replays the same run.';
create index scenario_runs_scenario_idx on public.scenario_runs (scenario_id, started_at desc);
create index scenario_runs_trigger_idx on public.scenario_runs (triggered_by_id) where triggered_by_id is not null;
create index scenario_runs_open_idx on public.scenario_runs (started_at) where status in ('queued', 'running', 'paused');
create index scenario_runs_metrics_idx on public.scenario_runs using gin (metrics jsonb_path_ops);

-- simulation_states ----------------------------------------------------------------------------------------------------
create table public.simulation_states (
    id uuid primary key default uuid_generate_v4(),
    run_id uuid not null references public.scenario_runs (id) on delete cascade,
    step_number integer not null,
    simulated_at timestamptz not null,
    is_checkpoint boolean not null default false,
    vehicle_positions geometry (MultiPoint, 4326),
    state jsonb not null,
    state_size_bytes integer generated always as (octet_length(state::text)) stored,
    created_at timestamptz not null default now(),
    constraint simulation_states_step_once unique (run_id, step_number),
    constraint simulation_states_step_positive check (step_number >= 0)
);
comment on table public.simulation_states is 'Snapshots of a run; a checkpoint is complete enough to resume from.';
comment on column public.simulation_states.vehicle_positions is 'All vehicles of the snapshot, for playback on a map.';
create index simulation_states_checkpoint_idx on public.simulation_states (run_id, step_number desc) where is_checkpoint;
create index simulation_states_positions_idx on public.simulation_states using gist (vehicle_positions);
create index simulation_states_simulated_idx on public.simulation_states using brin (simulated_at);

-- Functions and view ---------------------------------------------------------------------------------------------------
create function public.fire_scenario_trigger(fired_trigger uuid) returns integer
    language plpgsql
    set search_path = ''
as $$
declare
    reached integer;
begin
    with recursive wave (trigger_id, due_at, path) as (
        select start.id, pg_catalog.now(), array[start.id]
        from public.scenario_triggers as start
        where start.id = fired_trigger and start.enabled
        union all
        select next.id, wave.due_at + next.delay_seconds * interval '1 second', wave.path || next.id
        from public.scenario_triggers as next
        join wave on next.cascades_from_id = wave.trigger_id
        where next.enabled and next.id <> all (wave.path)
    )
    update public.scenario_triggers as target
    set fired_count = target.fired_count + 1, last_fired_at = wave.due_at
    from wave
    where target.id = wave.trigger_id;
    get diagnostics reached = row_count;
    return reached;
end
$$;
comment on function public.fire_scenario_trigger(uuid) is 'Marks a trigger and all that cascade from it as fired, each with its delay; returns how many.';

create view public.scenario_run_summary with (security_invoker = true) as
select
    scenario_runs.run_id,
    scenarios.scenario_id,
    scenarios.scenario_name,
    scenarios.scenario_type,
    scenario_runs.status,
    scenario_runs.started_at,
    scenario_runs.finished_at - scenario_runs.started_at as elapsed,
    (select count(*) from public.simulation_states where simulation_states.run_id = scenario_runs.id) as snapshot_count,
    (scenario_runs.metrics ->> 'average_delay_seconds')::numeric as average_delay_seconds
from public.scenario_runs
join public.scenarios on scenarios.id = scenario_runs.scenario_id;
comment on view public.scenario_run_summary is 'One line per run.';

-- Row security ---------------------------------------------------------------------------------------------------------
alter table public.scenario_templates enable row level security;
alter table public.scenarios enable row level security;
alter table public.scenario_triggers enable row level security;
alter table public.scenario_events enable row level security;
alter table public.scenario_runs enable row level security;
alter table public.simulation_states enable row level security;

create policy scenario_templates_read on public.scenario_templates for select to anon, authenticated using (true);
create policy scenarios_read on public.scenarios for select to authenticated using (status <> 'draft');
create policy scenario_triggers_read on public.scenario_triggers for select to authenticated using (true);
create policy scenario_events_read on public.scenario_events for select to authenticated using (true);
create policy scenario_runs_read on public.scenario_runs for select to authenticated using (true);
create policy simulation_states_read_checkpoints on public.simulation_states for select to authenticated using (is_checkpoint);

create policy scenario_templates_service on public.scenario_templates for all to service_role using (true) with check (true);
create policy scenarios_service on public.scenarios for all to service_role using (true) with check (true);
create policy scenario_triggers_service on public.scenario_triggers for all to service_role using (true) with check (true);
create policy scenario_events_service on public.scenario_events for all to service_role using (true) with check (true);
create policy scenario_runs_service on public.scenario_runs for all to service_role using (true) with check (true);
create policy simulation_states_service on public.simulation_states for all to service_role using (true) with check (true);

grant select on public.scenario_templates to anon;
grant select on public.scenario_templates, public.scenarios, public.scenario_triggers, public.scenario_events,
    public.scenario_runs, public.simulation_states, public.scenario_run_summary to authenticated;
grant all on public.scenario_templates, public.scenarios, public.scenario_triggers, public.scenario_events,
    public.scenario_runs, public.simulation_states, public.scenario_run_summary to service_role;
revoke execute on function public.fire_scenario_trigger(uuid) from public, anon, authenticated;
grant execute on function public.fire_scenario_trigger(uuid) to service_role;

-- Realtime -------------------------------------------------------------------------------------------------------------
alter publication supabase_realtime add table public.scenario_events, public.scenario_runs;

-- Pre-built scenarios --------------------------------------------------------------------------------------------------
insert into public.scenario_templates (template_name, scenario_type, description, default_parameters, default_duration_seconds, is_builtin)
values
    ('morning_rush', 'rush_hour', 'Weekday inbound peak over the bridges and US-101.', '{"demand_factor": 1.8, "direction": "inbound"}', 9000, true),
    ('multi_alarm_fire', 'emergency', 'Several engines converge; streets around the site close.', '{"engines": 6, "closure_radius_meters": 250}', 5400, true),
    ('ballpark_game', 'special_event', 'Forty thousand people leave the ballpark within an hour.', '{"attendance": 40000}', 14400, true),
    ('karl_the_fog', 'weather', 'Dense fog over the western half; sensors see less, speeds drop.', '{"visibility_meters": 80, "speed_factor": 0.7}', 21600, true),
    ('street_fair', 'road_closure', 'Eight blocks closed for a day.', '{"blocks": 8}', 36000, true),
    ('signal_outage', 'infrastructure_failure', 'A substation fails and signals flash red.', '{"signals_lost": 40}', 7200, true),
    ('conference_week', 'fleet_surge', 'Operators add vehicles for a large conference.', '{"extra_vehicles": 350}', 43200, true);
