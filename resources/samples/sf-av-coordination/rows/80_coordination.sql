-- Negotiations and what they led to; votes; patterns that worked; fairness between companies and attempts to trick it.
-- Companies accused here are invented.

set local search_path = public, extensions;

create or replace function pg_temp.fraction(key text) returns double precision
    language sql immutable
    return ('x' || substr(md5(key), 1, 8))::bit(32)::bigint / 4294967296.0;

with fleets as (
    select id, company_name, row_number() over (order by agent_id) - 1 as place, count(*) over () as amount from agents where agent_type = 'fleet_coordinator'
),
signals as (
    select id, intersection_id, row_number() over (order by agent_id) - 1 as place, count(*) over () as amount from agents where agent_type = 'intersection_controller'
),
rounds as (
    select number,
        (array['right_of_way', 'route_allocation', 'intersection_auction', 'pickup_zone', 'charging_slot', 'emergency_yield'])[1 + number % 6]::negotiation_type as kind,
        1 + (4.99 * pg_temp.fraction('rounds' || number))::int as last_round,
        timestamptz '2025-08-18 05:00:00-07' + number * interval '50 minutes' as opened_at,
        case when number > 596 then 'open' when pg_temp.fraction('end' || number) < 0.78 then 'agreed' when pg_temp.fraction('end' || number) < 0.90 then 'failed'
            when pg_temp.fraction('end' || number) < 0.96 then 'expired' else 'withdrawn' end::negotiation_status as state
    from generate_series(1, 600) as number
)
insert into negotiations (id, negotiation_id, negotiation_type, initiator_id, participant_ids, subject, intersection_id, status, current_round, max_rounds,
    proposal_history, outcome, opened_at, closed_at)
select md5('negotiation:' || number)::uuid, 'neg_2025_' || lpad(number::text, 4, '0'), kind, asking.id, array[asking.id, answering.id, signals.id],
    jsonb_build_object('about', kind, 'vehicles', 1 + number % 9), case when kind in ('right_of_way', 'intersection_auction', 'emergency_yield') then signals.intersection_id end,
    state, least(last_round, 5), 5,
    (select jsonb_agg(jsonb_build_object('round', round, 'by', case when round % 2 = 1 then asking.id else answering.id end,
            'offer', jsonb_build_object('seconds', 20 - 2 * round, 'points', 3 * round), 'answer', case when round = least(last_round, 5) and state = 'agreed' then 'accept' else 'counter' end) order by round)
        from generate_series(1, least(last_round, 5)) as round),
    case when state = 'agreed' then jsonb_build_object('seconds', 20 - 2 * last_round, 'points', 3 * last_round) end,
    opened_at, case when state <> 'open' then opened_at + last_round * interval '11 seconds' end
from rounds
join fleets as asking on asking.place = number % asking.amount
join fleets as answering on answering.place = (number + 1 + number % 3) % answering.amount and answering.id <> asking.id
join signals on signals.place = (number * 13) % signals.amount
on conflict do nothing;

with voters as (
    select array_agg(id order by agent_id) as ids, count(*)::int as amount from agents where agent_type in ('district_coordinator', 'emergency_coordinator')
),
ballots as (
    select number, voters.ids, voters.amount, floor(voters.amount * (0.35 + 0.6 * pg_temp.fraction('cast' || number)))::int as cast_votes,
        0.45 + 0.5 * pg_temp.fraction('for' || number) as share, timestamptz '2025-08-18 09:00:00-07' + number * interval '8 hours' as opened_at
    from generate_series(1, 60) as number, voters
),
counted as (
    select *, round(cast_votes * share)::int as in_favour from ballots
)
insert into consensus_decisions (id, consensus_id, negotiation_id, topic, proposal, eligible_voters, votes, quorum_percent, approval_percent, status,
    votes_for, votes_against, opened_at, decided_at)
select md5('consensus:' || number)::uuid, 'con_2025_' || lpad(number::text, 3, '0'),
    (select id from negotiations where negotiation_id = 'neg_2025_' || lpad((number * 9)::text, 4, '0')),
    (array['Priority ceiling at rush hour', 'Corridor lead time', 'Fog speed limit', 'Shared charging at night', 'Pickup zones near schools'])[1 + number % 5],
    jsonb_build_object('value', 10 + number % 20), ids,
    (select jsonb_object_agg(ids[voter], case when voter <= in_favour then 'for' else 'against' end) from generate_series(1, cast_votes) as voter),
    50, 66.67,
    case when number > 58 then 'voting' when cast_votes < amount * 0.5 then 'no_quorum' when in_favour >= cast_votes * 0.6667 then 'accepted' else 'rejected' end::consensus_status,
    in_favour, cast_votes - in_favour, opened_at, case when number <= 58 then opened_at + interval '12 minutes' end
from counted
on conflict do nothing;

insert into commitments (id, commitment_id, negotiation_id, from_agent_id, to_agent_id, terms, penalty_points, status, binding_from, binding_until, resolved_at)
select md5('commitment:' || negotiation_id)::uuid, 'com_' || substr(negotiation_id, 5), id, participant_ids[2], participant_ids[1], outcome, 10 + (outcome ->> 'points')::int,
    state::commitment_status, closed_at, closed_at + interval '2 hours', case when state <> 'active' then closed_at + interval '90 minutes' end
from negotiations
cross join lateral (select case when closed_at > timestamptz '2025-09-07 14:00:00-07' then 'active' when pg_temp.fraction('kept' || negotiation_id) < 0.9 then 'fulfilled'
    when pg_temp.fraction('kept' || negotiation_id) < 0.96 then 'broken' else 'released' end as state) as end_state
where negotiation_id like 'neg\_2025\_%' and status = 'agreed'
on conflict do nothing;

insert into commitments (id, commitment_id, consensus_id, from_agent_id, to_agent_id, terms, penalty_points, status, binding_from, binding_until, resolved_at)
select md5('commitment:' || consensus_id)::uuid, 'com_' || consensus_id, id, eligible_voters[1], eligible_voters[2], proposal, 25, 'fulfilled',
    decided_at, decided_at + interval '7 days', decided_at + interval '7 days'
from consensus_decisions
where consensus_id like 'con\_2025\_%' and status = 'accepted'
on conflict do nothing;

with recursive tree (number, parent, generation) as (
    select number, null::int, 0 from generate_series(1, 24) as number
    union all
    select tree.number * 10 + branch, tree.number, tree.generation + 1
    from tree, generate_series(1, 2) as branch
    where tree.generation < 3
)
insert into learning_patterns (id, pattern_id, parent_pattern_id, discovered_by, pattern_type, conditions, strategy, generation, mutation_kind, times_applied,
    times_succeeded, is_promoted, created_at, updated_at)
select md5('pattern:' || number)::uuid, 'pat_' || lpad(number::text, 5, '0'), case when parent is not null then md5('pattern:' || parent)::uuid end,
    (select id from agents where agent_id = 'learning_analyst_' || 1 + number % 2),
    (array['corridor_opening', 'queue_release', 'border_handover', 'auction_reserve'])[1 + number % 4],
    jsonb_build_object('hour', number % 24, 'congestion_above', round((0.3 + 0.6 * pg_temp.fraction('cond' || number))::numeric, 2)),
    jsonb_build_object('lead_seconds', 10 + number % 50, 'release_order', 'outer_first'), generation,
    case when generation > 0 then (array['tweak', 'crossover', 'swap'])[1 + number % 3] end, applied, floor(applied * (0.4 + 0.15 * generation * pg_temp.fraction('succ' || number) + 0.1))::int,
    generation >= 2 and pg_temp.fraction('succ' || number) > 0.6,
    timestamptz '2025-08-18 08:00:00-07' + generation * interval '4 days' + number % 50 * interval '20 minutes', timestamptz '2025-09-06 08:00:00-07'
from tree
cross join lateral (select 4 + (120 * pg_temp.fraction('app' || number))::int as applied) as use_count
order by generation, number
on conflict do nothing;

insert into fairness_policies (id, policy_id, policy_name, company_name, district_id, rule, max_priority_share, penalty_multiplier, is_active, effective_from, effective_until, created_at, updated_at)
select md5('policy:' || policy_id)::uuid, policy_id, policy_name, company_name, district_id, rule::jsonb, share, penalty, ended is null, timestamptz '2025-07-01 00:00:00-07', ended,
    timestamptz '2025-06-20 10:00:00-07', timestamptz '2025-06-20 10:00:00-07'
from (values
    ('fair_everyone', 'Nobody takes more than a third', null, null, '{"window_minutes": 60}', 0.350, 1.0, null::timestamptz),
    ('fair_downtown', 'Tighter downtown at rush hour', null, 'Downtown', '{"window_minutes": 30, "hours": [7, 8, 9, 16, 17, 18]}', 0.250, 1.5, null),
    ('fair_soma', 'Tighter south of Market', null, 'SOMA', '{"window_minutes": 30}', 0.280, 1.5, null),
    ('fair_outer', 'Minimum service in the west', null, 'Outer Sunset', '{"minimum_share": 0.05}', 0.500, 1.0, null),
    ('fair_bayview', 'Minimum service in the south-east', null, 'Bayview', '{"minimum_share": 0.05}', 0.500, 1.0, null),
    ('fair_fogcity_probation', 'Probation', 'fogcity', null, '{"window_minutes": 60, "reason": "confirmed attempts"}', 0.150, 3.0, null),
    ('fair_delivery', 'Delivery yields to people', 'harborcart', null, '{"yield_to": ["robotaxi", "shuttle"]}', 0.200, 1.2, null),
    ('fair_trial_2024', 'First trial rule', null, null, '{"window_minutes": 240}', 0.600, 1.0, timestamptz '2025-08-01 00:00:00-07')
) as policy (policy_id, policy_name, company_name, district_id, rule, share, penalty, ended)
on conflict do nothing;

insert into gaming_attempts (id, attempt_id, company_name, agent_id, policy_id, gaming_type, severity, detection_method, evidence, confidence_score,
    enforcement_action, enforced_until, detected_at, reviewed_at, confirmed)
select md5('gaming:' || number)::uuid, 'gaming_2025_' || lpad(number::text, 3, '0'), company, (select id from agents where agent_id = 'fleet_' || company),
    (select id from fairness_policies where policy_id = 'fair_everyone'),
    (array['priority_manipulation', 'phantom_vehicles', 'bid_collusion', 'false_emergency', 'location_spoofing', 'commitment_evasion'])[1 + number % 6],
    1 + (9 * pg_temp.fraction('sev' || number))::int, (array['pattern_analysis', 'cross_check', 'statistical_outlier'])[1 + number % 3],
    jsonb_build_object('false_urgency_claims', 2 + number % 14, 'window_hours', 1 + number % 3), round((0.5 + 0.49 * pg_temp.fraction('gc' || number))::numeric, 3),
    case when number % 5 = 0 then 'priority_reduced' when number % 2 = 0 then 'warning' else 'none' end,
    case when number % 5 = 0 then detected + interval '3 days' end, detected, case when number % 3 <> 0 then detected + interval '20 hours' end,
    case when number % 3 <> 0 then number % 4 <> 1 end
from generate_series(1, 48) as number
cross join lateral (select (array['fogcity', 'bayline', 'harborcart', 'fogcity', 'sutro_shuttle'])[1 + number % 5] as company,
    timestamptz '2025-08-18 11:00:00-07' + number * interval '9 hours 40 minutes' as detected) as what
on conflict do nothing;

analyze negotiations;
analyze consensus_decisions;
analyze commitments;
