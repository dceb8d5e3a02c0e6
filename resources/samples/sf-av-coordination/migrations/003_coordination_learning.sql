-- 003 Coordination and learning: negotiations, consensus, commitments, emergency protocols and corridors,
-- learned patterns, fairness between companies, gaming of the rules.
-- Needs 001 and 002. One transaction.

set local search_path = public, extensions;

-- Types --------------------------------------------------------------------------------------------------------------
create type public.negotiation_type as enum (
    'right_of_way', 'route_allocation', 'intersection_auction', 'pickup_zone', 'charging_slot', 'emergency_yield');
create type public.negotiation_status as enum ('open', 'agreed', 'failed', 'expired', 'withdrawn');
create type public.consensus_status as enum ('voting', 'accepted', 'rejected', 'no_quorum');
create type public.commitment_status as enum ('active', 'fulfilled', 'broken', 'released');
create type public.emergency_type as enum ('medical', 'fire', 'police', 'hazmat', 'evacuation', 'disaster');
create type public.corridor_status as enum ('planning', 'activating', 'active', 'clearing', 'completed', 'cancelled');

-- negotiations ---------------------------------------------------------------------------------------------------------
create table public.negotiations (
    id uuid primary key default uuid_generate_v4(),
    negotiation_id text not null unique,
    negotiation_type public.negotiation_type not null,
    initiator_id uuid not null references public.agents (id) on delete cascade,
    participant_ids uuid[] not null,
    subject jsonb not null default '{}'::jsonb,
    intersection_id text references public.intersections (intersection_id),
    status public.negotiation_status not null default 'open',
    current_round integer not null default 1,
    max_rounds integer not null default 5,
    proposal_history jsonb not null default '[]'::jsonb,
    outcome jsonb,
    opened_at timestamptz not null default now(),
    closed_at timestamptz,
    constraint negotiations_participants_enough check (cardinality(participant_ids) >= 2),
    constraint negotiations_rounds_range check (current_round between 1 and max_rounds),
    constraint negotiations_history_array check (jsonb_typeof(proposal_history) = 'array'),
    constraint negotiations_closed_after_opened check (closed_at is null or closed_at >= opened_at),
    constraint negotiations_agreed_has_outcome check (status <> 'agreed' or outcome is not null)
);
comment on table public.negotiations is 'Bargaining between agents over several rounds.';
comment on column public.negotiations.proposal_history is 'One element per proposal: {"round": 1, "by": uuid, "offer": {...}, "answer": "counter"}.';
create index negotiations_initiator_idx on public.negotiations (initiator_id);
create index negotiations_intersection_idx on public.negotiations (intersection_id) where intersection_id is not null;
create index negotiations_open_idx on public.negotiations (opened_at) where status = 'open';
create index negotiations_participants_idx on public.negotiations using gin (participant_ids);
create index negotiations_history_idx on public.negotiations using gin (proposal_history jsonb_path_ops);

-- consensus_decisions --------------------------------------------------------------------------------------------------
create table public.consensus_decisions (
    id uuid primary key default uuid_generate_v4(),
    consensus_id text not null unique,
    negotiation_id uuid references public.negotiations (id) on delete set null,
    topic text not null,
    proposal jsonb not null,
    eligible_voters uuid[] not null,
    votes jsonb not null default '{}'::jsonb,
    quorum_percent numeric(5, 2) not null default 50,
    approval_percent numeric(5, 2) not null default 66.67,
    status public.consensus_status not null default 'voting',
    votes_for integer not null default 0,
    votes_against integer not null default 0,
    opened_at timestamptz not null default now(),
    decided_at timestamptz,
    constraint consensus_decisions_quorum_range check (quorum_percent > 0 and quorum_percent <= 100),
    constraint consensus_decisions_approval_range check (approval_percent > 0 and approval_percent <= 100),
    constraint consensus_decisions_votes_fit check (
        votes_for >= 0 and votes_against >= 0 and votes_for + votes_against <= cardinality(eligible_voters)),
    constraint consensus_decisions_votes_object check (jsonb_typeof(votes) = 'object'),
    constraint consensus_decisions_decided check (status = 'voting' or decided_at is not null)
);
comment on table public.consensus_decisions is 'Votes with a quorum.';
comment on column public.consensus_decisions.votes is 'Agent uuid to "for", "against" or "abstain".';
comment on column public.consensus_decisions.quorum_percent is 'Share of eligible voters that must vote.';
comment on column public.consensus_decisions.approval_percent is 'Share of cast votes that must be in favour.';
create index consensus_decisions_negotiation_idx on public.consensus_decisions (negotiation_id);
create index consensus_decisions_voting_idx on public.consensus_decisions (opened_at) where status = 'voting';
create index consensus_decisions_votes_idx on public.consensus_decisions using gin (votes);

-- commitments ----------------------------------------------------------------------------------------------------------
create table public.commitments (
    id uuid primary key default uuid_generate_v4(),
    commitment_id text not null unique,
    negotiation_id uuid references public.negotiations (id) on delete cascade,
    consensus_id uuid references public.consensus_decisions (id) on delete cascade,
    from_agent_id uuid not null references public.agents (id) on delete cascade,
    to_agent_id uuid not null references public.agents (id) on delete cascade,
    terms jsonb not null,
    penalty_points integer not null default 0,
    status public.commitment_status not null default 'active',
    binding_from timestamptz not null default now(),
    binding_until timestamptz not null,
    resolved_at timestamptz,
    constraint commitments_not_to_self check (from_agent_id <> to_agent_id),
    constraint commitments_has_origin check (num_nonnulls(negotiation_id, consensus_id) >= 1),
    constraint commitments_period check (binding_until > binding_from),
    constraint commitments_penalty_range check (penalty_points between 0 and 1000),
    constraint commitments_resolved check (status = 'active' or resolved_at is not null)
);
comment on table public.commitments is 'What agents owe each other after a negotiation or a vote.';
create index commitments_negotiation_idx on public.commitments (negotiation_id);
create index commitments_consensus_idx on public.commitments (consensus_id);
create index commitments_from_idx on public.commitments (from_agent_id);
create index commitments_to_idx on public.commitments (to_agent_id);
create index commitments_due_idx on public.commitments (binding_until) where status = 'active';

-- emergency_protocols --------------------------------------------------------------------------------------------------
create table public.emergency_protocols (
    id uuid primary key default uuid_generate_v4(),
    protocol_id text not null unique,
    protocol_name text not null,
    emergency_type public.emergency_type not null,
    priority_level smallint not null default 5,
    default_buffer_meters integer not null default 100,
    activation_lead_seconds integer not null default 30,
    strategy jsonb not null default '{}'::jsonb,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint emergency_protocols_priority_range check (priority_level between 1 and 10),
    constraint emergency_protocols_buffer_range check (default_buffer_meters between 10 and 2000),
    constraint emergency_protocols_lead_positive check (activation_lead_seconds >= 0),
    constraint emergency_protocols_strategy_object check (jsonb_typeof(strategy) = 'object')
);
comment on table public.emergency_protocols is 'How each kind of emergency is answered.';
comment on column public.emergency_protocols.priority_level is '10 wins over everything else.';
create index emergency_protocols_type_idx on public.emergency_protocols (emergency_type, priority_level desc) where is_active;
create trigger emergency_protocols_touch before update on public.emergency_protocols
    for each row execute function public.touch_updated_at();

-- emergency_corridors --------------------------------------------------------------------------------------------------
create table public.emergency_corridors (
    id uuid primary key default uuid_generate_v4(),
    corridor_id text not null unique,
    protocol_id uuid not null references public.emergency_protocols (id) on delete restrict,
    emergency_type public.emergency_type not null,
    emergency_vehicles uuid[] not null,
    origin geometry (Point, 4326),
    destination geometry (Point, 4326) not null,
    corridor_path geometry (LineString, 4326) not null,
    buffer_distance_meters integer not null default 100,
    affected_intersections text[] not null default '{}',
    affected_districts text[] not null default '{}',
    estimated_duration_seconds integer not null,
    actual_duration_seconds integer,
    status public.corridor_status not null default 'planning',
    priority_level smallint not null default 5,
    activated_at timestamptz,
    completed_at timestamptz,
    coordinating_agents uuid[] not null default '{}',
    created_by uuid references public.agents (id) on delete set null,
    notes text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint emergency_corridors_vehicles_present check (
        cardinality(emergency_vehicles) >= 1 and array_position(emergency_vehicles, null) is null),
    constraint emergency_corridors_path_long_enough check (st_npoints(corridor_path) >= 2),
    constraint emergency_corridors_buffer_range check (buffer_distance_meters between 10 and 2000),
    constraint emergency_corridors_duration_positive check (
        estimated_duration_seconds > 0 and (actual_duration_seconds is null or actual_duration_seconds > 0)),
    constraint emergency_corridors_priority_range check (priority_level between 1 and 10),
    constraint emergency_corridors_active_since check (
        status in ('planning', 'activating', 'cancelled') or activated_at is not null),
    constraint emergency_corridors_completed_has_end check (status <> 'completed' or completed_at is not null),
    constraint emergency_corridors_completed_after_activated check (completed_at is null or activated_at is null or completed_at >= activated_at)
);
comment on table public.emergency_corridors is 'Routes held free for emergency vehicles. The area held is everything within buffer_distance_meters of the path.';
comment on column public.emergency_corridors.emergency_vehicles is 'Ids in vehicles.vehicle_id.';
comment on column public.emergency_corridors.buffer_distance_meters is 'True metres on the ground to each side, not degrees and not Web Mercator units.';
comment on column public.emergency_corridors.affected_intersections is 'Ids in intersections.intersection_id, recorded at planning; may differ from what the buffer really covers.';
comment on column public.emergency_corridors.affected_districts is 'Ids in districts.district_id.';
comment on column public.emergency_corridors.coordinating_agents is 'Ids in agents.id.';
create index emergency_corridors_path_idx on public.emergency_corridors using gist (corridor_path);
create index emergency_corridors_destination_idx on public.emergency_corridors using gist (destination);
create index emergency_corridors_live_idx on public.emergency_corridors (status, activated_at)
    where status in ('planning', 'activating', 'active', 'clearing');
create index emergency_corridors_period_idx on public.emergency_corridors using gist (tstzrange(activated_at, completed_at))
    where activated_at is not null;
create index emergency_corridors_intersections_idx on public.emergency_corridors using gin (affected_intersections);
create index emergency_corridors_districts_idx on public.emergency_corridors using gin (affected_districts);
create index emergency_corridors_vehicles_idx on public.emergency_corridors using gin (emergency_vehicles);
create index emergency_corridors_protocol_idx on public.emergency_corridors (protocol_id);
create index emergency_corridors_created_by_idx on public.emergency_corridors (created_by);
create trigger emergency_corridors_touch before update on public.emergency_corridors
    for each row execute function public.touch_updated_at();

create function public.guard_corridor_status() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if new.status = old.status then
        return new;
    end if;
    if old.status in ('completed', 'cancelled')
        or (new.status <> 'cancelled' and new.status < old.status)
    then
        raise exception 'Corridor % cannot go from % to %.', old.corridor_id, old.status, new.status
            using errcode = 'check_violation', constraint = 'emergency_corridors_status_order', table = 'emergency_corridors',
                  hint = 'The order is planning, activating, active, clearing, completed; cancelled is possible until the end.';
    end if;
    if new.status in ('active', 'clearing', 'completed') then
        new.activated_at := coalesce(new.activated_at, pg_catalog.now());
    end if;
    if new.status = 'completed' then
        new.completed_at := coalesce(new.completed_at, pg_catalog.now());
        new.actual_duration_seconds := coalesce(
            new.actual_duration_seconds,
            greatest(1, extract(epoch from new.completed_at - new.activated_at)::integer));
    end if;
    return new;
end
$$;
comment on function public.guard_corridor_status() is 'Before a status change: keeps the order of the states and stamps the times.';
create trigger emergency_corridors_status before update of status on public.emergency_corridors
    for each row execute function public.guard_corridor_status();

-- learning_patterns ----------------------------------------------------------------------------------------------------
create table public.learning_patterns (
    id uuid primary key default uuid_generate_v4(),
    pattern_id text not null unique,
    parent_pattern_id uuid references public.learning_patterns (id) on delete set null,
    discovered_by uuid references public.agents (id) on delete set null,
    pattern_type text not null,
    conditions jsonb not null,
    strategy jsonb not null,
    generation integer not null default 0,
    mutation_kind text,
    times_applied integer not null default 0,
    times_succeeded integer not null default 0,
    success_rate numeric(5, 4) generated always as (
        case when times_applied = 0 then null else round(times_succeeded::numeric / times_applied, 4) end) stored,
    is_promoted boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint learning_patterns_generation check ((generation = 0) = (parent_pattern_id is null and mutation_kind is null)),
    constraint learning_patterns_counts check (times_applied >= 0 and times_succeeded between 0 and times_applied),
    constraint learning_patterns_not_own_parent check (parent_pattern_id <> id)
);
comment on table public.learning_patterns is 'Strategies that worked, and their mutations.';
comment on column public.learning_patterns.generation is '0 was observed; n is a mutation of a pattern of generation n - 1.';
create index learning_patterns_parent_idx on public.learning_patterns (parent_pattern_id);
create index learning_patterns_discovered_by_idx on public.learning_patterns (discovered_by);
create index learning_patterns_conditions_idx on public.learning_patterns using gin (conditions jsonb_path_ops);
create index learning_patterns_promoted_idx on public.learning_patterns (pattern_type, success_rate desc) where is_promoted;
create trigger learning_patterns_touch before update on public.learning_patterns
    for each row execute function public.touch_updated_at();

-- fairness_policies ----------------------------------------------------------------------------------------------------
create table public.fairness_policies (
    id uuid primary key default uuid_generate_v4(),
    policy_id text not null unique,
    policy_name text not null,
    company_name text references public.fleet_companies (company_name),
    district_id text references public.districts (district_id),
    rule jsonb not null,
    max_priority_share numeric(4, 3) not null default 0.350,
    penalty_multiplier numeric(4, 2) not null default 1.00,
    is_active boolean not null default true,
    effective_from timestamptz not null default now(),
    effective_until timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint fairness_policies_share_range check (max_priority_share > 0 and max_priority_share <= 1),
    constraint fairness_policies_penalty_range check (penalty_multiplier between 1 and 10),
    constraint fairness_policies_period check (effective_until is null or effective_until > effective_from)
);
comment on table public.fairness_policies is 'Rules between companies. Without company or district a rule is for all.';
comment on column public.fairness_policies.max_priority_share is 'The largest share of priority grants one company may hold within the window of the rule.';
create index fairness_policies_company_idx on public.fairness_policies (company_name);
create index fairness_policies_district_idx on public.fairness_policies (district_id);
create index fairness_policies_rule_idx on public.fairness_policies using gin (rule jsonb_path_ops);
create index fairness_policies_current_idx on public.fairness_policies (effective_from) where is_active and effective_until is null;
create trigger fairness_policies_touch before update on public.fairness_policies
    for each row execute function public.touch_updated_at();

-- gaming_attempts ------------------------------------------------------------------------------------------------------
create table public.gaming_attempts (
    id uuid primary key default uuid_generate_v4(),
    attempt_id text not null unique,
    company_name text not null references public.fleet_companies (company_name),
    agent_id uuid references public.agents (id) on delete set null,
    policy_id uuid references public.fairness_policies (id) on delete set null,
    gaming_type text not null,
    severity smallint not null,
    detection_method text not null,
    evidence jsonb not null,
    confidence_score numeric(4, 3) not null,
    enforcement_action text not null default 'none',
    enforced_until timestamptz,
    detected_at timestamptz not null default now(),
    reviewed_at timestamptz,
    confirmed boolean,
    constraint gaming_attempts_type_known check (gaming_type in (
        'priority_manipulation', 'phantom_vehicles', 'bid_collusion', 'false_emergency', 'location_spoofing', 'commitment_evasion')),
    constraint gaming_attempts_severity_range check (severity between 1 and 10),
    constraint gaming_attempts_confidence_range check (confidence_score between 0 and 1),
    constraint gaming_attempts_evidence_object check (jsonb_typeof(evidence) = 'object'),
    constraint gaming_attempts_action_known check (enforcement_action in ('none', 'warning', 'priority_reduced', 'suspended')),
    constraint gaming_attempts_reviewed check (confirmed is null or reviewed_at is not null)
);
comment on table public.gaming_attempts is 'Suspected attempts to trick the rules, with evidence and what was done about it.';
comment on column public.gaming_attempts.confirmed is 'Null until a person has looked.';
create index gaming_attempts_company_idx on public.gaming_attempts (company_name, detected_at desc);
create index gaming_attempts_agent_idx on public.gaming_attempts (agent_id);
create index gaming_attempts_policy_idx on public.gaming_attempts (policy_id);
create index gaming_attempts_open_idx on public.gaming_attempts (severity desc, detected_at) where confirmed is null;
create index gaming_attempts_evidence_idx on public.gaming_attempts using gin (evidence jsonb_path_ops);

-- Functions and views --------------------------------------------------------------------------------------------------
create function public.intersections_along(path geometry, buffer_meters double precision) returns text[]
    language sql
    stable
    set search_path = public, extensions
as $$
    -- The envelope is widened in degrees first (a degree is at least 85 km here) so that the index is used.
    select coalesce(array_agg(intersections.intersection_id order by intersections.intersection_id), '{}')
    from public.intersections
    where intersections.location && st_expand(path, buffer_meters / 85000.0)
        and st_dwithin(intersections.location::geography, path::geography, buffer_meters)
$$;
comment on function public.intersections_along(geometry, double precision) is 'Ids of the intersections within so many true metres of a path.';

create function public.districts_along(path geometry, buffer_meters double precision) returns text[]
    language sql
    stable
    set search_path = public, extensions
as $$
    select coalesce(array_agg(districts.district_id order by districts.district_id), '{}')
    from public.districts
    where st_intersects(districts.boundary, st_buffer(path::geography, buffer_meters)::geometry)
$$;
comment on function public.districts_along(geometry, double precision) is 'Ids of the districts the buffered path touches.';

create view public.corridor_areas with (security_invoker = true) as
select
    emergency_corridors.id,
    emergency_corridors.corridor_id,
    emergency_corridors.emergency_type,
    emergency_corridors.status,
    emergency_corridors.buffer_distance_meters,
    emergency_corridors.activated_at,
    emergency_corridors.completed_at,
    st_length(emergency_corridors.corridor_path::geography) as length_meters,
    st_buffer(emergency_corridors.corridor_path::geography, emergency_corridors.buffer_distance_meters)::geometry (Polygon, 4326) as corridor_area
from public.emergency_corridors;
comment on view public.corridor_areas is 'Corridors as the area they hold free, buffered in true metres.';

create view public.corridor_response_times with (security_invoker = true) as
select
    emergency_corridors.emergency_type,
    date_trunc('day', emergency_corridors.activated_at) as day,
    count(*) as corridor_count,
    avg(emergency_corridors.actual_duration_seconds)::integer as average_seconds,
    percentile_cont(0.9) within group (order by emergency_corridors.actual_duration_seconds)::integer as p90_seconds,
    avg(emergency_corridors.actual_duration_seconds - emergency_corridors.estimated_duration_seconds)::integer as average_excess_seconds
from public.emergency_corridors
where emergency_corridors.status = 'completed'
group by emergency_corridors.emergency_type, date_trunc('day', emergency_corridors.activated_at);
comment on view public.corridor_response_times is 'How long completed corridors took, per kind and day.';

-- Row security ---------------------------------------------------------------------------------------------------------
alter table public.negotiations enable row level security;
alter table public.consensus_decisions enable row level security;
alter table public.commitments enable row level security;
alter table public.emergency_protocols enable row level security;
alter table public.emergency_corridors enable row level security;
alter table public.learning_patterns enable row level security;
alter table public.fairness_policies enable row level security;
alter table public.gaming_attempts enable row level security;

create policy negotiations_read on public.negotiations for select to authenticated using (true);
create policy consensus_decisions_read on public.consensus_decisions for select to authenticated using (true);
create policy commitments_read on public.commitments for select to authenticated using (true);
create policy emergency_protocols_read on public.emergency_protocols for select to anon, authenticated using (is_active);
create policy emergency_corridors_read_live on public.emergency_corridors for select to anon
    using (status in ('activating', 'active', 'clearing'));
create policy emergency_corridors_read on public.emergency_corridors for select to authenticated
    using (status <> 'planning');
create policy learning_patterns_read on public.learning_patterns for select to authenticated using (is_promoted);
create policy fairness_policies_read on public.fairness_policies for select to anon, authenticated using (is_active);
create policy gaming_attempts_read_own on public.gaming_attempts for select to authenticated
    using (company_name = ((select auth.jwt()) ->> 'company_name'));

create policy negotiations_service on public.negotiations for all to service_role using (true) with check (true);
create policy consensus_decisions_service on public.consensus_decisions for all to service_role using (true) with check (true);
create policy commitments_service on public.commitments for all to service_role using (true) with check (true);
create policy emergency_protocols_service on public.emergency_protocols for all to service_role using (true) with check (true);
create policy emergency_corridors_service on public.emergency_corridors for all to service_role using (true) with check (true);
create policy learning_patterns_service on public.learning_patterns for all to service_role using (true) with check (true);
create policy fairness_policies_service on public.fairness_policies for all to service_role using (true) with check (true);
create policy gaming_attempts_service on public.gaming_attempts for all to service_role using (true) with check (true);

grant select on public.emergency_protocols, public.emergency_corridors, public.fairness_policies, public.corridor_areas to anon;
grant select on public.negotiations, public.consensus_decisions, public.commitments, public.emergency_protocols,
    public.emergency_corridors, public.learning_patterns, public.fairness_policies, public.gaming_attempts,
    public.corridor_areas, public.corridor_response_times to authenticated;
grant all on public.negotiations, public.consensus_decisions, public.commitments, public.emergency_protocols,
    public.emergency_corridors, public.learning_patterns, public.fairness_policies, public.gaming_attempts,
    public.corridor_areas, public.corridor_response_times to service_role;

-- Realtime -------------------------------------------------------------------------------------------------------------
alter table public.emergency_corridors replica identity full;
alter publication supabase_realtime add table public.emergency_corridors, public.negotiations, public.gaming_attempts;

-- What every installation starts with ----------------------------------------------------------------------------------
insert into public.emergency_protocols (protocol_id, protocol_name, emergency_type, priority_level, default_buffer_meters, activation_lead_seconds, strategy)
values
    ('medical_emergency_v1', 'Ambulance to hospital', 'medical', 9, 100, 30, '{"preempt_signals": true, "yield_side": "right"}'),
    ('structure_fire_v1', 'Engines to a structure fire', 'fire', 10, 120, 20, '{"preempt_signals": true, "hold_cross_streets": true}'),
    ('police_pursuit_v1', 'Police response', 'police', 8, 80, 10, '{"preempt_signals": true, "broadcast": false}'),
    ('hazmat_response_v1', 'Hazardous material', 'hazmat', 10, 150, 60, '{"preempt_signals": true, "reroute_all": true}'),
    ('area_evacuation_v1', 'Evacuation of an area', 'evacuation', 10, 150, 120, '{"contraflow": true}'),
    ('earthquake_v1', 'After an earthquake', 'disaster', 10, 150, 0, '{"stop_fleets": true, "inspect_bridges": true}');
