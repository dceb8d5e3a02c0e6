-- 001 Core agent infrastructure: model settings, prompts, agents and their hierarchy, decisions, memory.
-- Needs the base schema. One transaction.

set local search_path = public, extensions;

-- Types --------------------------------------------------------------------------------------------------------------
create type public.agent_type as enum (
    'city_orchestrator', 'district_coordinator', 'fleet_coordinator', 'intersection_controller',
    'emergency_coordinator', 'learning_analyst', 'vehicle_agent');
create type public.agent_status as enum ('initializing', 'active', 'paused', 'degraded', 'retired');
create type public.agent_relationship as enum ('supervises', 'delegates_to', 'advises');
create type public.decision_outcome as enum ('pending', 'executed', 'overridden', 'rejected', 'failed');
create type public.memory_type as enum ('conversation', 'entity', 'pattern', 'vector');

-- model_configurations -------------------------------------------------------------------------------------------------
create table public.model_configurations (
    id uuid primary key default uuid_generate_v4(),
    config_name text not null unique,
    provider text not null default 'nvidia',
    model_name text not null,
    endpoint_url text,
    temperature numeric(3, 2) not null default 0.20,
    top_p numeric(3, 2) not null default 0.95,
    max_tokens integer not null default 4096,
    context_window integer not null default 131072,
    timeout_ms integer not null default 8000,
    extra_parameters jsonb not null default '{}'::jsonb,
    is_default boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint model_configurations_temperature_range check (temperature between 0 and 2),
    constraint model_configurations_top_p_range check (top_p > 0 and top_p <= 1),
    constraint model_configurations_tokens_fit check (max_tokens between 1 and context_window),
    constraint model_configurations_timeout_positive check (timeout_ms > 0),
    constraint model_configurations_parameters_object check (jsonb_typeof(extra_parameters) = 'object'),
    constraint model_configurations_no_key check ((extra_parameters -> 'api_key') is null)
);
comment on table public.model_configurations is 'NVIDIA Nemotron model settings, one named row per use.';
comment on column public.model_configurations.extra_parameters is 'Whatever else the endpoint takes. Keys and tokens do not belong here; a check refuses api_key.';
create unique index model_configurations_one_default_idx on public.model_configurations (is_default) where is_default;
create trigger model_configurations_touch before update on public.model_configurations
    for each row execute function public.touch_updated_at();

-- agent_prompts --------------------------------------------------------------------------------------------------------
create table public.agent_prompts (
    id uuid primary key default uuid_generate_v4(),
    prompt_name text not null unique,
    agent_type public.agent_type not null,
    version integer not null default 1,
    prompt_text text not null,
    variables jsonb not null default '[]'::jsonb,
    is_active boolean not null default true,
    superseded_by uuid references public.agent_prompts (id) on delete set null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint agent_prompts_version_positive check (version > 0),
    constraint agent_prompts_text_present check (length(btrim(prompt_text)) > 0),
    constraint agent_prompts_variables_array check (jsonb_typeof(variables) = 'array')
);
comment on table public.agent_prompts is 'System prompts per agent type. A new wording is a new row; the old one points to it.';
comment on column public.agent_prompts.variables is 'Names the caller fills in: ["district_id", "weather"].';
create index agent_prompts_active_idx on public.agent_prompts (agent_type, version desc) where is_active;
create index agent_prompts_superseded_by_idx on public.agent_prompts (superseded_by) where superseded_by is not null;
create trigger agent_prompts_touch before update on public.agent_prompts
    for each row execute function public.touch_updated_at();

-- agents ---------------------------------------------------------------------------------------------------------------
create table public.agents (
    id uuid primary key default uuid_generate_v4(),
    agent_id text not null unique,
    agent_type public.agent_type not null,
    agent_name text not null,
    status public.agent_status not null default 'initializing',
    model_config_id uuid references public.model_configurations (id) on delete restrict,
    system_prompt_id uuid references public.agent_prompts (id) on delete restrict,
    district_id text references public.districts (district_id),
    company_name text references public.fleet_companies (company_name),
    intersection_id text references public.intersections (intersection_id),
    vehicle_id uuid references public.vehicles (vehicle_id) on delete cascade,
    capabilities jsonb not null default '[]'::jsonb,
    perception_radius_meters integer not null default 500,
    configuration jsonb not null default '{}'::jsonb,
    last_heartbeat_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint agents_id_form check (agent_id ~ '^[a-z0-9_]+$'),
    constraint agents_radius_range check (perception_radius_meters between 1 and 100000),
    constraint agents_capabilities_array check (jsonb_typeof(capabilities) = 'array'),
    constraint agents_scope_fits_type check (
        case agent_type
            when 'district_coordinator' then district_id is not null
            when 'fleet_coordinator' then company_name is not null
            when 'intersection_controller' then intersection_id is not null
            when 'vehicle_agent' then vehicle_id is not null
            else true
        end)
);
comment on table public.agents is 'Running agents. Create the city orchestrator first, then districts, specialists, vehicles.';
comment on column public.agents.agent_id is 'The readable name; other tables hold the uuid in id.';
comment on column public.agents.perception_radius_meters is 'How far the agent is told about. The orchestrator''s 50 km covers the whole city.';
comment on column public.agents.district_id is 'What the agent is responsible for; which of the four scope columns is required follows from agent_type.';
create index agents_type_idx on public.agents (agent_type);
create index agents_active_idx on public.agents (agent_type, last_heartbeat_at) where status = 'active';
create index agents_model_config_idx on public.agents (model_config_id);
create index agents_system_prompt_idx on public.agents (system_prompt_id);
create index agents_district_idx on public.agents (district_id) where district_id is not null;
create index agents_company_idx on public.agents (company_name) where company_name is not null;
create index agents_intersection_idx on public.agents (intersection_id) where intersection_id is not null;
create index agents_vehicle_idx on public.agents (vehicle_id) where vehicle_id is not null;
create index agents_capabilities_idx on public.agents using gin (capabilities jsonb_path_ops);
create trigger agents_touch before update on public.agents
    for each row execute function public.touch_updated_at();

-- agent_hierarchy ------------------------------------------------------------------------------------------------------
create table public.agent_hierarchy (
    id uuid primary key default uuid_generate_v4(),
    parent_agent_id uuid not null references public.agents (id) on delete cascade,
    child_agent_id uuid not null references public.agents (id) on delete cascade,
    relationship public.agent_relationship not null default 'supervises',
    authority_level smallint not null default 5,
    valid_from timestamptz not null default now(),
    valid_until timestamptz,
    constraint agent_hierarchy_once unique (parent_agent_id, child_agent_id, relationship),
    constraint agent_hierarchy_not_self check (parent_agent_id <> child_agent_id),
    constraint agent_hierarchy_authority_range check (authority_level between 1 and 10),
    constraint agent_hierarchy_period check (valid_until is null or valid_until > valid_from)
);
comment on table public.agent_hierarchy is 'Who directs whom. An agent has at most one current supervisor; the relation has no cycles.';
comment on column public.agent_hierarchy.authority_level is '1 may suggest, 10 may override.';
create index agent_hierarchy_child_idx on public.agent_hierarchy (child_agent_id);
create unique index agent_hierarchy_one_supervisor_idx on public.agent_hierarchy (child_agent_id)
    where relationship = 'supervises' and valid_until is null;

create function public.refuse_hierarchy_cycle() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if new.relationship = 'supervises' and exists (
        with recursive above (agent_id) as (
            select new.parent_agent_id
            union
            select edge.parent_agent_id
            from public.agent_hierarchy as edge
            join above on edge.child_agent_id = above.agent_id
            where edge.relationship = 'supervises' and edge.valid_until is null)
        select from above where above.agent_id = new.child_agent_id)
    then
        raise exception 'Agent % would supervise itself through others.', new.child_agent_id
            using errcode = 'check_violation', constraint = 'agent_hierarchy_no_cycle', table = 'agent_hierarchy';
    end if;
    return new;
end
$$;
comment on function public.refuse_hierarchy_cycle() is 'Before insert or update of agent_hierarchy: no agent above itself.';
create trigger agent_hierarchy_no_cycle before insert or update on public.agent_hierarchy
    for each row execute function public.refuse_hierarchy_cycle();

-- agent_decisions ------------------------------------------------------------------------------------------------------
create table public.agent_decisions (
    id uuid primary key default uuid_generate_v4(),
    decision_id text not null unique,
    agent_id uuid not null references public.agents (id) on delete cascade,
    parent_decision_id uuid references public.agent_decisions (id) on delete set null,
    decision_type text not null,
    input_context jsonb not null default '{}'::jsonb,
    reasoning_chain jsonb not null default '[]'::jsonb,
    decision jsonb not null,
    explanation text not null,
    confidence_score numeric(4, 3) not null,
    outcome public.decision_outcome not null default 'pending',
    location geometry (Point, 4326),
    affected_vehicles uuid[] not null default '{}',
    latency_ms integer not null default 0,
    tokens_used integer not null default 0,
    decided_at timestamptz not null default now(),
    executed_at timestamptz,
    constraint agent_decisions_confidence_range check (confidence_score between 0 and 1),
    constraint agent_decisions_chain_array check (jsonb_typeof(reasoning_chain) = 'array'),
    constraint agent_decisions_latency_positive check (latency_ms >= 0),
    constraint agent_decisions_tokens_positive check (tokens_used >= 0),
    constraint agent_decisions_executed_after_decided check (executed_at is null or executed_at >= decided_at)
);
comment on table public.agent_decisions is 'What each agent decided, from what, why, and what came of it.';
comment on column public.agent_decisions.reasoning_chain is 'Ordered steps: [{"step": 1, "thought": "..."}].';
comment on column public.agent_decisions.explanation is 'One sentence for people.';
create index agent_decisions_agent_time_idx on public.agent_decisions (agent_id, decided_at desc);
create index agent_decisions_parent_idx on public.agent_decisions (parent_decision_id) where parent_decision_id is not null;
create index agent_decisions_pending_idx on public.agent_decisions (decided_at) where outcome = 'pending';
create index agent_decisions_context_idx on public.agent_decisions using gin (input_context jsonb_path_ops);
create index agent_decisions_vehicles_idx on public.agent_decisions using gin (affected_vehicles);
create index agent_decisions_location_idx on public.agent_decisions using gist (location);

-- agent_memory ---------------------------------------------------------------------------------------------------------
create table public.agent_memory (
    id uuid primary key default uuid_generate_v4(),
    agent_id uuid not null references public.agents (id) on delete cascade,
    memory_type public.memory_type not null,
    memory_key text not null,
    content jsonb not null,
    embedding vector (1536),
    importance numeric(4, 3) not null default 0.500,
    decay_rate numeric(5, 4) not null default 0.0100,
    access_count integer not null default 0,
    last_accessed_at timestamptz,
    expires_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint agent_memory_key_once unique (agent_id, memory_type, memory_key),
    constraint agent_memory_importance_range check (importance between 0 and 1),
    constraint agent_memory_decay_range check (decay_rate between 0 and 1),
    constraint agent_memory_access_positive check (access_count >= 0),
    constraint agent_memory_vector_has_embedding check (memory_type <> 'vector' or embedding is not null),
    constraint agent_memory_expires_later check (expires_at is null or expires_at > created_at)
);
comment on table public.agent_memory is 'Conversation, entity, pattern and vector memory of the agents.';
comment on column public.agent_memory.embedding is '1536 dimensions, compared by cosine distance; required for vector memories.';
comment on column public.agent_memory.decay_rate is 'Share of importance lost per day without access.';
create index agent_memory_embedding_idx on public.agent_memory using hnsw (embedding vector_cosine_ops);
create index agent_memory_expiring_idx on public.agent_memory (expires_at) where expires_at is not null;
create index agent_memory_content_idx on public.agent_memory using gin (content jsonb_path_ops);
create index agent_memory_important_idx on public.agent_memory (agent_id, importance desc) where importance >= 0.8;
create trigger agent_memory_touch before update on public.agent_memory
    for each row execute function public.touch_updated_at();

create function public.match_agent_memories(
    query_embedding vector (1536), match_count integer default 10, for_agent uuid default null)
returns table (memory_id uuid, agent_id uuid, memory_key text, content jsonb, similarity double precision)
    language sql
    stable
    set search_path = public, extensions
as $$
    select memory.id, memory.agent_id, memory.memory_key, memory.content,
        1 - (memory.embedding <=> query_embedding)
    from public.agent_memory as memory
    where memory.embedding is not null
        and (for_agent is null or memory.agent_id = for_agent)
        and (memory.expires_at is null or memory.expires_at > now())
    order by memory.embedding <=> query_embedding
    limit least(greatest(match_count, 1), 200)
$$;
comment on function public.match_agent_memories(vector, integer, uuid) is 'The memories nearest in meaning, most similar first; seen with the caller''s row security.';

create function public.forget_expired_memories() returns integer
    language plpgsql
    set search_path = ''
as $$
declare
    forgotten integer;
begin
    delete from public.agent_memory where expires_at <= pg_catalog.now();
    get diagnostics forgotten = row_count;
    return forgotten;
end
$$;
comment on function public.forget_expired_memories() is 'Deletes temporary memories whose time is over; returns how many.';

-- View -----------------------------------------------------------------------------------------------------------------
create view public.agent_overview with (security_invoker = true) as
select
    agents.id,
    agents.agent_id,
    agents.agent_type,
    agents.agent_name,
    agents.status,
    supervisor.agent_id as supervisor_agent_id,
    model_configurations.config_name,
    agent_prompts.prompt_name,
    (select count(*) from public.agent_decisions where agent_decisions.agent_id = agents.id) as decision_count,
    agents.last_heartbeat_at
from public.agents
left join public.model_configurations on model_configurations.id = agents.model_config_id
left join public.agent_prompts on agent_prompts.id = agents.system_prompt_id
left join public.agent_hierarchy
    on agent_hierarchy.child_agent_id = agents.id
        and agent_hierarchy.relationship = 'supervises'
        and agent_hierarchy.valid_until is null
left join public.agents as supervisor on supervisor.id = agent_hierarchy.parent_agent_id;
comment on view public.agent_overview is 'One line per agent with its supervisor, model and prompt.';

-- Row security ---------------------------------------------------------------------------------------------------------
alter table public.model_configurations enable row level security;
alter table public.agent_prompts enable row level security;
alter table public.agents enable row level security;
alter table public.agent_hierarchy enable row level security;
alter table public.agent_decisions enable row level security;
alter table public.agent_memory enable row level security;

create policy model_configurations_read on public.model_configurations for select to authenticated using (true);
create policy agents_read_city on public.agents for select to anon
    using (status = 'active' and agent_type in ('city_orchestrator', 'district_coordinator', 'emergency_coordinator'));
create policy agents_read on public.agents for select to authenticated
    using (company_name is null or company_name = ((select auth.jwt()) ->> 'company_name'));
create policy agent_hierarchy_read on public.agent_hierarchy for select to authenticated using (true);
create policy agent_decisions_read on public.agent_decisions for select to authenticated
    using (exists (select from public.agents where agents.id = agent_decisions.agent_id));

create policy model_configurations_service on public.model_configurations for all to service_role using (true) with check (true);
create policy agent_prompts_service on public.agent_prompts for all to service_role using (true) with check (true);
create policy agents_service on public.agents for all to service_role using (true) with check (true);
create policy agent_hierarchy_service on public.agent_hierarchy for all to service_role using (true) with check (true);
create policy agent_decisions_service on public.agent_decisions for all to service_role using (true) with check (true);
create policy agent_memory_service on public.agent_memory for all to service_role using (true) with check (true);

grant select on public.agents to anon;
grant select on public.model_configurations, public.agents, public.agent_hierarchy, public.agent_decisions,
    public.agent_overview to authenticated;
grant all on public.model_configurations, public.agent_prompts, public.agents, public.agent_hierarchy,
    public.agent_decisions, public.agent_memory, public.agent_overview to service_role;
revoke execute on function public.forget_expired_memories() from public, anon, authenticated;
grant execute on function public.forget_expired_memories() to service_role;

-- Realtime -------------------------------------------------------------------------------------------------------------
alter publication supabase_realtime add table public.agents, public.agent_decisions;

-- What every installation starts with ----------------------------------------------------------------------------------
insert into public.model_configurations (config_name, model_name, temperature, max_tokens, timeout_ms, is_default)
values
    ('default_nemotron', 'nvidia/nemotron-70b-instruct', 0.20, 4096, 8000, true),
    ('fast_nemotron', 'nvidia/nemotron-nano-8b', 0.10, 1024, 1500, false),
    ('deliberate_nemotron', 'nvidia/nemotron-ultra-253b', 0.40, 8192, 30000, false);

insert into public.agent_prompts (prompt_name, agent_type, prompt_text, variables)
values
    ('city_orchestrator_v1', 'city_orchestrator',
     'You coordinate all autonomous traffic of San Francisco. Emergencies come first, then safety, then fairness between companies, then throughput. Say in one sentence why.',
     '["active_corridors", "district_summary"]'),
    ('district_coordinator_v1', 'district_coordinator',
     'You balance traffic inside one district and negotiate its borders with your neighbours.', '["district_id", "neighbours"]'),
    ('fleet_coordinator_v1', 'fleet_coordinator',
     'You speak for one company. Ask for what your vehicles need, keep what you promise.', '["company_name"]'),
    ('intersection_controller_v1', 'intersection_controller',
     'You hand out green time at one intersection. A preempting corridor always wins.', '["intersection_id", "queues"]'),
    ('emergency_coordinator_v1', 'emergency_coordinator',
     'You open, hold and clear emergency corridors with the least disturbance.', '["protocol", "facilities"]'),
    ('learning_analyst_v1', 'learning_analyst',
     'You look for strategies that worked and for those who game the rules.', '["window"]'),
    ('vehicle_agent_v1', 'vehicle_agent',
     'You drive one vehicle. Yield to corridors, honour commitments, report what you see.', '["vehicle_code"]');
