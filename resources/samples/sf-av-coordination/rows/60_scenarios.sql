-- Scenarios made from the seven templates, what starts them, what happens in them, how their runs went.

set local search_path = public, extensions;

create or replace function pg_temp.fraction(key text) returns double precision
    language sql immutable
    return ('x' || substr(md5(key), 1, 8))::bit(32)::bigint / 4294967296.0;

with plan (number, template_name, place, scenario_name) as (values
    (1, 'morning_rush', 'SOMA', 'Monday morning into SoMa'), (2, 'morning_rush', 'Financial District', 'Bridge metering off'),
    (3, 'multi_alarm_fire', 'Mission', 'Four alarms on 16th'), (4, 'multi_alarm_fire', 'Nob Hill', 'Fire on the hill'),
    (5, 'ballpark_game', 'Mission Bay', 'Ball game, extra innings'), (6, 'ballpark_game', 'South Beach', 'Ball game and concert'),
    (7, 'karl_the_fog', 'Outer Sunset', 'Fog to Twin Peaks'), (8, 'karl_the_fog', 'Outer Richmond', 'Fog and wind'),
    (9, 'street_fair', 'Castro', 'Street fair'), (10, 'street_fair', 'North Beach', 'Columbus closed'),
    (11, 'signal_outage', 'Downtown', 'Substation down'), (12, 'signal_outage', 'Western Addition', 'Half the signals flash'),
    (13, 'conference_week', 'SOMA', 'Conference week'), (14, 'conference_week', 'Downtown', 'Two conferences at once')
)
insert into scenarios (id, scenario_id, template_id, scenario_type, scenario_name, description, status, parameters, affected_area, affected_districts,
    starts_at, duration_seconds, created_by, created_at, updated_at)
select md5('scenario:' || plan.number)::uuid, 'scn_2025_' || lpad(plan.number::text, 3, '0'), scenario_templates.id, scenario_templates.scenario_type,
    plan.scenario_name, scenario_templates.description,
    (case when plan.number = 14 then 'draft' when plan.number = 13 then 'ready' when plan.number in (6, 8) then 'running' else 'completed' end)::scenario_status,
    scenario_templates.default_parameters,
    st_buffer(districts.label_point::geography, 600 + 50 * plan.number)::geometry, districts_along(districts.label_point, 600 + 50 * plan.number),
    timestamptz '2025-08-18 07:00:00-07' + plan.number * interval '31 hours', scenario_templates.default_duration_seconds,
    (select id from agents where agent_id = 'city_orchestrator_sf'), timestamptz '2025-08-10 10:00:00-07', timestamptz '2025-08-10 10:00:00-07'
from plan
join scenario_templates using (template_name)
join districts on districts.district_id = plan.place
on conflict do nothing;

with stamped as (
    select *, row_number() over (order by scenario_id) as number from scenarios where scenario_id like 'scn\_2025\_%'
)
insert into scenario_triggers (id, trigger_id, scenario_id, trigger_kind, fires_at, condition, delay_seconds, fired_count, last_fired_at, created_at)
select md5('trigger:start:' || number)::uuid, 'trg_start_' || lpad(number::text, 3, '0'), id,
    (case when number % 3 = 0 then 'condition' when number % 7 = 0 then 'manual' else 'time' end)::trigger_kind,
    case when number % 3 <> 0 and number % 7 <> 0 then starts_at end,
    case when number % 3 = 0 then jsonb_build_object('metric', 'congestion_index', 'district', affected_districts[1], 'above', 0.8) end,
    0, case when status in ('running', 'completed') then 1 else 0 end, case when status in ('running', 'completed') then starts_at end,
    timestamptz '2025-08-10 10:00:00-07'
from stamped
on conflict do nothing;

insert into scenario_triggers (id, trigger_id, scenario_id, trigger_kind, cascades_from_id, delay_seconds, created_at)
select md5('trigger:cascade:' || trigger_id || step)::uuid, trigger_id || '_cascade_' || step, scenario_id, 'cascade',
    case step when 1 then id else md5('trigger:cascade:' || trigger_id || 1)::uuid end, 300 * step, timestamptz '2025-08-10 10:00:00-07'
from scenario_triggers, generate_series(1, 2) as step
where trigger_id ~ '^trg_start_\d+$'
order by trigger_id, step
on conflict do nothing;

insert into scenario_events (id, scenario_id, sequence_number, event_type, offset_seconds, duration_seconds, location, payload, created_at)
select md5('event:' || scenarios.scenario_id || step)::uuid, scenarios.id, step,
    (array['demand_change', 'lane_closure', 'signal_flash', 'vehicle_breakdown', 'crowd_release', 'all_clear'])[step],
    step * scenarios.duration_seconds / 7, 600, st_pointonsurface(scenarios.affected_area), jsonb_build_object('intensity', round((0.3 + step * 0.1)::numeric, 1)),
    timestamptz '2025-08-10 10:00:00-07'
from scenarios, generate_series(1, 6) as step
where scenarios.scenario_id like 'scn\_2025\_%'
on conflict do nothing;

insert into scenario_runs (id, run_id, scenario_id, triggered_by_id, status, random_seed, started_at, finished_at, metrics, error_message, created_at)
select md5('run:' || scenarios.scenario_id || attempt)::uuid, 'run_' || substr(scenarios.scenario_id, 5) || '_' || attempt, scenarios.id,
    (select id from scenario_triggers where scenario_triggers.scenario_id = scenarios.id and trigger_id ~ '^trg_start_\d+$'),
    (case when scenarios.status = 'running' and attempt = 3 then 'running' when pg_temp.fraction(scenarios.scenario_id || attempt) > 0.92 then 'failed' else 'completed' end)::run_status,
    1000 + attempt, scenarios.starts_at + attempt * interval '26 hours',
    case when not (scenarios.status = 'running' and attempt = 3) then scenarios.starts_at + attempt * interval '26 hours' + scenarios.duration_seconds * interval '1 second' end,
    jsonb_build_object('average_delay_seconds', round((35 + 60 * pg_temp.fraction('delay' || scenarios.scenario_id || attempt) - attempt * 4)::numeric, 1),
        'corridors', (6 * pg_temp.fraction('cor' || scenarios.scenario_id))::int),
    case when pg_temp.fraction(scenarios.scenario_id || attempt) > 0.92 and not (scenarios.status = 'running' and attempt = 3) then 'The model endpoint did not answer in time.' end,
    timestamptz '2025-08-18 06:00:00-07'
from scenarios, generate_series(1, 3) as attempt
where scenarios.scenario_id like 'scn\_2025\_%' and scenarios.status in ('running', 'completed')
on conflict do nothing;

insert into simulation_states (id, run_id, step_number, simulated_at, is_checkpoint, vehicle_positions, state, created_at)
select md5('state:' || scenario_runs.run_id || step)::uuid, scenario_runs.id, step, scenario_runs.started_at + step * interval '5 minutes', step % 5 = 0,
    (select st_collect(st_lineinterpolatepoint(streets.path, pg_temp.fraction(streets.street_id || scenario_runs.run_id) * 0.4 + step * 0.04) order by streets.street_id)
        from streets where streets.street_class in ('arterial', 'collector')),
    jsonb_build_object('step', step, 'waiting', (120 * pg_temp.fraction(scenario_runs.run_id || step))::int, 'mean_speed_mps', round((4 + 6 * pg_temp.fraction('v' || scenario_runs.run_id || step))::numeric, 1)),
    scenario_runs.started_at
from scenario_runs, generate_series(0, 11) as step
where scenario_runs.run_id like 'run\_2025\_%'
on conflict do nothing;

analyze scenarios;
analyze scenario_runs;
analyze simulation_states;
