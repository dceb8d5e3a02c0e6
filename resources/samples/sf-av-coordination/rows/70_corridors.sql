-- Four hundred emergency corridors over three weeks, each the quickest way through the street graph: from stations and
-- incidents to hospitals, from stations to fires. Every thirty-third carries a wrong list on purpose: an audit has
-- something to find (intersections left out, foreign ones, ids that do not exist, a misspelled district).

set local search_path = public, extensions;

create or replace function pg_temp.fraction(key text) returns double precision
    language sql immutable
    return ('x' || substr(md5(key), 1, 8))::bit(32)::bigint / 4294967296.0;

-- Quickest ways from a few roots to every intersection, in steps of a minute: within a step the open nodes are
-- relaxed until nothing improves, then the next step begins. Whole numbers stand for intersections: they sort faster.
set local client_min_messages = warning;
drop table if exists pg_temp.nodes, pg_temp.roots, pg_temp.edges, pg_temp.ways, pg_temp.front, pg_temp.plans;
create temporary table nodes as
select row_number() over (order by intersection_id)::integer as node, intersection_id from intersections;
create temporary table edges as
select here.node as here, there.node as there, min(travel_seconds)::real as seconds
from (
    select from_intersection_id as a, to_intersection_id as b, travel_seconds from street_segments
    union all
    select to_intersection_id, from_intersection_id, travel_seconds from street_segments) as both_ways
join pg_temp.nodes as here on here.intersection_id = a
join pg_temp.nodes as there on there.intersection_id = b
group by 1, 2;
create index on pg_temp.edges (here) include (there, seconds);
create temporary table ways (root integer, node integer, seconds real, next_node integer, open boolean, primary key (root, node)) with (fillfactor = 60);
create index on pg_temp.ways (seconds) where open;
create temporary table front (root integer, node integer, seconds real);
create temporary table roots as
select facility_id, facility_name, kind::text as kind, location, nodes.node as root
from emergency_facilities
join pg_temp.nodes on nodes.intersection_id = access_intersection_id
where kind = 'hospital'
    or facility_id in ('fire_01', 'fire_03', 'fire_07', 'fire_10', 'fire_14', 'fire_17', 'fire_18', 'fire_22', 'fire_32', 'fire_43',
        'police_mission', 'police_central', 'police_taraval', 'police_bayview');
analyze pg_temp.nodes;
analyze pg_temp.roots;
analyze pg_temp.edges;

do $$
declare
    reach real := 60;
begin
    if (select count(*) from public.emergency_corridors where corridor_id like 'cor\_2025\_%') >= 400 then
        return; -- loaded before
    end if;
    insert into pg_temp.ways
    select distinct root, root, 0, null::integer, true from pg_temp.roots;
    while reach <= 960 loop
        loop
            truncate pg_temp.front;
            with closed as (
                update pg_temp.ways set open = false where open and seconds < reach returning root, node, seconds
            )
            insert into pg_temp.front select * from closed;
            exit when not found;
            insert into pg_temp.ways as known
            select distinct on (front.root, edges.there) front.root, edges.there, front.seconds + edges.seconds, front.node, true
            from pg_temp.front
            join pg_temp.edges on edges.here = front.node
            order by front.root, edges.there, front.seconds + edges.seconds, front.node
            on conflict (root, node) do update
            set seconds = excluded.seconds, next_node = excluded.next_node, open = true
            where excluded.seconds < known.seconds - 0.001;
        end loop;
        reach := reach + 60;
    end loop;
end
$$;
analyze pg_temp.ways;

create temporary table plans as
with numbers as materialized (
    select number,
        case when pg_temp.fraction('type' || number) < 0.55 then 'medical' when pg_temp.fraction('type' || number) < 0.78 then 'fire'
            when pg_temp.fraction('type' || number) < 0.92 then 'police' when pg_temp.fraction('type' || number) < 0.96 then 'hazmat'
            when pg_temp.fraction('type' || number) < 0.985 then 'evacuation' else 'disaster' end as kind
    from generate_series(1, 400) as number
),
-- Where it happens: any intersection that can be reached, or for most ambulances a station they wait at.
reachable as materialized (
    select nodes.node, stations.stationed, row_number() over (partition by stations.stationed order by md5(nodes.intersection_id), nodes.node) - 1 as place,
        count(*) over (partition by stations.stationed) as amount
    from (select distinct ways.node from pg_temp.ways join pg_temp.roots on roots.root = ways.root and roots.kind = 'hospital') as reached
    join pg_temp.nodes on nodes.node = reached.node
    left join (
        select distinct access_intersection_id, true as stationed from emergency_facilities where kind = 'fire_station') as fire_stations
        on fire_stations.access_intersection_id = nodes.intersection_id
    cross join lateral (select coalesce(fire_stations.stationed, false) as stationed) as stations
),
scenes as (
    select numbers.*, reachable.node
    from numbers
    join reachable on reachable.stationed = (numbers.kind = 'medical' and numbers.number % 5 >= 2)
        and reachable.place = (numbers.number * 7919) % reachable.amount
)
select distinct on (scenes.number) scenes.number, scenes.kind, scenes.node as scene, roots.facility_id, roots.facility_name, roots.root,
    roots.location as facility_location, ways.seconds
from scenes
join pg_temp.roots on (scenes.kind = 'medical' and roots.kind = 'hospital')
    or (scenes.kind in ('fire', 'hazmat', 'disaster', 'evacuation') and roots.kind = 'fire_station')
    or (scenes.kind = 'police' and roots.kind = 'police_station')
join pg_temp.ways on ways.root = roots.root and ways.node = scenes.node and ways.seconds between 30 and 960
-- Mostly the nearest, sometimes the next, as in life.
order by scenes.number, ways.seconds * (0.8 + 0.9 * pg_temp.fraction(scenes.number || roots.facility_id)), roots.facility_id;
analyze pg_temp.plans;

with recursive walk (number, root, node, step) as (
    select number, root, scene, 0 from pg_temp.plans
    union all
    select walk.number, walk.root, ways.next_node, walk.step + 1
    from walk
    join pg_temp.ways on ways.root = walk.root and ways.node = walk.node
    where ways.next_node is not null
),
legs as (
    select number, step, nodes.intersection_id as here, lead(nodes.intersection_id) over (partition by number order by step) as there
    from walk
    join pg_temp.nodes on nodes.node = walk.node
),
-- From the scene to the facility, along the streets as they are drawn.
paths as materialized (
    select legs.number,
        st_removerepeatedpoints(st_makeline(
            case when chosen.from_intersection_id = legs.here then chosen.path else st_reverse(chosen.path) end order by legs.step)) as path
    from legs
    join lateral (
        (select from_intersection_id, path, travel_seconds, segment_id from street_segments
            where from_intersection_id = legs.here and to_intersection_id = legs.there
        union all
        select from_intersection_id, path, travel_seconds, segment_id from street_segments
            where from_intersection_id = legs.there and to_intersection_id = legs.here)
        order by travel_seconds, segment_id
        limit 1) as chosen on true
    where legs.there is not null
    group by legs.number
),
drawn as materialized (
    select plans.*, st_snaptogrid(case when kind = 'medical' then st_addpoint(path, facility_location) else st_reverse(st_addpoint(path, facility_location)) end, 0.0000001) as route
    from pg_temp.plans
    join paths using (number)
),
timed as materialized (
    select drawn.*, protocols.id as protocol_uuid, protocols.priority_level as protocol_priority,
        (array[50, 80, 100, 100, 120, 150])[1 + (6 * pg_temp.fraction('buffer' || number))::int % 6] as buffer_meters,
        -- Spread over three weeks, thicker around the two rush hours.
        timestamptz '2025-08-18 00:00:00-07' + (number - 1) * interval '21 days' / 400
            + (case when number % 3 = 0 then 0 else sin(2 * pi() * number / 19.05) end) * interval '45 minutes'
            + pg_temp.fraction('time' || number) * interval '50 minutes' as planned_at,
        case
            when number > 396 then 'planning' when number > 393 then 'activating' when number > 386 then 'active' when number > 383 then 'clearing'
            when pg_temp.fraction('cancel' || number) < 0.04 then 'cancelled' else 'completed' end as state
    from drawn
    join emergency_protocols as protocols on protocols.emergency_type = drawn.kind::emergency_type and protocols.is_active
        and protocols.protocol_id = case drawn.kind when 'medical' then 'medical_emergency_v1' when 'fire' then 'structure_fire_v1'
            when 'police' then 'police_pursuit_v1' when 'hazmat' then 'hazmat_response_v1' when 'evacuation' then 'area_evacuation_v1' else 'earthquake_v1' end
),
clocked as materialized (
    select timed.*, case when state in ('planning', 'activating', 'active', 'clearing')
        then timestamptz '2025-09-07 17:40:00-07' - pg_temp.fraction('live' || number) * interval '9 minutes' else planned_at end as opened_at,
        intersections_along(route, buffer_meters) as crossed
    from timed
),
placed as materialized (
    select clocked.*, array(
        select districts.district_id from districts
        where districts.boundary && st_expand(st_envelope(route), 0.004)
            and st_dwithin(districts.boundary::geography, route::geography, buffer_meters)
        order by 1) as touched
    from clocked
)
insert into emergency_corridors (id, corridor_id, protocol_id, emergency_type, emergency_vehicles, origin, destination, corridor_path, buffer_distance_meters,
    affected_intersections, affected_districts, estimated_duration_seconds, actual_duration_seconds, status, priority_level, activated_at, completed_at,
    coordinating_agents, created_by, notes, created_at, updated_at)
select md5('corridor:' || number)::uuid, 'cor_2025_' || lpad(number::text, 4, '0'), protocol_uuid, kind::emergency_type,
    array(select vehicle_id from vehicles
        where vehicles.kind = case placed.kind when 'medical' then 'ambulance' when 'police' then 'police_car' else 'fire_engine' end::vehicle_kind
        order by vehicles.home_facility_id is distinct from placed.facility_id, md5(number || vehicle_code), vehicle_code limit 1 + (2 * pg_temp.fraction('units' || number))::int),
    st_startpoint(route), st_endpoint(route), route, buffer_meters,
    case
        when number % 33 <> 7 then crossed
        when number % 4 = 0 then crossed[1:greatest(1, cardinality(crossed) - 3)]
        when number % 4 = 1 then crossed || array['int_geary_park_presidio', 'int_sloat_sunset']
        when number % 4 = 2 then crossed || array['int_market_99th']
        else crossed[3:] end,
    case when number % 66 = 7 then array_replace(touched, touched[1], lower(touched[1]) || ' district') else touched end,
    greatest(60, seconds::int), case when state = 'completed' then greatest(50, (seconds * (0.8 + 0.7 * pg_temp.fraction('actual' || number) ^ 2))::int) end,
    state::corridor_status, least(10, protocol_priority + case when number % 11 = 0 then 1 else 0 end),
    case when state in ('active', 'clearing', 'completed') then opened_at end,
    case when state = 'completed' then opened_at + greatest(50, (seconds * (0.8 + 0.7 * pg_temp.fraction('actual' || number) ^ 2))::int) * interval '1 second' end,
    array(select id from agents where agent_id = 'city_orchestrator_sf'
        union all (select id from agents where agent_type = 'emergency_coordinator' order by md5(number || agent_id), agent_id limit 1)
        union all (select id from agents where agent_type = 'district_coordinator' and district_id = any (touched) order by agent_id limit 3)),
    (select id from agents where agent_id = 'city_orchestrator_sf'),
    case when kind = 'medical' then 'To ' || facility_name else 'From ' || facility_name end,
    opened_at - interval '40 seconds', opened_at
from placed
on conflict do nothing;

drop table pg_temp.nodes, pg_temp.roots, pg_temp.edges, pg_temp.ways, pg_temp.front, pg_temp.plans;
analyze emergency_corridors;
