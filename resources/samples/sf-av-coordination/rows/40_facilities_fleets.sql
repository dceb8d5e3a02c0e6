-- Hospitals, fire and police stations near their true places (within about 200 m), operators, two thousand vehicles.
-- All operators but the first are invented. Ids come from md5 of the readable name, so they are the same everywhere.

set local search_path = public, extensions;

insert into emergency_facilities (facility_id, facility_name, kind, location, trauma_level, capacity, created_at, updated_at)
select facility_id, facility_name, kind::facility_kind, st_setsrid(st_makepoint(lon, lat), 4326), trauma_level, capacity,
    timestamptz '2025-06-02 09:00:00-07', timestamptz '2025-06-02 09:00:00-07'
from (values
    ('hosp_zuckerberg_general', 'Zuckerberg San Francisco General', 'hospital', -122.4048, 37.7557, 1::smallint, 397),
    ('hosp_ucsf_parnassus', 'UCSF Parnassus', 'hospital', -122.4580, 37.7630, 2, 475),
    ('hosp_ucsf_mission_bay', 'UCSF Mission Bay', 'hospital', -122.3905, 37.7653, 2, 289),
    ('hosp_cpmc_van_ness', 'CPMC Van Ness', 'hospital', -122.4213, 37.7861, 3, 274),
    ('hosp_cpmc_mission_bernal', 'CPMC Mission Bernal', 'hospital', -122.4205, 37.7477, 3, 120),
    ('hosp_kaiser_geary', 'Kaiser Geary', 'hospital', -122.4427, 37.7825, 3, 239),
    ('hosp_saint_francis', 'Saint Francis', 'hospital', -122.4165, 37.7895, 3, 259),
    ('hosp_st_marys', 'St. Mary''s', 'hospital', -122.4540, 37.7739, 3, 275),
    ('hosp_chinese', 'Chinese Hospital', 'hospital', -122.4093, 37.7957, 4, 88),
    ('hosp_va', 'VA Medical Center', 'hospital', -122.5046, 37.7822, 3, 124)
) as hospital (facility_id, facility_name, kind, lon, lat, trauma_level, capacity)
union all
select 'fire_' || lpad(number::text, 2, '0'), 'Fire Station ' || number, 'fire_station', st_setsrid(st_makepoint(lon, lat), 4326), null, 2 + number % 3,
    timestamptz '2025-06-02 09:00:00-07', timestamptz '2025-06-02 09:00:00-07'
from (values
    (1, -122.4040, 37.7793), (2, -122.4103, 37.7966), (3, -122.4191, 37.7866), (4, -122.3893, 37.7728), (5, -122.4296, 37.7805),
    (6, -122.4310, 37.7672), (7, -122.4149, 37.7605), (8, -122.3967, 37.7774), (9, -122.4010, 37.7450), (10, -122.4466, 37.7856),
    (11, -122.4258, 37.7490), (12, -122.4522, 37.7640), (13, -122.4013, 37.7953), (14, -122.4858, 37.7789), (15, -122.4561, 37.7240),
    (16, -122.4370, 37.7989), (17, -122.3836, 37.7280), (18, -122.4897, 37.7515), (19, -122.4789, 37.7273), (20, -122.4559, 37.7530),
    (21, -122.4385, 37.7762), (22, -122.4730, 37.7640), (23, -122.5047, 37.7612), (24, -122.4407, 37.7526), (25, -122.3880, 37.7475),
    (26, -122.4330, 37.7398), (28, -122.4090, 37.8028), (29, -122.4048, 37.7666), (31, -122.4710, 37.7805), (32, -122.4222, 37.7362),
    (33, -122.4590, 37.7112), (34, -122.5020, 37.7795), (35, -122.3893, 37.7895), (36, -122.4208, 37.7750), (37, -122.3990, 37.7573),
    (38, -122.4315, 37.7893), (39, -122.4645, 37.7407), (40, -122.4757, 37.7465), (41, -122.4169, 37.7928), (42, -122.4040, 37.7310),
    (43, -122.4300, 37.7155), (44, -122.4020, 37.7175), (48, -122.3705, 37.8270), (51, -122.4555, 37.7995)
) as station (number, lon, lat)
union all
select 'police_' || slug, station_name || ' Police Station', 'police_station', st_setsrid(st_makepoint(lon, lat), 4326), null, 12,
    timestamptz '2025-06-02 09:00:00-07', timestamptz '2025-06-02 09:00:00-07'
from (values
    ('central', 'Central', -122.4101, 37.7987), ('southern', 'Southern', -122.3893, 37.7725), ('bayview', 'Bayview', -122.3980, 37.7298),
    ('mission', 'Mission', -122.4220, 37.7629), ('northern', 'Northern', -122.4324, 37.7802), ('park', 'Park', -122.4553, 37.7678),
    ('richmond', 'Richmond', -122.4645, 37.7800), ('ingleside', 'Ingleside', -122.4463, 37.7247), ('taraval', 'Taraval', -122.4815, 37.7437),
    ('tenderloin', 'Tenderloin', -122.4130, 37.7837)
) as station (slug, station_name, lon, lat)
on conflict do nothing;

update emergency_facilities
set district_id = place.district_id, access_intersection_id = place.intersection_id
from (
    select facilities.facility_id as id, near_district.district_id, near_intersection.intersection_id
    from emergency_facilities as facilities
    cross join lateral (
        select district_id from districts order by boundary <-> facilities.location, district_id limit 1) as near_district
    cross join lateral (
        select intersections.intersection_id from intersections
        where exists (select from street_segments where street_segments.from_intersection_id = intersections.intersection_id)
        order by intersections.location <-> facilities.location, intersections.intersection_id limit 1) as near_intersection
    where facilities.access_intersection_id is null) as place
where emergency_facilities.facility_id = place.id;

insert into fleet_companies (company_name, display_name, permit_number, fleet_size_limit, contact, created_at, updated_at)
select company_name, display_name, permit, size_limit, jsonb_build_object('operations_desk', desk),
    timestamptz '2025-06-02 09:00:00-07', timestamptz '2025-06-02 09:00:00-07'
from (values
    ('bayline', 'Bayline Rides', 'AV-0002', 500, '24h'), ('fogcity', 'Fog City Mobility', 'AV-0003', 400, '06-24'),
    ('sutro_shuttle', 'Sutro Shuttle', 'AV-0004', 120, '05-23'), ('harborcart', 'Harborcart Delivery', 'AV-0005', 250, '24h')
) as company (company_name, display_name, permit, size_limit, desk)
on conflict do nothing;

with plan (company_name, kind, prefix, amount, seats, level, facility_kind) as (values
    ('city_emergency', 'ambulance', 'amb', 64, 3, 2, 'fire_station'), ('city_emergency', 'fire_engine', 'eng', 72, 6, 1, 'fire_station'),
    ('city_emergency', 'police_car', 'pol', 90, 4, 2, 'police_station'), ('waymo', 'robotaxi', 'way', 760, 4, 4, null),
    ('bayline', 'robotaxi', 'bay', 420, 4, 4, null), ('fogcity', 'robotaxi', 'fog', 310, 4, 4, null),
    ('sutro_shuttle', 'shuttle', 'sut', 84, 14, 4, null), ('harborcart', 'delivery', 'har', 200, 0, 4, null)
),
homes as (
    select facility_id, kind::text, row_number() over (partition by kind order by facility_id) - 1 as place, count(*) over (partition by kind) as amount
    from emergency_facilities
)
insert into vehicles (vehicle_id, vehicle_code, company_name, kind, home_facility_id, seats, autonomy_level, attributes, commissioned_on, created_at, updated_at)
select md5('vehicle:' || code)::uuid, code, plan.company_name, plan.kind::vehicle_kind, homes.facility_id, plan.seats, plan.level,
    jsonb_build_object('powertrain', case when plan.kind in ('fire_engine', 'ambulance') then 'diesel' else 'electric' end,
        'sensors', case when plan.level >= 4 then '["lidar", "radar", "camera"]'::jsonb else '["camera"]'::jsonb end,
        'year', 2020 + number % 6),
    date '2022-01-10' + number % 1200, timestamptz '2025-06-02 09:00:00-07', timestamptz '2025-06-02 09:00:00-07'
from plan
cross join lateral generate_series(1, plan.amount) as number
cross join lateral (select plan.prefix || '_' || lpad(number::text, 3, '0') as code) as named
left join homes on homes.kind = plan.facility_kind and homes.place = number % homes.amount
on conflict do nothing;

analyze emergency_facilities;
analyze vehicles;
