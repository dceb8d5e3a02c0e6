-- SF AV coordination, base schema: what stood before the agents came. Districts and streets, signals and facilities,
-- fleets and their vehicles, and three tables of observed state. The four migrations build on these.
-- Runs in one transaction, as a superuser or as the owner of schema public. Needs bootstrap.sql (roles, auth, extensions).

set local search_path = public, extensions;

create extension if not exists "uuid-ossp";
create extension if not exists postgis;
create extension if not exists vector;

-- Types --------------------------------------------------------------------------------------------------------------
create type public.area_kind as enum ('outline', 'water', 'park', 'supervisor_district');
create type public.street_class as enum ('freeway', 'arterial', 'collector', 'local');
create type public.facility_kind as enum ('hospital', 'fire_station', 'police_station');
create type public.vehicle_kind as enum ('robotaxi', 'delivery', 'shuttle', 'ambulance', 'fire_engine', 'police_car');
create type public.vehicle_status as enum ('idle', 'en_route', 'occupied', 'yielding', 'charging', 'out_of_service');
create type public.signal_phase as enum ('north_south', 'east_west', 'all_red', 'flashing', 'preempted');

-- One trigger function for every updated_at column ---------------------------------------------------------------------
create function public.touch_updated_at() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    new.updated_at := pg_catalog.now();
    return new;
end
$$;
comment on function public.touch_updated_at() is 'Before update: stamps updated_at.';

-- The ground ---------------------------------------------------------------------------------------------------------
create table public.city_areas (
    area_id text primary key,
    kind public.area_kind not null,
    area_name text not null,
    boundary geometry (MultiPolygon, 4326) not null,
    constraint city_areas_boundary_valid check (st_isvalid(boundary))
);
comment on table public.city_areas is 'Large areas to draw under everything else: land, bay and ocean, parks, supervisor districts.';
create index city_areas_boundary_idx on public.city_areas using gist (boundary);
create index city_areas_kind_idx on public.city_areas (kind);

create table public.districts (
    district_id text primary key,
    district_name text not null unique,
    supervisor_district smallint not null,
    boundary geometry (MultiPolygon, 4326) not null,
    label_point geometry (Point, 4326) not null,
    population integer not null default 0,
    coordination_enabled boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint districts_supervisor_range check (supervisor_district between 1 and 11),
    constraint districts_population_positive check (population >= 0),
    constraint districts_boundary_valid check (st_isvalid(boundary)),
    constraint districts_label_inside check (st_intersects(boundary, label_point))
);
comment on table public.districts is 'Neighbourhoods the coordination is divided by. They tile the city without gaps or overlaps.';
comment on column public.districts.district_id is 'The short name other tables list in affected_districts: SOMA, Mission, ...';
comment on column public.districts.label_point is 'Where a map writes the name.';
create index districts_boundary_idx on public.districts using gist (boundary);
create index districts_supervisor_idx on public.districts (supervisor_district);
create trigger districts_touch before update on public.districts
    for each row execute function public.touch_updated_at();

create table public.streets (
    street_id text primary key,
    street_slug text not null,
    street_name text not null,
    street_class public.street_class not null,
    lanes smallint not null default 2,
    speed_limit_mph smallint not null default 25,
    one_way boolean not null default false,
    path geometry (LineString, 4326) not null,
    constraint streets_lanes_range check (lanes between 1 and 10),
    constraint streets_speed_range check (speed_limit_mph between 5 and 70),
    constraint streets_path_long_enough check (st_npoints(path) >= 2)
);
comment on table public.streets is 'Continuous stretches of street. In the sample a synthetic grid, not for navigation.';
comment on column public.streets.street_slug is 'The word intersections are named by: int_<slug>_<slug>. One street may have several stretches.';
create index streets_path_idx on public.streets using gist (path);
create index streets_slug_idx on public.streets (street_slug);
create index streets_major_idx on public.streets using gist (path) where street_class in ('freeway', 'arterial');

create table public.intersections (
    intersection_id text primary key,
    intersection_name text not null,
    location geometry (Point, 4326) not null,
    district_id text references public.districts (district_id),
    has_signal boolean not null default false,
    preemption_capable boolean not null default false,
    approach_count smallint not null default 4,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint intersections_id_form check (intersection_id ~ '^int_[a-z0-9_]+$'),
    constraint intersections_preemption_needs_signal check (has_signal or not preemption_capable),
    constraint intersections_approaches_range check (approach_count between 1 and 8)
);
comment on table public.intersections is 'Where streets meet. Named int_<street>_<street>, as in int_market_4th.';
comment on column public.intersections.preemption_capable is 'Whether an emergency corridor can take the signal over.';
create index intersections_location_idx on public.intersections using gist (location);
create index intersections_district_idx on public.intersections (district_id);
create index intersections_signal_idx on public.intersections using gist (location) where has_signal;
create trigger intersections_touch before update on public.intersections
    for each row execute function public.touch_updated_at();

create table public.street_segments (
    segment_id text primary key,
    street_id text not null references public.streets (street_id) on delete cascade,
    from_intersection_id text not null references public.intersections (intersection_id),
    to_intersection_id text not null references public.intersections (intersection_id),
    street_class public.street_class not null,
    length_meters double precision not null,
    travel_seconds double precision not null,
    path geometry (LineString, 4326) not null,
    constraint street_segments_no_loop check (from_intersection_id <> to_intersection_id),
    constraint street_segments_length_positive check (length_meters > 0),
    constraint street_segments_travel_positive check (travel_seconds > 0)
);
comment on table public.street_segments is 'The street graph: one row per stretch between neighbouring intersections, passable both ways by emergency vehicles.';
comment on column public.street_segments.travel_seconds is 'For an emergency vehicle with right of way.';
create index street_segments_path_idx on public.street_segments using gist (path);
create index street_segments_from_idx on public.street_segments (from_intersection_id);
create index street_segments_to_idx on public.street_segments (to_intersection_id);
create index street_segments_street_idx on public.street_segments (street_id);

create table public.emergency_facilities (
    facility_id text primary key,
    facility_name text not null,
    kind public.facility_kind not null,
    location geometry (Point, 4326) not null,
    district_id text references public.districts (district_id),
    access_intersection_id text references public.intersections (intersection_id),
    trauma_level smallint,
    capacity integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint emergency_facilities_trauma_range check (trauma_level between 1 and 4),
    constraint emergency_facilities_trauma_is_hospital check (trauma_level is null or kind = 'hospital'),
    constraint emergency_facilities_capacity_positive check (capacity >= 0)
);
comment on table public.emergency_facilities is 'Hospitals, fire and police stations: where corridors begin and end.';
comment on column public.emergency_facilities.capacity is 'Beds of a hospital, bays of a station.';
comment on column public.emergency_facilities.access_intersection_id is 'The intersection vehicles leave and enter by.';
create index emergency_facilities_location_idx on public.emergency_facilities using gist (location);
create index emergency_facilities_hospital_idx on public.emergency_facilities (facility_id) where kind = 'hospital';
create index emergency_facilities_district_idx on public.emergency_facilities (district_id);
create index emergency_facilities_access_idx on public.emergency_facilities (access_intersection_id);
create trigger emergency_facilities_touch before update on public.emergency_facilities
    for each row execute function public.touch_updated_at();

-- Fleets -------------------------------------------------------------------------------------------------------------
create table public.fleet_companies (
    company_name text primary key,
    display_name text not null,
    permit_number text unique,
    fleet_size_limit integer not null,
    contact jsonb not null default '{}'::jsonb,
    active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint fleet_companies_name_form check (company_name ~ '^[a-z0-9_]+$'),
    constraint fleet_companies_limit_positive check (fleet_size_limit > 0),
    constraint fleet_companies_contact_object check (jsonb_typeof(contact) = 'object')
);
comment on table public.fleet_companies is 'Operators with a permit, and the city''s own emergency fleet.';
create trigger fleet_companies_touch before update on public.fleet_companies
    for each row execute function public.touch_updated_at();

create table public.vehicles (
    vehicle_id uuid primary key default uuid_generate_v4(),
    vehicle_code text not null unique,
    company_name text not null references public.fleet_companies (company_name),
    kind public.vehicle_kind not null,
    home_facility_id text references public.emergency_facilities (facility_id),
    seats smallint not null default 4,
    autonomy_level smallint not null default 4,
    attributes jsonb not null default '{}'::jsonb,
    commissioned_on date,
    retired_on date,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint vehicles_code_form check (vehicle_code ~ '^[a-z0-9_]+$'),
    constraint vehicles_seats_range check (seats between 0 and 30),
    constraint vehicles_autonomy_range check (autonomy_level between 0 and 5),
    constraint vehicles_retired_after_commissioned check (retired_on is null or retired_on >= commissioned_on)
);
comment on table public.vehicles is 'Every vehicle the city hears from.';
comment on column public.vehicles.vehicle_code is 'The readable name (amb_001); the uuid is what other tables hold.';
comment on column public.vehicles.autonomy_level is 'SAE level.';
create index vehicles_company_idx on public.vehicles (company_name);
create index vehicles_home_facility_idx on public.vehicles (home_facility_id) where home_facility_id is not null;
create index vehicles_emergency_idx on public.vehicles (kind) where kind in ('ambulance', 'fire_engine', 'police_car');
create index vehicles_attributes_idx on public.vehicles using gin (attributes jsonb_path_ops);
create trigger vehicles_touch before update on public.vehicles
    for each row execute function public.touch_updated_at();

-- Observed state -----------------------------------------------------------------------------------------------------
create table public.vehicle_states (
    state_id bigint generated always as identity primary key,
    vehicle_id uuid not null references public.vehicles (vehicle_id) on delete cascade,
    recorded_at timestamptz not null,
    location geometry (Point, 4326) not null,
    heading_degrees real not null default 0,
    speed_mps real not null default 0,
    battery_percent real,
    status public.vehicle_status not null default 'idle',
    telemetry jsonb not null default '{}'::jsonb,
    constraint vehicle_states_once unique (vehicle_id, recorded_at),
    constraint vehicle_states_heading_range check (heading_degrees >= 0 and heading_degrees < 360),
    constraint vehicle_states_speed_range check (speed_mps between 0 and 60),
    constraint vehicle_states_battery_range check (battery_percent between 0 and 100)
);
comment on table public.vehicle_states is 'Positions as reported, append-only.';
comment on column public.vehicle_states.heading_degrees is 'Clockwise from north.';
create index vehicle_states_location_idx on public.vehicle_states using gist (location);
create index vehicle_states_recorded_idx on public.vehicle_states using brin (recorded_at);
create index vehicle_states_yielding_idx on public.vehicle_states (recorded_at) where status = 'yielding';

create table public.intersection_states (
    state_id bigint generated always as identity primary key,
    intersection_id text not null references public.intersections (intersection_id) on delete cascade,
    recorded_at timestamptz not null,
    phase public.signal_phase not null,
    queue_lengths jsonb not null default '{}'::jsonb,
    average_wait_seconds real not null default 0,
    throughput_per_hour integer not null default 0,
    constraint intersection_states_once unique (intersection_id, recorded_at),
    constraint intersection_states_wait_positive check (average_wait_seconds >= 0),
    constraint intersection_states_throughput_positive check (throughput_per_hour >= 0),
    constraint intersection_states_queue_object check (jsonb_typeof(queue_lengths) = 'object')
);
comment on table public.intersection_states is 'Signal phase and queues as observed, append-only.';
comment on column public.intersection_states.queue_lengths is 'Vehicles waiting per approach: {"n": 4, "e": 2, ...}.';
create index intersection_states_recorded_idx on public.intersection_states using brin (recorded_at);
create index intersection_states_preempted_idx on public.intersection_states (intersection_id, recorded_at) where phase = 'preempted';

create table public.district_metrics (
    metric_id bigint generated always as identity primary key,
    district_id text not null references public.districts (district_id) on delete cascade,
    measured_at timestamptz not null,
    vehicle_count integer not null default 0,
    average_speed_mps real not null default 0,
    congestion_index real not null default 0,
    pending_requests integer not null default 0,
    constraint district_metrics_once unique (district_id, measured_at),
    constraint district_metrics_count_positive check (vehicle_count >= 0),
    constraint district_metrics_congestion_range check (congestion_index between 0 and 1),
    constraint district_metrics_requests_positive check (pending_requests >= 0)
);
comment on table public.district_metrics is 'Hourly figures of a district.';
comment on column public.district_metrics.congestion_index is '0 free flow, 1 standstill.';
create index district_metrics_measured_idx on public.district_metrics using brin (measured_at);
create index district_metrics_congested_idx on public.district_metrics (measured_at, district_id) where congestion_index > 0.7;

-- A view for the console -----------------------------------------------------------------------------------------------
create view public.latest_vehicle_states with (security_invoker = true) as
select distinct on (vehicle_states.vehicle_id)
    vehicle_states.vehicle_id,
    vehicles.vehicle_code,
    vehicles.company_name,
    vehicles.kind,
    vehicle_states.recorded_at,
    vehicle_states.location,
    vehicle_states.heading_degrees,
    vehicle_states.speed_mps,
    vehicle_states.status
from public.vehicle_states
join public.vehicles on vehicles.vehicle_id = vehicle_states.vehicle_id
order by vehicle_states.vehicle_id, vehicle_states.recorded_at desc;
comment on view public.latest_vehicle_states is 'The newest report of each vehicle, seen with the reader''s own row security.';

-- Row security: the map is public, fleets are seen by their own people, the service writes --------------------------------
alter table public.city_areas enable row level security;
alter table public.districts enable row level security;
alter table public.streets enable row level security;
alter table public.intersections enable row level security;
alter table public.street_segments enable row level security;
alter table public.emergency_facilities enable row level security;
alter table public.fleet_companies enable row level security;
alter table public.vehicles enable row level security;
alter table public.vehicle_states enable row level security;
alter table public.intersection_states enable row level security;
alter table public.district_metrics enable row level security;

create policy city_areas_read on public.city_areas for select to anon, authenticated using (true);
create policy districts_read on public.districts for select to anon, authenticated using (true);
create policy streets_read on public.streets for select to anon, authenticated using (true);
create policy intersections_read on public.intersections for select to anon, authenticated using (true);
create policy street_segments_read on public.street_segments for select to anon, authenticated using (true);
create policy emergency_facilities_read on public.emergency_facilities for select to anon, authenticated using (true);
create policy district_metrics_read on public.district_metrics for select to anon, authenticated using (true);
create policy intersection_states_read on public.intersection_states for select to authenticated using (true);
create policy fleet_companies_read on public.fleet_companies for select to authenticated using (active);
create policy vehicles_read_own_fleet on public.vehicles for select to authenticated
    using (company_name = ((select auth.jwt()) ->> 'company_name'));
create policy vehicle_states_read_own_fleet on public.vehicle_states for select to authenticated
    using (exists (
        select from public.vehicles
        where vehicles.vehicle_id = vehicle_states.vehicle_id
            and vehicles.company_name = ((select auth.jwt()) ->> 'company_name')));

create policy city_areas_service on public.city_areas for all to service_role using (true) with check (true);
create policy districts_service on public.districts for all to service_role using (true) with check (true);
create policy streets_service on public.streets for all to service_role using (true) with check (true);
create policy intersections_service on public.intersections for all to service_role using (true) with check (true);
create policy street_segments_service on public.street_segments for all to service_role using (true) with check (true);
create policy emergency_facilities_service on public.emergency_facilities for all to service_role using (true) with check (true);
create policy fleet_companies_service on public.fleet_companies for all to service_role using (true) with check (true);
create policy vehicles_service on public.vehicles for all to service_role using (true) with check (true);
create policy vehicle_states_service on public.vehicle_states for all to service_role using (true) with check (true);
create policy intersection_states_service on public.intersection_states for all to service_role using (true) with check (true);
create policy district_metrics_service on public.district_metrics for all to service_role using (true) with check (true);

-- Grants -------------------------------------------------------------------------------------------------------------
grant usage on schema public to anon, authenticated, service_role;
grant select on public.city_areas, public.districts, public.streets, public.intersections, public.street_segments,
    public.emergency_facilities, public.district_metrics to anon;
grant select on public.city_areas, public.districts, public.streets, public.intersections, public.street_segments,
    public.emergency_facilities, public.district_metrics, public.intersection_states, public.fleet_companies,
    public.vehicles, public.vehicle_states, public.latest_vehicle_states to authenticated;
grant all on public.city_areas, public.districts, public.streets, public.intersections, public.street_segments,
    public.emergency_facilities, public.district_metrics, public.intersection_states, public.fleet_companies,
    public.vehicles, public.vehicle_states, public.latest_vehicle_states to service_role;
grant usage on all sequences in schema public to service_role;

-- Reference rows the usage examples speak of -----------------------------------------------------------------------------
insert into public.fleet_companies (company_name, display_name, permit_number, fleet_size_limit, contact)
values
    ('waymo', 'Waymo', 'AV-0001', 900, '{"operations_desk": "24h"}'),
    ('city_emergency', 'City Emergency Services', null, 400, '{"dispatch": "911"}')
on conflict do nothing;

-- Realtime -----------------------------------------------------------------------------------------------------------
do $$
begin
    if not exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime') then
        create publication supabase_realtime;
    end if;
end
$$;
alter publication supabase_realtime add table public.vehicle_states, public.intersection_states;
