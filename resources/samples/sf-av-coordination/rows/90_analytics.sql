-- What was observed and what was made of it: vehicle, signal and district states, predictions, bottlenecks, the usual
-- week, outside sources, the audit chain, interventions, anomalies, benchmarks.

set local search_path = public, extensions;

create or replace function pg_temp.fraction(key text) returns double precision
    language sql immutable
    return ('x' || substr(md5(key), 1, 8))::bit(32)::bigint / 4294967296.0;

-- How full the streets are at an hour of the day, 0 to 1: two rush hours, a quiet night.
create or replace function pg_temp.demand(at timestamptz) returns double precision
    language sql stable
    return (
        select 0.12 + 0.38 * exp(-((hour - 8.3) ^ 2) / 4.0) + 0.46 * exp(-((hour - 17.4) ^ 2) / 5.5) + 0.16 * exp(-((hour - 12.8) ^ 2) / 9.0)
        from (select extract(epoch from (at at time zone 'America/Los_Angeles')::time) / 3600.0 as hour) as clock)
        * case when extract(dow from at at time zone 'America/Los_Angeles') in (0, 6) then 0.62 else 1.0 end;

-- Every vehicle reports once a minute for eight minutes, driving along one street.
with fleet as (
    select vehicles.vehicle_id, vehicles.vehicle_code, vehicles.kind, row_number() over (order by vehicle_code) - 1 as place from vehicles where vehicle_code ~ '^[a-z]{3}_\d{3}$'
),
lanes as (
    select path, street_class, st_length(path::geography) as meters, row_number() over (order by md5(street_id), street_id) - 1 as place, count(*) over () as amount
    from streets where street_class <> 'freeway' and st_length(path) > 0.004
),
moves as (
    select fleet.vehicle_id, fleet.vehicle_code, fleet.kind, lanes.path, minute,
        case street_class when 'arterial' then 9.5 when 'collector' then 7.5 else 5.5 end * (0.4 + 0.6 * pg_temp.fraction(vehicle_code || minute)) as speed,
        pg_temp.fraction('from' || vehicle_code) as start_at, pg_temp.fraction('direction' || vehicle_code) < 0.5 as forward, lanes.meters,
        pg_temp.fraction('idle' || vehicle_code) < 0.18 as parked
    from fleet
    join lanes on lanes.place = (fleet.place * 37) % lanes.amount
    cross join generate_series(0, 7) as minute
),
spots as (
    select *,
        least(0.999, greatest(0.001, start_at + case when parked then 0 when forward then 1 else -1 end * minute * 300.0 / greatest(meters, 1200))) as place_now
    from moves
)
insert into vehicle_states (vehicle_id, recorded_at, location, heading_degrees, speed_mps, battery_percent, status, telemetry, assigned_agent_id, current_route, route_priority)
select spots.vehicle_id, timestamptz '2025-09-07 17:33:00-07' + minute * interval '1 minute', st_lineinterpolatepoint(path, place_now),
    (degrees(coalesce(st_azimuth(st_lineinterpolatepoint(path, greatest(0, place_now - 0.001)), st_lineinterpolatepoint(path, least(1, place_now + 0.001))), 0))
        + case when forward then 0 else 180 end)::numeric % 360,
    case when parked then 0 else speed end, case when kind in ('ambulance', 'fire_engine') then null else 15 + 84 * pg_temp.fraction('soc' || vehicle_code) end,
    case when parked and pg_temp.fraction('charge' || vehicle_code) < 0.4 then 'charging' when parked then 'idle'
        when pg_temp.fraction('yield' || vehicle_code || minute) < 0.03 then 'yielding' when pg_temp.fraction('occ' || vehicle_code) < 0.55 then 'occupied' else 'en_route' end::vehicle_status,
    jsonb_build_object('satellites', 8 + minute), agents.id,
    case when minute = 7 and not parked then case when forward then st_linesubstring(path, place_now, 1) else st_reverse(st_linesubstring(path, 0, place_now)) end end,
    case when kind in ('ambulance', 'fire_engine', 'police_car') then 6 else 0 end
from spots
left join agents on agents.vehicle_id = spots.vehicle_id and agents.agent_type = 'vehicle_agent'
order by minute, vehicle_code
on conflict do nothing;

insert into intersection_states (intersection_id, recorded_at, phase, queue_lengths, average_wait_seconds, throughput_per_hour, controlling_agent_id, auction_state)
select intersections.intersection_id, moment.at,
    case when pg_temp.fraction('pre' || intersections.intersection_id || quarter) < 0.03 and preemption_capable then 'preempted'
        when quarter % 2 = 0 then 'north_south' else 'east_west' end::signal_phase,
    jsonb_build_object('n', (9 * load * pg_temp.fraction('n' || intersections.intersection_id || quarter))::int, 'e', (9 * load * pg_temp.fraction('e' || intersections.intersection_id || quarter))::int,
        's', (9 * load * pg_temp.fraction('s' || intersections.intersection_id || quarter))::int, 'w', (9 * load * pg_temp.fraction('w' || intersections.intersection_id || quarter))::int),
    8 + 60 * load * pg_temp.fraction('wait' || intersections.intersection_id || quarter), (200 + 1100 * load)::int, agents.id,
    case when agents.id is not null then jsonb_build_object('round', quarter % 4, 'leading', 'waymo', 'bid', quarter % 7) else '{}' end
from intersections
cross join generate_series(0, 7) as quarter
cross join lateral (select timestamptz '2025-09-07 15:45:00-07' + quarter * interval '15 minutes' as at) as moment
cross join lateral (select pg_temp.demand(moment.at) as load) as traffic
left join agents on agents.intersection_id = intersections.intersection_id and agents.agent_type = 'intersection_controller'
where intersections.has_signal
order by quarter, intersections.intersection_id
on conflict do nothing;

with hours as (
    select at, pg_temp.demand(at) as load from generate_series(timestamptz '2025-08-18 00:00:00-07', timestamptz '2025-09-07 17:00:00-07', interval '1 hour') as at
)
insert into district_metrics (district_id, measured_at, vehicle_count, average_speed_mps, congestion_index, pending_requests, weather_conditions, active_scenarios, controlling_agents)
select districts.district_id, hours.at, (busy * 160)::int, 10.5 - 7.0 * busy, busy, (busy * 45 * pg_temp.fraction('req' || districts.district_id || extract(epoch from hours.at)))::int,
    jsonb_build_object('sky', case when fog < 0.3 then 'fog' when fog < 0.5 then 'cloud' else 'clear' end, 'wind_mps', round((2 + 9 * fog)::numeric, 1)),
    coalesce(running.ids, '{}'), case when agents.id is null then '{}' else array[agents.id] end
from districts
cross join hours
cross join lateral (select least(1.0, hours.load * (0.55 + 0.6 * pg_temp.fraction('base' || districts.district_id))
    + 0.12 * pg_temp.fraction(districts.district_id || extract(epoch from hours.at)))::real as busy) as traffic
cross join lateral (select pg_temp.fraction('fog' || hours.at::date::text) * case when st_x(districts.label_point) < -122.455 then 0.6 else 1 end as fog) as weather
left join lateral (
    select array_agg(id order by scenario_id) as ids from scenarios
    where districts.district_id = any (scenarios.affected_districts) and scenarios.status in ('running', 'completed')
        and hours.at >= scenarios.starts_at and hours.at < scenarios.starts_at + scenarios.duration_seconds * interval '1 second') as running on true
left join agents on agents.district_id = districts.district_id and agents.agent_type = 'district_coordinator'
order by hours.at, districts.district_id
on conflict do nothing;
analyze district_metrics;

insert into historical_patterns (id, district_id, day_of_week, hour_of_day, average_congestion, congestion_deviation, average_volume, sample_count, series, computed_at)
select md5('usual:' || district_id || dow || hour)::uuid, district_id, dow, hour, avg(congestion_index), coalesce(stddev_samp(congestion_index), 0), avg(vehicle_count)::int, count(*),
    jsonb_agg(round(congestion_index::numeric, 3) order by measured_at), timestamptz '2025-09-07 18:00:00-07'
from district_metrics
cross join lateral (select extract(dow from measured_at at time zone 'America/Los_Angeles')::int as dow, extract(hour from measured_at at time zone 'America/Los_Angeles')::int as hour) as clock
group by district_id, dow, hour
on conflict do nothing;

insert into traffic_predictions (id, district_id, model_name, model_version, predicted_for, horizon_minutes, predicted_congestion, predicted_volume, confidence_score, actual_congestion, features, created_at)
select md5('prediction:' || district_id || measured_at_key)::uuid, district_id, 'flow_transformer', '2.3', district_metrics.measured_at, 60,
    least(1, greatest(0, congestion_index + 0.16 * (pg_temp.fraction('err' || district_id || measured_at_key) - 0.5))), (vehicle_count * (0.9 + 0.2 * pg_temp.fraction('vol' || district_id || measured_at_key)))::int,
    round((0.6 + 0.39 * pg_temp.fraction('pc' || district_id || measured_at_key))::numeric, 3),
    case when district_metrics.measured_at < timestamptz '2025-09-07 16:00:00-07' then congestion_index end, jsonb_build_object('sky', weather_conditions ->> 'sky'), district_metrics.measured_at - interval '1 hour'
from district_metrics
cross join lateral (select extract(epoch from district_metrics.measured_at)::bigint::text as measured_at_key) as clock
where district_metrics.measured_at >= timestamptz '2025-09-04 00:00:00-07'
on conflict do nothing;

insert into bottleneck_analysis (id, bottleneck_id, intersection_id, district_id, affected_area, severity, delay_seconds, root_causes, recommendations, analysed_by, detected_at, resolved_at)
select md5('bottleneck:' || number)::uuid, 'btl_2025_' || lpad(number::text, 3, '0'), intersection_id, district_id, st_buffer(location::geography, 60 + 5 * (number % 30))::geometry,
    1 + (9 * pg_temp.fraction('bs' || number))::int, 20 + (240 * pg_temp.fraction('bd' || number))::int,
    jsonb_build_array((array['double parking', 'short turn lane', 'bus stop', 'missing phase', 'school crossing'])[1 + number % 5]),
    jsonb_build_array((array['loading zone', 'longer green', 'move stop', 'protected turn', 'slow zone'])[1 + number % 5]),
    (select id from agents where agent_id = 'learning_analyst_1'), detected, case when number % 4 <> 0 then detected + interval '2 days' end
from (select intersections.*, row_number() over (order by md5('b' || intersection_id), intersection_id) as number from intersections where has_signal) as ranked
cross join lateral (select timestamptz '2025-08-18 09:00:00-07' + number * interval '4 hours' as detected) as clock
where number <= 120
on conflict do nothing;

insert into external_data_sources (id, source_name, source_type, endpoint_url, credential_name, refresh_interval_seconds, status, consecutive_failures, configuration, last_success_at, last_error, created_at, updated_at)
select md5('source:' || source_name)::uuid, source_name, source_type, 'https://' || source_name || '.example.org/v1', credential, seconds, status::source_status, failures, '{"format": "json"}',
    timestamptz '2025-09-07 17:40:00-07' - seconds * interval '1 second' * (1 + failures), case when failures > 0 then 'The service answered 503.' end,
    timestamptz '2025-06-02 09:00:00-07', timestamptz '2025-06-02 09:00:00-07'
from (values ('weather-bay', 'weather', 'weather_key', 600, 'healthy', 0), ('events-calendar', 'events', null, 3600, 'healthy', 0), ('transit-feed', 'transit', 'transit_key', 30, 'degraded', 2),
    ('road-work', 'road_work', null, 1800, 'healthy', 0), ('air-quality', 'air_quality', null, 900, 'down', 14), ('dispatch-cad', 'dispatch', 'dispatch_key', 5, 'healthy', 0),
    ('ferry-times', 'transit', null, 120, 'disabled', 0)) as source (source_name, source_type, credential, seconds, status, failures)
on conflict do nothing;

-- The audit chain: each entry's hash covers the one before. Skipped when it is already there, it cannot be amended.
with recursive entries as (
    select row_number() over (order by created_at, corridor_id) as number, id, corridor_id, created_by, status, created_at
    from emergency_corridors where corridor_id like 'cor\_2025\_%'
),
chain (number, id, created_by, status, created_at, previous_hash, entry_hash) as (
    select number, id, created_by, status, created_at, null::text, encode(sha256(convert_to('genesis|' || corridor_id || '|' || status, 'UTF8')), 'hex') from entries where number = 1
    union all
    select entries.number, entries.id, entries.created_by, entries.status, entries.created_at, chain.entry_hash,
        encode(sha256(convert_to(chain.entry_hash || '|' || entries.corridor_id || '|' || entries.status, 'UTF8')), 'hex')
    from chain
    join entries on entries.number = chain.number + 1
)
insert into decision_audit_trail (corridor_id, decision_id, actor_agent_id, action, before_state, after_state, regulation, recorded_at, previous_hash, entry_hash)
select id, md5('decision:' || number * 5)::uuid, created_by, 'corridor_' || case when status in ('planning', 'cancelled') then status::text else 'opened' end,
    jsonb_build_object('status', 'planning'), jsonb_build_object('status', status), 'City traffic order 12.4', created_at, previous_hash, entry_hash
from chain
where not exists (select from decision_audit_trail where corridor_id is not null)
order by number;

insert into human_interventions (id, intervention_id, operator_id, operator_name, intervention_kind, decision_id, corridor_id, agent_id, reason, original_action, override_action, effective_from, effective_until, created_at)
select md5('intervention:' || number)::uuid, 'hum_2025_' || lpad(number::text, 3, '0'), md5('operator:' || number % 5)::uuid, (array['R. Alvarez', 'J. Chen', 'M. Okafor', 'S. Patel', 'L. Novak'])[1 + number % 5],
    (array['override', 'pause', 'resume', 'cancel', 'reroute', 'configuration'])[1 + number % 6]::intervention_kind, decisions.id,
    case when number % 3 = 0 then md5('corridor:' || number * 4)::uuid end, decisions.agent_id,
    (array['Street closed by a film crew.', 'Crew reported the way blocked.', 'Back to normal.', 'False alarm.', 'Parade on the route.', 'Rush hour rule too strict.'])[1 + number % 6],
    decisions.decision, jsonb_build_object('action', 'manual', 'by', 'operations desk'), decisions.decided_at + interval '20 seconds',
    case when number > 3 then decisions.decided_at + interval '45 minutes' end, decisions.decided_at + interval '20 seconds'
from (select agent_decisions.*, row_number() over (order by decision_id) as number from agent_decisions where outcome = 'overridden' and decision_id like 'dec\_2025\_%') as decisions
where number <= 90
on conflict do nothing;

insert into system_anomalies (id, anomaly_id, anomaly_type, severity, component, agent_id, location, deviation_score, details, detected_at, acknowledged_at, resolved_at)
select md5('anomaly:' || number)::uuid, 'ano_2025_' || lpad(number::text, 3, '0'), (array['latency_spike', 'missing_heartbeat', 'queue_overflow', 'position_jump', 'model_drift'])[1 + number % 5],
    (array['info', 'warning', 'warning', 'serious', 'critical'])[1 + floor(4.99 * pg_temp.fraction('as' || number) ^ 2)::int]::anomaly_severity, (array['agent', 'gateway', 'signal', 'vehicle', 'model'])[1 + number % 5],
    decisions.agent_id, decisions.location, 2 + 6 * pg_temp.fraction('ad' || number), jsonb_build_object('p95_ms', decisions.latency_ms),
    decisions.decided_at, case when number % 3 <> 0 then decisions.decided_at + interval '3 minutes' end, case when number % 5 <> 0 then decisions.decided_at + interval '40 minutes' end
from (select agent_decisions.*, row_number() over (order by latency_ms desc, decision_id) as number from agent_decisions where decision_id like 'dec\_2025\_%') as decisions
where number <= 150
on conflict do nothing;

insert into performance_benchmarks (id, metric_name, metric_unit, period, target_value, actual_value, lower_is_better, breakdown, created_at)
select md5('benchmark:' || metric_name || week)::uuid, metric_name, unit, tstzrange(timestamptz '2025-07-14 00:00:00-07' + week * interval '7 days', timestamptz '2025-07-21 00:00:00-07' + week * interval '7 days'),
    target, round((target * (1 + spread * (pg_temp.fraction('bm' || metric_name || week) - 0.35) - lower_sign * 0.01 * week))::numeric, 3), lower_sign = 1, '{}',
    timestamptz '2025-07-21 01:00:00-07' + week * interval '7 days'
from (values ('emergency_response_p90', 'seconds', 480.0, 0.3, 1), ('decision_latency_p95', 'milliseconds', 900.0, 0.4, 1), ('negotiation_success_rate', 'percent', 75.0, 0.2, -1),
    ('mean_intersection_delay', 'seconds', 32.0, 0.25, 1), ('fairness_index', 'ratio', 0.9, 0.1, -1), ('memory_query_p95', 'milliseconds', 40.0, 0.5, 1),
    ('gaming_detection_precision', 'percent', 90.0, 0.12, -1)) as metric (metric_name, unit, target, spread, lower_sign)
cross join generate_series(0, 7) as week
on conflict do nothing;

-- Estimates for every table at once, so that nobody waits for autovacuum to see them.
analyze agent_decisions, agent_hierarchy, agent_memory, agent_prompts, agents, bottleneck_analysis, city_areas, commitments, consensus_decisions,
    decision_audit_trail, district_metrics, districts, emergency_corridors, emergency_facilities, emergency_protocols, external_data_sources,
    fairness_policies, fleet_companies, gaming_attempts, historical_patterns, human_interventions, intersection_states, intersections,
    learning_patterns, model_configurations, negotiations, performance_benchmarks, scenario_events, scenario_runs, scenario_templates,
    scenario_triggers, scenarios, simulation_states, street_segments, streets, system_anomalies, traffic_predictions, vehicle_states, vehicles;
