-- Agents from the city down to single vehicles, who directs whom, what they decided and remember.

set local search_path = public, extensions;

create or replace function pg_temp.fraction(key text) returns double precision
    language sql immutable
    return ('x' || substr(md5(key), 1, 8))::bit(32)::bigint / 4294967296.0;

with roster (agent_id, agent_type, agent_name, district_id, company_name, intersection_id, vehicle_id, radius) as (
    select 'city_orchestrator_sf', 'city_orchestrator', 'San Francisco orchestrator', null, null, null, null::uuid, 50000
    union all
    select 'emergency_coordinator_' || area, 'emergency_coordinator', 'Emergency coordinator ' || area, null, null, null, null, 15000
    from unnest(array['north', 'south', 'west']) as area
    union all
    select 'learning_analyst_' || number, 'learning_analyst', 'Learning analyst ' || number, null, null, null, null, 50000
    from generate_series(1, 2) as number
    union all
    select 'district_' || regexp_replace(lower(district_id), '[^a-z0-9]+', '_', 'g'), 'district_coordinator', district_name || ' coordinator',
        district_id, null, null, null, 2500
    from districts where coordination_enabled
    union all
    select 'fleet_' || company_name, 'fleet_coordinator', display_name || ' coordinator', null, company_name, null, null, 25000
    from fleet_companies
    union all
    (select 'signal_' || substr(intersection_id, 5), 'intersection_controller', intersection_name, district_id, null, intersection_id, null, 200
    from intersections where preemption_capable order by md5(intersection_id), intersection_id limit 160)
    union all
    (select 'vehicle_' || vehicle_code, 'vehicle_agent', 'Vehicle ' || vehicle_code, null, company_name, null, vehicle_id, 150
    from vehicles where kind not in ('ambulance', 'fire_engine', 'police_car') order by md5(vehicle_code), vehicle_code limit 320)
)
insert into agents (id, agent_id, agent_type, agent_name, status, model_config_id, system_prompt_id, district_id, company_name,
    intersection_id, vehicle_id, capabilities, perception_radius_meters, last_heartbeat_at, created_at, updated_at)
select md5('agent:' || agent_id)::uuid, agent_id, roster.agent_type::agent_type, agent_name,
    case when pg_temp.fraction('status' || agent_id) < 0.94 then 'active' when pg_temp.fraction('status' || agent_id) < 0.98 then 'degraded' else 'paused' end::agent_status,
    model_configurations.id, agent_prompts.id, district_id, company_name, intersection_id, vehicle_id,
    case roster.agent_type
        when 'city_orchestrator' then '["city_overview", "emergency_response", "fairness_enforcement"]'
        when 'district_coordinator' then '["flow_balancing", "border_negotiation"]'
        when 'emergency_coordinator' then '["corridor_planning", "signal_preemption"]'
        when 'fleet_coordinator' then '["fleet_dispatch", "bidding"]'
        when 'intersection_controller' then '["phase_control", "auctioneer"]'
        when 'learning_analyst' then '["pattern_mining", "gaming_detection"]'
        else '["driving", "yielding"]' end::jsonb,
    radius, timestamptz '2025-09-07 17:40:00-07' - pg_temp.fraction('beat' || agent_id) * interval '90 seconds',
    timestamptz '2025-08-01 08:00:00-07', timestamptz '2025-08-01 08:00:00-07'
from roster
join model_configurations on model_configurations.config_name = case
    when roster.agent_type in ('vehicle_agent', 'intersection_controller') then 'fast_nemotron'
    when roster.agent_type = 'learning_analyst' then 'deliberate_nemotron' else 'default_nemotron' end
join agent_prompts on agent_prompts.prompt_name = roster.agent_type || '_v1'
on conflict do nothing;

insert into agent_hierarchy (id, parent_agent_id, child_agent_id, relationship, authority_level, valid_from)
select md5('supervises:' || child.agent_id)::uuid, parent.id, child.id, 'supervises',
    case child.agent_type when 'vehicle_agent' then 9 when 'intersection_controller' then 8 else 7 end, timestamptz '2025-08-01 08:00:00-07'
from agents as child
join agents as parent on parent.agent_id = case child.agent_type
    when 'vehicle_agent' then 'fleet_' || child.company_name
    when 'intersection_controller' then coalesce(
        (select district.agent_id from agents as district where district.agent_type = 'district_coordinator' and district.district_id = child.district_id), 'city_orchestrator_sf')
    else 'city_orchestrator_sf' end
where child.agent_type <> 'city_orchestrator' and child.id <> parent.id
on conflict do nothing;

insert into agent_hierarchy (id, parent_agent_id, child_agent_id, relationship, authority_level, valid_from)
select md5('advises:' || analyst.agent_id || adviser.agent_id)::uuid, analyst.id, adviser.id, 'advises', 3, timestamptz '2025-08-01 08:00:00-07'
from agents as analyst
join agents as adviser on adviser.agent_type = 'emergency_coordinator'
where analyst.agent_type = 'learning_analyst'
on conflict do nothing;

with numbered_agents as (
    select agents.*, row_number() over (order by md5(agent_id), agent_id) - 1 as place, count(*) over () as amount from agents where agent_id <> 'city_orchestrator_main'
),
kinds (place, decision_type, thought, action) as (values
    (0, 'extend_green', 'The queue on the main approach grows faster than it drains.', 'Extend green by eight seconds.'),
    (1, 'reroute_group', 'Two streets over there is room for the same trips.', 'Send the next twelve vehicles over the parallel street.'),
    (2, 'yield_to_corridor', 'An ambulance needs this block within a minute.', 'Hold cross traffic and pull right.'),
    (3, 'limit_priority', 'One company used more than its share this hour.', 'Lower its priority weight until the hour ends.'),
    (4, 'shift_charging', 'Demand peaks when the chargers are full.', 'Move thirty charging slots to after seven.'),
    (5, 'open_pickup_zone', 'Double parking slows the block.', 'Open a pickup zone around the corner.')
)
insert into agent_decisions (id, decision_id, agent_id, decision_type, input_context, reasoning_chain, decision, explanation, confidence_score,
    outcome, location, latency_ms, tokens_used, decided_at, executed_at)
select md5('decision:' || number)::uuid, 'dec_2025_' || lpad(number::text, 5, '0'), numbered_agents.id, kinds.decision_type,
    jsonb_build_object('congestion_index', round(pg_temp.fraction('ctx' || number)::numeric, 2), 'district', coalesce(numbered_agents.district_id, 'city')),
    jsonb_build_array(jsonb_build_object('step', 1, 'thought', kinds.thought), jsonb_build_object('step', 2, 'thought', 'The side effects stay inside the district.')),
    jsonb_build_object('action', kinds.decision_type, 'text', kinds.action), kinds.action,
    round((0.55 + 0.44 * pg_temp.fraction('conf' || number))::numeric, 3),
    (case when pg_temp.fraction('out' || number) < 0.86 then 'executed' when pg_temp.fraction('out' || number) < 0.91 then 'overridden'
        when pg_temp.fraction('out' || number) < 0.95 then 'rejected' when pg_temp.fraction('out' || number) < 0.98 then 'failed' else 'pending' end)::decision_outcome,
    coalesce(intersections.location, districts.label_point, st_setsrid(st_makepoint(-122.4193, 37.7793), 4326)),
    40 + (1800 * pg_temp.fraction('lat' || number) ^ 3)::int, 200 + (2600 * pg_temp.fraction('tok' || number))::int,
    moment.decided_at, case when pg_temp.fraction('out' || number) < 0.86 then moment.decided_at + interval '2 seconds' end
from generate_series(1, 2000) as number
join numbered_agents on numbered_agents.place = (number * 7919) % numbered_agents.amount
join kinds on kinds.place = number % 6
left join intersections on intersections.intersection_id = numbered_agents.intersection_id
left join districts on districts.district_id = numbered_agents.district_id
cross join lateral (select timestamptz '2025-08-18 00:00:00-07' + number * interval '15 minutes 7 seconds' as decided_at) as moment
on conflict do nothing;

with numbered_agents as (
    select id, agent_id, row_number() over (order by agent_type, md5(agent_id), agent_id) - 1 as place from agents where agent_id <> 'city_orchestrator_main'
)
insert into agent_memory (id, agent_id, memory_type, memory_key, content, embedding, importance, decay_rate, access_count, last_accessed_at, expires_at, created_at, updated_at)
select md5('memory:' || number)::uuid, numbered_agents.id, kind::memory_type, kind || '_' || lpad(number::text, 4, '0'),
    jsonb_build_object('note', case kind when 'conversation' then 'Agreed with the neighbour on the order of arrivals.' when 'entity' then 'This approach backs up on rainy Fridays.'
        when 'pattern' then 'Opening the parallel street first clears the block sooner.' else 'Summary of a comparable evening.' end, 'number', number),
    case when kind = 'vector' then (
        -- A few slow waves per memory, so that some are near each other and a search has something to find.
        select array_agg(sin(dimension * (1 + number % 9) * 0.013 + number * 0.1) + 0.2 * sin(dimension * number * 0.37) order by dimension)
        from generate_series(1, 1536) as dimension)::real[]::vector end,
    round((0.2 + 0.8 * pg_temp.fraction('imp' || number))::numeric, 3), case kind when 'conversation' then 0.2 when 'entity' then 0.02 else 0.005 end,
    (40 * pg_temp.fraction('acc' || number) ^ 2)::int, timestamptz '2025-09-07 12:00:00-07' - pg_temp.fraction('last' || number) * interval '9 days',
    case when kind = 'conversation' then timestamptz '2030-01-01 00:00:00-08' end,
    timestamptz '2025-08-18 06:00:00-07' + number * interval '40 minutes', timestamptz '2025-08-18 06:00:00-07' + number * interval '40 minutes'
from generate_series(1, 600) as number
cross join lateral (select (array['conversation', 'entity', 'pattern', 'vector'])[1 + number % 4] as kind) as chosen
join numbered_agents on numbered_agents.place = (number * 31) % 240
on conflict do nothing;

analyze agents;
analyze agent_decisions;
analyze agent_memory;
