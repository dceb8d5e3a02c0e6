-- Streets: lattices of parallel streets clipped to the districts they belong to, and named roads laid over them.
-- A synthetic grid that resembles San Francisco, with true names near true places. Not for navigation.

set local search_path = public, extensions;

with lattices (lattice, suffix, lon, lat, a_lon, a_lat, b_lon, b_lat, district_ids) as (values
    -- origin; step a; step b (degrees). Axis 'b' streets lie at origin + n*b and run along a; axis 'a' the other way.
    ('north',     'Street', -122.4218, 37.7855, -0.00163, -0.000195, -0.00019, 0.000936,
        '{Marina,Russian Hill,North Beach,Nob Hill,Chinatown,Financial District,Downtown,Pacific Heights,Presidio Heights,Western Addition,Lone Mountain,Haight Ashbury}'::text[]),
    ('soma',      'Street', -122.3990, 37.7912, -0.00233, -0.001835, 0.00146, -0.00115, '{SOMA,South Beach}'),
    ('mission',   'Street', -122.4197, 37.7650, 0.0022, 0.00014, 0.00016, -0.0016, '{Mission,Castro,Noe Valley,Potrero Hill,Mission Bay,Glen Park}'),
    ('noe',       'Street', -122.4197, 37.7650, 0.0022, 0.00014, 0.00016, -0.0016, '{Noe Valley}'),
    ('richmond',  'Street', -122.4772, 37.7655, -0.00107, -0.000048, -0.000134, 0.00187, '{Outer Richmond,Inner Richmond,Seacliff}'),
    ('sunset',    'Street', -122.4772, 37.7655, -0.00107, -0.000048, -0.000134, 0.00187, '{Inner Sunset,Outer Sunset,Parkside}'),
    ('excelsior', 'Street', -122.4310, 37.7287, -0.0011, -0.00138, 0.00091, -0.00046, '{Excelsior,Crocker Amazon,Outer Mission}'),
    ('bayview',   'Avenue', -122.3910, 37.7341, 0.00177, -0.00097, 0.00055, 0.00062, '{Bayview,Hunters Point,Candlestick}'),
    ('portola',   'Street', -122.4070, 37.7290, -0.00105, -0.00028, 0.00035, -0.0011, '{Portola,Visitacion Valley}'),
    ('bernal',    'Street', -122.4182, 37.7470, 0.0010, 0.00003, 0.00005, -0.00115, '{Bernal Heights}'),
    ('oceanview', 'Street', -122.4620, 37.7250, 0.0012, 0.0, 0.0, -0.0015, '{Ocean View}'),
    ('terrace',   'Way', -122.4640, 37.7390, 0.0016, -0.0006, -0.0006, -0.0012, '{West of Twin Peaks}')
),
lists (lattice, axis, street_class, names) as (values
    -- name:position, position in steps from the origin
    ('north', 'a', 'arterial', 'van_ness:0 franklin:1 gough:2 divisadero:11 masonic:15.8 kearny:-11.1 montgomery:-12 battery:-13.8'),
    ('north', 'a', 'collector', 'polk:-1.05 larkin:-2.1 hyde:-3.1 taylor:-6.2 powell:-8.3 stockton:-9.3 sansome:-13 octavia:3 laguna:4 webster:6 fillmore:7 baker:13 davis:-15.4'),
    ('north', 'a', 'local', 'leavenworth:-4.15 jones:-5.2 mason:-7.25 grant:-10.1 front:-14.6 drumm:-16.1 buchanan:5 steiner:8 pierce:9 scott:10 broderick:12 lyon:14 presidio_ave:14.9 walnut:17 laurel:18.2 spruce:19.4 parker:20.5 maple:21.6 cherry:22.6 clayton:17.6 ashbury:16.7 cole:19.0 shrader:19.7'),
    ('north', 'b', 'arterial', 'geary:0 bush:3 pine:4 california:5 broadway:11 lombard:17 bay:20 fell:-10 oak:-11'),
    ('north', 'b', 'collector', 'post:1 sutter:2 sacramento:6 clay:7 washington:8 pacific:10 union:14 chestnut:18 north_point:21 ofarrell:-1 turk:-4 golden_gate:-5 fulton:-7 hayes:-9 haight:-13'),
    ('north', 'b', 'local', 'jackson:9 vallejo:12 green:13 filbert:15 greenwich:16 francisco:19 beach:22 jefferson:23 ellis:-2 eddy:-3 mcallister:-6 grove:-8 page:-12 waller:-14 frederick:-15.2'),
    ('soma', 'a', 'arterial', '3rd:2 4th:3 9th:8 10th:8.8'),
    ('soma', 'a', 'collector', '1st:0 2nd:1 5th:4 6th:5 7th:6 8th:7 fremont:-0.5 beale:-1.0'),
    ('soma', 'a', 'local', 'main:-1.45 spear:-1.9 new_montgomery:0.6 11th:9.5 12th:10.1'),
    ('soma', 'b', 'arterial', 'howard:2 folsom:3 harrison:4 bryant:5'),
    ('soma', 'b', 'collector', 'brannan:6 townsend:7 king:8'),
    ('soma', 'b', 'local', 'minna:1.33 natoma:1.67 tehama:2.33 clementina:2.67 shipley:3.5 bluxome:6.5'),
    ('mission', 'a', 'arterial', 'south_van_ness:1 potrero:5.5 guerrero:-1.95 castro:-7'),
    ('mission', 'a', 'collector', 'valencia:-0.95 dolores:-2.95 church:-3.95 folsom:2 harrison:3 bryant:4.4'),
    ('mission', 'a', 'local', 'capp:0.5 shotwell:1.5 treat:2.5 alabama:3.5 florida:3.95 york:4.85 vermont:7.3 kansas:7.7 rhode_island:8.1 de_haro:8.5 carolina:8.9 wisconsin:9.4 arkansas:9.85 connecticut:10.3 missouri:10.75 texas:11.2 mississippi:11.7 pennsylvania:12.1 indiana:12.6 minnesota:13.0 tennessee:13.4 illinois:14.2 sanchez:-4.95 noe:-5.95 collingwood:-7.5 diamond:-8.1 eureka:-8.7 douglass:-9.4'),
    ('mission', 'b', 'arterial', '16th:0 cesar_chavez:10.6'),
    ('mission', 'b', 'collector', '17th:1 18th:2 20th:4 24th:8 14th:-2 30th:14 25th:9'),
    ('mission', 'b', 'local', '15th:-1 19th:3 21st:5 22nd:6 23rd:7 26th:10 randall:15.2 fairmount:16.4 chenery:17.6 surrey:18.8'),
    ('noe', 'b', 'local', 'alvarado:6.5 elizabeth:7.5 jersey:8.5 clipper:9.6 27th:11.4 duncan:12 28th:12.7 valley:13.3'),
    ('richmond', 'b', 'arterial', 'fulton:3.57 geary:8.05'),
    ('richmond', 'b', 'collector', 'balboa:5.75 clement:9.05 california:10.15 lake:11.15'),
    ('richmond', 'b', 'local', 'cabrillo:4.65 anza:6.85'),
    ('sunset', 'b', 'arterial', 'lincoln:0 sloat:-16.5'),
    ('sunset', 'b', 'collector', 'irving:-1 judah:-2 noriega:-6 quintara:-9 taraval:-12'),
    ('sunset', 'b', 'local', 'kirkham:-3 lawton:-4 moraga:-5 ortega:-7 pacheco:-8 rivera:-10 santiago:-11 ulloa:-13 vicente:-14 wawona:-15'),
    ('sunset', 'a', 'arterial', 'sunset:17.5'),
    ('excelsior', 'b', 'arterial', 'alemany:-1.6'),
    ('excelsior', 'b', 'local', 'cayuga:-2.7 london:1 paris:2 lisbon:3 madrid:4 edinburgh:5 naples:6 vienna:7 athens:8 moscow:9 munich:10'),
    ('excelsior', 'a', 'arterial', 'geneva:9'),
    ('excelsior', 'a', 'collector', 'silver:0.2 excelsior:2 persia:4'),
    ('excelsior', 'a', 'local', 'avalon:1 brazil:3 russia:5 france:6 italy:7 amazon:8 rolph:10 naylor:11 lowell:12 guttenberg:13 crocker:14'),
    ('bayview', 'b', 'arterial', 'evans:11'),
    ('bayview', 'b', 'collector', 'oakdale:1 palou:0 innes:7 gilman:-15 carroll:-11'),
    ('bayview', 'b', 'local', 'newcomb:2 mckinnon:3 la_salle:4 kirkwood:5 jerrold:6 hudson:8 galvez:9 fairfax:10 quesada:-1 revere:-2 shafter:-3 thomas:-4 underwood:-5 van_dyke:-6 wallace:-7 yosemite:-8 armstrong:-9 donner:-12 fitzgerald:-14 hollister:-16 ingerson:-17 jamestown:-18'),
    ('bayview', 'a', 'local', 'keith:1 jennings:2 ingalls:3 hawes:4 griffith:5 fitch:6 earl:7 donahue:8 lockwood:10 fisher:12 spear_ave:14 manseau:16 morell:18 newhall:-1 phelps:-2 quint:-3 rankin:-4 selby:-5 toland:-6'),
    ('portola', 'a', 'collector', 'san_bruno:0.35'),
    ('portola', 'a', 'local', 'girard:1 brussels:2 goettingen:3 somerset:4 holyoke:5 hamilton:6 bowdoin:7 dartmouth:8 colby:9 university:10 princeton:11 amherst:12 yale:13'),
    ('portola', 'b', 'collector', 'silver:0.3 felton:2 mansell:9.6 visitacion:14'),
    ('portola', 'b', 'local', 'silliman:1 burrows:3 bacon:4 wayland:5 woolsey:6 dwight:7 olmstead:8 sweeny:-1 gaven:-2 ward:10.6 arleta:11.8 raymond:12.6 leland:13.3 sunnydale:15.2 velasco:16.2 campbell:17.2'),
    ('bernal', 'b', 'collector', 'cortland:6.5'),
    ('bernal', 'b', 'local', 'precita:0.4 montcalm:1.3 esmeralda:2.3 powhattan:3.6 eugenia:5 jarboe:7.4 tompkins:8.2 ogden:9 crescent:9.9'),
    ('bernal', 'a', 'local', 'elsie:-1 bocana:0.2 andover:1.4 moultrie:2.4 anderson:3.4 ellsworth:4.4 gates:5.4 banks:6.4 prentiss:7.4 nevada:8.4 putnam:9.4 bradford:10.4 peralta:11.4 coleridge:-2.4'),
    ('oceanview', 'b', 'collector', 'holloway:2'),
    ('oceanview', 'b', 'local', 'grafton:1 garfield:3 shields:4 sargent:5 randolph:6.2 farallones:7.2 broad:8.2 palmetto:9.4'),
    ('oceanview', 'a', 'local', 'byxbee:-6 ralston:-5 arch:-4 vernon:-3 bright:-2 head:-1 victoria:0 ashton:1.2 jules:2.4 miramar:3.6 granada:4.8 plymouth:6 capitol:7.2 faxon:8.4 brighton:9.6 lee:10.8'),
    ('terrace', 'a', 'local', 'san_leandro:-6.4 san_fernando:-5 san_benito:-3.7 santa_clara:-2.4 san_anselmo:-1.2 san_jacinto:0.1 yerba_buena:1.4 miraloma:2.7 casitas:4 bella_vista:5.4 foerster:6.8 detroit:8.2'),
    ('terrace', 'b', 'local', 'magellan:-7 castenada:-5.6 dorantes:-4.2 pacheco_terrace:-2.8 kensington:-1.4 ulloa_terrace:0.2 santa_paula:1.8 st_francis:3.2 hazelwood:4.6 mangels:7.4 judson:9')
),
named_lines (lattice, axis, street_class, slug, place) as (
    select lattice, axis, street_class, split_part(entry, ':', 1), split_part(entry, ':', 2)::double precision
    from lists, regexp_split_to_table(names, '\s+') as entry
    union all
    -- The numbered avenues, 2nd to 48th, counted west from 19th.
    select lattice, 'a', case when lattice = 'richmond' and avenue in (8, 25) or lattice = 'sunset' and avenue = 7 then 'collector' else 'local' end,
        case when lattice = 'richmond' and avenue = 14 then 'park_presidio' when avenue = 13 then 'funston'
            else avenue || case when avenue in (2, 22, 32, 42) then 'nd' when avenue in (3, 23, 33, 43) then 'rd' when avenue in (21, 31, 41) then 'st' else 'th' end || '_ave' end,
        avenue - 19
    from (values ('richmond', 2), ('sunset', 5)) as grid (lattice, first_avenue), generate_series(first_avenue, 48) as avenue
    where not (lattice = 'sunset' and avenue = 19)
),
regions as (
    -- Twenty metres beyond the district, so that streets reach the border street they end at; parks keep their green.
    select lattice,
        st_difference(
            st_intersection(st_buffer(st_union(districts.boundary), 0.0002), (select st_union(boundary) from city_areas where kind = 'outline')),
            (select st_union(boundary) from city_areas where kind = 'park' and area_id in
                ('mclaren_park', 'glen_canyon', 'bernal_hill', 'buena_vista', 'mission_dolores_park', 'twin_peaks_green',
                 'lincoln_park', 'fort_mason', 'candlestick_green', 'golden_gate_park', 'panhandle'))) as region
    from lattices
    join districts on districts.district_id = any (lattices.district_ids)
    group by lattice
),
lattice_lines as (
    select slug, street_class, suffix, false as by_hand, (st_dump(st_intersection(
        region,
        case axis
            when 'a' then st_setsrid(st_makeline(
                st_makepoint(lon + place * a_lon - 60 * b_lon, lat + place * a_lat - 60 * b_lat),
                st_makepoint(lon + place * a_lon + 60 * b_lon, lat + place * a_lat + 60 * b_lat)), 4326)
            else st_setsrid(st_makeline(
                st_makepoint(lon + place * b_lon - 60 * a_lon, lat + place * b_lat - 60 * a_lat),
                st_makepoint(lon + place * b_lon + 60 * a_lon, lat + place * b_lat + 60 * a_lat)), 4326)
        end))).geom as path
    from named_lines
    join lattices using (lattice)
    join regions using (lattice)
),
drawn (slug, street_class, suffix, points) as (values
    ('market', 'arterial', 'Street', '-122.3936 37.7956, -122.3990 37.7912, -122.4060 37.7857, -122.4194 37.7750, -122.4291 37.7676, -122.4351 37.7625, -122.4392 37.7612, -122.4432 37.7580, -122.4446 37.7548, -122.4440 37.7518, -122.4437 37.7508'),
    ('mission', 'arterial', 'Street', '-122.3928 37.7939, -122.39754 37.79005, -122.4184 37.7738, -122.4199 37.7714, -122.4200 37.7697, -122.4197 37.7650, -122.4184 37.7522, -122.4182 37.7483, -122.4200 37.7450, -122.4222 37.7405, -122.4250 37.7350, -122.4278 37.7316, -122.4310 37.7287, -122.4410 37.7163, -122.4476 37.7086'),
    ('embarcadero', 'arterial', '', '-122.4150 37.8081, -122.4112 37.8079, -122.4082 37.8073, -122.4060 37.8060, -122.4036 37.8042, -122.4013 37.8020, -122.3995 37.8000, -122.3973 37.7979, -122.3953 37.7962, -122.3936 37.7944, -122.3918 37.7924, -122.3903 37.7903, -122.3893 37.7880, -122.3888 37.7855, -122.3887 37.7826, -122.3887 37.7804, -122.3900 37.7790'),
    ('columbus', 'arterial', 'Avenue', '-122.4026 37.7952, -122.4062 37.7984, -122.4104 37.8004, -122.4150 37.8041, -122.4176 37.8064'),
    ('3rd', 'arterial', 'Street', '-122.3908 37.7790, -122.3898 37.7757, -122.3893 37.7667, -122.3879 37.7577, -122.3878 37.7500, -122.3873 37.7440, -122.3889 37.7392, -122.3910 37.7341, -122.3938 37.7270, -122.3957 37.7220, -122.3990 37.7165, -122.4012 37.7120, -122.4040 37.7090'),
    ('4th', 'collector', 'Street', '-122.3946 37.7766, -122.3924 37.7744, -122.3910 37.7700, -122.3906 37.7650'),
    ('arguello', 'collector', 'Boulevard', '-122.4597 37.7890, -122.4592 37.7813, -122.4586 37.7739'),
    ('stanyan', 'collector', 'Street', '-122.4549 37.7748, -122.4530 37.7664, -122.4524 37.7632'),
    ('duboce', 'collector', 'Avenue', '-122.4370 37.7692, -122.4270 37.7694, -122.4198 37.7697'),
    ('13th', 'arterial', 'Street', '-122.4200 37.7697, -122.4135 37.7695, -122.4066 37.7694, -122.4026 37.7710'),
    ('17th', 'collector', 'Street', '-122.4351 37.7626, -122.4400 37.7620, -122.4440 37.7630, -122.4470 37.7636, -122.4526 37.7634'),
    ('parnassus', 'collector', 'Avenue', '-122.4470 37.7657, -122.4526 37.7648, -122.4580 37.7634, -122.4644 37.7632'),
    ('clarendon', 'collector', 'Avenue', '-122.4525 37.7633, -122.4510 37.7595, -122.4560 37.7562, -122.4598 37.7530, -122.4636 37.7520'),
    ('twin_peaks', 'collector', 'Boulevard', '-122.4470 37.7637, -122.4462 37.7600, -122.4482 37.7572, -122.4472 37.7545, -122.4490 37.7512, -122.4482 37.7478'),
    ('portola', 'arterial', 'Drive', '-122.4437 37.7509, -122.4470 37.7484, -122.4520 37.7470, -122.4570 37.7462, -122.4610 37.7430, -122.4640 37.7405, -122.4680 37.7370, -122.4716 37.7344'),
    ('laguna_honda', 'arterial', 'Boulevard', '-122.4642 37.7656, -122.4640 37.7600, -122.4642 37.7545, -122.4640 37.7515, -122.4600 37.7490, -122.4570 37.7461'),
    ('oshaughnessy', 'arterial', 'Boulevard', '-122.4508 37.7474, -122.4490 37.7430, -122.4466 37.7380, -122.4458 37.7345, -122.4420 37.7342, -122.4380 37.7340'),
    ('bosworth', 'collector', 'Street', '-122.4458 37.7345, -122.4380 37.7337, -122.4330 37.7336, -122.4260 37.7334'),
    ('diamond_heights', 'collector', 'Boulevard', '-122.4440 37.7505, -122.4412 37.7478, -122.4402 37.7440, -122.4382 37.7400, -122.4358 37.7372, -122.4336 37.7334'),
    ('clipper', 'collector', 'Street', '-122.4405 37.7482, -122.4436 37.7480, -122.4462 37.7488'),
    ('gold_mine', 'local', 'Drive', '-122.4400 37.7452, -122.4426 37.7438, -122.4418 37.7414, -122.4388 37.7410'),
    ('monterey', 'arterial', 'Boulevard', '-122.4330 37.7326, -122.4400 37.7316, -122.4470 37.7316, -122.4560 37.7318, -122.4640 37.7318, -122.4712 37.7330'),
    ('ocean', 'arterial', 'Avenue', '-122.4330 37.7268, -122.4400 37.7234, -122.4456 37.7231, -122.4530 37.7240, -122.4610 37.7254, -122.4690 37.7282, -122.4716 37.7318'),
    ('san_jose', 'arterial', 'Avenue', '-122.4236 37.7480, -122.4232 37.7420, -122.4262 37.7372, -122.4330 37.7325, -122.4400 37.7275, -122.4470 37.7205, -122.4520 37.7150, -122.4566 37.7090'),
    ('alemany', 'arterial', 'Boulevard', '-122.4078 37.7362, -122.4140 37.7344, -122.4210 37.7334, -122.4270 37.7324, -122.4322 37.7300'),
    ('junipero_serra', 'arterial', 'Boulevard', '-122.4716 37.7346, -122.4722 37.7280, -122.4712 37.7200, -122.4708 37.7090'),
    ('19th_ave', 'arterial', 'Avenue', '-122.4780 37.7726, -122.4772 37.7655, -122.4765 37.7540, -122.4756 37.7430, -122.4750 37.7345, -122.4752 37.7280, -122.4740 37.7210, -122.4714 37.7170'),
    ('sloat', 'arterial', 'Boulevard', '-122.4756 37.7345, -122.4716 37.7344, -122.4670 37.7370'),
    ('great_highway', 'arterial', '', '-122.5100 37.7714, -122.5094 37.7640, -122.5082 37.7510, -122.5072 37.7420, -122.5060 37.7345, -122.5040 37.7290, -122.5006 37.7240'),
    ('skyline', 'arterial', 'Boulevard', '-122.4980 37.7346, -122.5006 37.7310, -122.5014 37.7250, -122.5010 37.7200, -122.5000 37.7130, -122.4990 37.7090'),
    ('lake_merced', 'arterial', 'Boulevard', '-122.4936 37.7348, -122.4900 37.7310, -122.4856 37.7260, -122.4846 37.7210, -122.4856 37.7150, -122.4846 37.7090'),
    ('winston', 'collector', 'Drive', '-122.4870 37.7280, -122.4810 37.7272, -122.4724 37.7268'),
    ('holloway', 'collector', 'Avenue', '-122.4846 37.7212, -122.4780 37.7216, -122.4700 37.7220'),
    ('font', 'local', 'Boulevard', '-122.4846 37.7190, -122.4810 37.7180, -122.4770 37.7214, -122.4740 37.7236'),
    ('brotherhood', 'collector', 'Way', '-122.4853 37.7140, -122.4790 37.7126, -122.4708 37.7140'),
    ('john_muir', 'collector', 'Drive', '-122.5012 37.7200, -122.4960 37.7140, -122.4912 37.7118, -122.4854 37.7128'),
    ('eucalyptus', 'local', 'Drive', '-122.4890 37.7310, -122.4810 37.7312, -122.4720 37.7312'),
    ('bayshore', 'arterial', 'Boulevard', '-122.4055 37.7480, -122.4068 37.7420, -122.4062 37.7360, -122.4040 37.7290, -122.4006 37.7210, -122.4012 37.7160, -122.4030 37.7110, -122.4046 37.7088'),
    ('cesar_chavez', 'arterial', 'Street', '-122.4076 37.7486, -122.3990 37.7498, -122.3930 37.7498, -122.3870 37.7500'),
    ('evans', 'arterial', 'Avenue', '-122.3958 37.7496, -122.3920 37.7440, -122.3862 37.7414'),
    ('industrial', 'collector', 'Street', '-122.4066 37.7410, -122.4000 37.7394, -122.3960 37.7360, -122.3914 37.7334'),
    ('geneva', 'arterial', 'Avenue', '-122.4470 37.7225, -122.4410 37.7163, -122.4290 37.7110, -122.4236 37.7088'),
    ('sunnydale', 'collector', 'Avenue', '-122.4040 37.7092, -122.4120 37.7110, -122.4180 37.7130'),
    ('point_lobos', 'arterial', 'Avenue', '-122.5040 37.7797, -122.5080 37.7800, -122.5124 37.7786, -122.5112 37.7745, -122.5100 37.7712'),
    ('clement', 'collector', 'Street', '-122.4960 37.7812, -122.5050 37.7818, -122.5096 37.7798'),
    ('el_camino_del_mar', 'local', '', '-122.4846 37.7880, -122.4890 37.7872, -122.4935 37.7862, -122.4960 37.7840, -122.4962 37.7806'),
    ('jfk', 'collector', 'Drive', '-122.4541 37.7716, -122.4600 37.7714, -122.4680 37.7708, -122.4760 37.7706, -122.4850 37.7698, -122.4940 37.7702, -122.5030 37.7694, -122.5097 37.7690'),
    ('mlk', 'collector', 'Drive', '-122.4538 37.7672, -122.4620 37.7672, -122.4700 37.7678, -122.4780 37.7672, -122.4870 37.7668, -122.4960 37.7662, -122.5040 37.7656, -122.5094 37.7654'),
    ('crossover', 'arterial', 'Drive', '-122.4775 37.7654, -122.4770 37.7690, -122.4740 37.7708, -122.4717 37.7728'),
    ('park_presidio', 'arterial', 'Boulevard', '-122.4716 37.7724, -122.4722 37.7808, -122.4727 37.7870, -122.4726 37.7912, -122.4716 37.7960, -122.4708 37.8012, -122.4722 37.8040'),
    ('lincoln_blvd', 'collector', 'Boulevard', '-122.4812 37.7880, -122.4826 37.7920, -122.4812 37.7960, -122.4786 37.8006, -122.4762 37.8046, -122.4720 37.8042, -122.4670 37.8022, -122.4600 37.8010, -122.4555 37.8000, -122.4500 37.7990'),
    ('washington_blvd', 'local', 'Boulevard', '-122.4806 37.7968, -122.4760 37.7945, -122.4700 37.7930, -122.4640 37.7936, -122.4597 37.7912, -122.4597 37.7885'),
    ('presidio_blvd', 'collector', 'Boulevard', '-122.4600 37.8010, -122.4560 37.7980, -122.4520 37.7950, -122.4482 37.7935, -122.4470 37.7918, -122.4468 37.7877'),
    ('mason_crissy', 'local', 'Street', '-122.4720 37.8046, -122.4660 37.8048, -122.4580 37.8050, -122.4480 37.8058'),
    ('girard_road', 'arterial', 'Road', '-122.4640 37.8020, -122.4560 37.8022, -122.4496 37.8032, -122.4470 37.7986'),
    ('marina', 'arterial', 'Boulevard', '-122.4496 37.8046, -122.4440 37.8058, -122.4380 37.8064, -122.4322 37.8056, -122.4312 37.8028'),
    ('avenue_of_the_palms', 'collector', '', '-122.3690 37.8120, -122.3694 37.8146, -122.3700 37.8156, -122.3734 37.8178, -122.3758 37.8208, -122.3778 37.8244, -122.3782 37.8272, -122.3768 37.8298, -122.3736 37.8314'),
    ('avenue_m', 'local', '', '-122.3674 37.8166, -122.3644 37.8194, -122.3634 37.8222, -122.3648 37.8256, -122.3672 37.8284, -122.3708 37.8310, -122.3744 37.8314'),
    ('california_ti', 'local', 'Avenue', '-122.3740 37.8174, -122.3664 37.8178, -122.3640 37.8206'),
    ('gateview', 'local', 'Avenue', '-122.3784 37.8262, -122.3700 37.8254, -122.3644 37.8250'),
    ('treasure_island_9th', 'local', 'Street', '-122.3766 37.8214, -122.3690 37.8214, -122.3630 37.8216'),
    ('avenue_h', 'local', '', '-122.3684 37.8172, -122.3700 37.8254, -122.3716 37.8316'),
    ('us_101', 'freeway', '', '-122.3958 37.7085, -122.3995 37.7130, -122.4022 37.7185, -122.4062 37.7290, -122.4072 37.7352, -122.4064 37.7420, -122.4051 37.7487, -122.4036 37.7560, -122.4044 37.7640, -122.4066 37.7702, -122.4120 37.7704, -122.4190 37.7704, -122.4234 37.7724'),
    ('us_101_north', 'freeway', '', '-122.4480 37.7996, -122.4520 37.8026, -122.4600 37.8028, -122.4680 37.8036, -122.4730 37.8060, -122.4766 37.8088, -122.4774 37.8106'),
    ('i_280', 'freeway', '', '-122.4690 37.7085, -122.4600 37.7112, -122.4502 37.7176, -122.4458 37.7224, -122.4402 37.7285, -122.4332 37.7324, -122.4256 37.7322, -122.4180 37.7330, -122.4090 37.7350, -122.4020 37.7382, -122.3960 37.7430, -122.3930 37.7500, -122.3926 37.7580, -122.3932 37.7650, -122.3958 37.7712, -122.3966 37.7752'),
    ('i_80', 'freeway', '', '-122.4066 37.7702, -122.4040 37.7740, -122.3990 37.7786, -122.3940 37.7832, -122.3902 37.7868'),
    ('i_80_island', 'freeway', '', '-122.3706 37.8102, -122.3680 37.8112, -122.3650 37.8118, -122.3620 37.8114')
),
drawn_lines as (
    select slug, street_class, suffix, true as by_hand, (st_dump(st_intersection(st_geomfromtext('LINESTRING(' || points || ')', 4326), land))).geom as path
    from drawn, (select st_union(boundary) as land from city_areas where kind = 'outline') as city
),
raw_lines as (
    select slug, street_class, suffix, by_hand, path, row_number() over (partition by slug order by st_xmin(path), st_ymin(path), st_length(path)) as stretch
    from (select * from lattice_lines union all select * from drawn_lines) as lines
    where st_geometrytype(path) = 'ST_LineString' and st_length(path) > 0.0006
),
crossings as (
    -- Where each street meets others: the first and last crossing bound what is kept of it.
    select a.slug, a.stretch,
        min(st_linelocatepoint(a.path, spot.geom)) as first_crossing,
        max(st_linelocatepoint(a.path, spot.geom)) as last_crossing
    from raw_lines as a
    join raw_lines as b on a.slug <> b.slug and st_intersects(a.path, b.path)
    cross join lateral st_dump(st_intersection(a.path, b.path)) as spot
    where a.street_class <> 'freeway' and b.street_class <> 'freeway' and st_geometrytype(spot.geom) = 'ST_Point'
    group by a.slug, a.stretch
),
kept as (
    -- Lattice lines end three metres beyond their last crossing, so that rounding never loses it; drawn roads stay whole.
    select slug, stretch, street_class, suffix,
        st_snaptogrid(case
            when by_hand then path
            else st_linesubstring(path,
                greatest(0, first_crossing - 0.00003 / st_length(path)),
                least(1, last_crossing + 0.00003 / st_length(path)))
        end, 0.0000001) as path
    from raw_lines
    left join crossings using (slug, stretch)
    where by_hand or (last_crossing - first_crossing) * st_length(path) > 0.0003
)
insert into streets (street_id, street_slug, street_name, street_class, lanes, speed_limit_mph, one_way, path)
select slug || '-' || stretch, slug,
    case slug
        when 'ofarrell' then 'O''Farrell Street' when 'mcallister' then 'McAllister Street' when 'mckinnon' then 'McKinnon Avenue'
        when 'van_ness' then 'Van Ness Avenue' when 'geary' then 'Geary Boulevard' when 'potrero' then 'Potrero Avenue'
        when 'presidio_ave' then 'Presidio Avenue' when 'grant' then 'Grant Avenue' when 'masonic' then 'Masonic Avenue'
        when 'embarcadero' then 'The Embarcadero' when 'oshaughnessy' then 'O''Shaughnessy Boulevard' when 'jfk' then 'John F. Kennedy Drive'
        when 'mlk' then 'Martin Luther King Jr. Drive' when 'lincoln' then 'Lincoln Way' when 'sunset' then 'Sunset Boulevard'
        when 'sloat' then 'Sloat Boulevard' when 'golden_gate' then 'Golden Gate Avenue' when 'funston' then 'Funston Avenue'
        when 'park_presidio' then 'Park Presidio Boulevard' when 'geneva' then 'Geneva Avenue' when 'alemany' then 'Alemany Boulevard'
        when 'us_101' then 'US-101' when 'us_101_north' then 'US-101 Presidio Parkway' when 'i_280' then 'I-280' when 'i_80' then 'I-80'
        when 'i_80_island' then 'I-80 Bay Bridge' when 'de_haro' then 'De Haro Street' when 'south_van_ness' then 'South Van Ness Avenue'
        when 'lincoln_blvd' then 'Lincoln Boulevard' when 'washington_blvd' then 'Washington Boulevard' when 'presidio_blvd' then 'Presidio Boulevard'
        when 'san_bruno' then 'San Bruno Avenue' when 'silver' then 'Silver Avenue' when 'holloway' then 'Holloway Avenue'
        when 'california_ti' then 'California Avenue' when 'treasure_island_9th' then '9th Street, Treasure Island'
        when 'mason_crissy' then 'Mason Street, Crissy Field' when 'girard_road' then 'Girard Road' when 'cortland' then 'Cortland Avenue'
        when 'sunnydale' then 'Sunnydale Avenue' when 'el_camino_del_mar' then 'El Camino del Mar' when 'avenue_of_the_palms' then 'Avenue of the Palms'
        else case when slug like '%\_ave' then initcap(replace(regexp_replace(slug, '_ave$', ''), '_', ' ')) || ' Avenue'
            else btrim(initcap(replace(slug, '_', ' ')) || ' ' || suffix) end
    end,
    street_class::street_class,
    case street_class when 'freeway' then 8 when 'arterial' then 4 else 2 end,
    case street_class when 'freeway' then 55 when 'arterial' then 30 when 'collector' then 25 else 20 end,
    slug in ('bush', 'pine', 'franklin', 'gough', 'fell', 'oak', 'howard', 'folsom', 'harrison', 'bryant', 'turk', 'golden_gate',
        'kearny', 'battery', 'sansome', '1st', '3rd', '4th', '5th', '6th', '7th', '8th', '9th', '10th'),
    path
from kept
on conflict do nothing;

analyze streets;
