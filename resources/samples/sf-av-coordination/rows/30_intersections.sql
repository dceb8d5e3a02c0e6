-- Intersections where streets cross, and the street graph between them. Freeways pass over and have none.
-- Synthetic, not for navigation.

set local search_path = public, extensions;

with crossings as (
    select a.street_slug as slug_a, b.street_slug as slug_b,
        least(a.street_class, b.street_class) as higher_class, greatest(a.street_class, b.street_class) as lower_class,
        a.street_name as name_a, b.street_name as name_b,
        st_snaptogrid(spot.geom, 0.0000001) as location
    from streets as a
    join streets as b
        -- A numbered street comes second (int_market_4th); two of a kind stand in alphabetical order.
        on (a.street_slug ~ '^[0-9]', a.street_slug) < (b.street_slug ~ '^[0-9]', b.street_slug)
            and st_intersects(a.path, b.path)
    cross join lateral st_dump(st_intersection(a.path, b.path)) as spot
    where a.street_class <> 'freeway' and b.street_class <> 'freeway' and st_geometrytype(spot.geom) = 'ST_Point'
),
distinct_spots as (
    select distinct on (slug_a, slug_b, st_snaptogrid(location, 0.0004)) *
    from crossings
    order by slug_a, slug_b, st_snaptogrid(location, 0.0004), st_x(location), st_y(location)
),
numbered as (
    select *, row_number() over (partition by slug_a, slug_b order by st_y(location) desc, st_x(location)) as occurrence
    from distinct_spots
)
insert into intersections (intersection_id, intersection_name, location, has_signal, preemption_capable, approach_count, created_at, updated_at)
select 'int_' || slug_a || '_' || slug_b || case when occurrence = 1 then '' else '_' || occurrence end,
    name_a || ' and ' || name_b,
    location,
    higher_class = 'arterial' and (lower_class <> 'local' or ('x' || substr(md5(slug_a || slug_b), 1, 4))::bit(16)::int % 3 = 0)
        or lower_class = 'collector',
    higher_class = 'arterial' and lower_class <> 'local',
    4,
    timestamptz '2025-06-02 09:00:00-07', timestamptz '2025-06-02 09:00:00-07'
from numbered
on conflict do nothing;

analyze intersections;

update intersections
set district_id = nearest.district_id
from (
    select intersections.intersection_id as id, found.district_id
    from intersections
    cross join lateral (
        select districts.district_id from districts
        order by districts.boundary <-> intersections.location, districts.district_id
        limit 1) as found
    where intersections.district_id is null) as nearest
where intersections.intersection_id = nearest.id;

with stops as (
    select streets.street_id, streets.street_class, streets.path, intersections.intersection_id,
        st_linelocatepoint(streets.path, intersections.location) as place
    from streets
    join intersections
        on st_dwithin(streets.path, intersections.location, 0.00001)
            and intersections.intersection_id ~ ('_' || streets.street_slug || '(_|$)')
    where streets.street_class <> 'freeway'
),
steps as (
    select street_id, street_class, path, intersection_id, place,
        lead(intersection_id) over along as next_id,
        lead(place) over along as next_place,
        row_number() over along as step
    from stops
    window along as (partition by street_id order by place, intersection_id)
),
pieces as (
    select street_id, street_class, step, intersection_id, next_id, st_linesubstring(path, place, next_place) as path
    from steps
    where next_id is not null and next_place > place and intersection_id <> next_id
)
insert into street_segments (segment_id, street_id, from_intersection_id, to_intersection_id, street_class, length_meters, travel_seconds, path)
select street_id || '-' || step, street_id, intersection_id, next_id, street_class, st_length(path::geography),
    st_length(path::geography) / case street_class when 'arterial' then 15.0 when 'collector' then 11.0 else 7.5 end + 1.5,
    path
from pieces
where st_geometrytype(path) = 'ST_LineString' and st_length(path) > 0
on conflict do nothing;

analyze intersections;
analyze street_segments;
