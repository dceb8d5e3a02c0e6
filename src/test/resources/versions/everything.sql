-- A schema of every kind of object that Alidade reads, as sections: what a server of that version on knows
-- ("from 17"), and what only a superuser may make. The word "change" begins what a second migration does to it.
--- from 13
create schema app;
create schema "other ""One";
comment on schema app is 'the app';
create type app.mood as enum ('sad', 'ok', 'it''s, fine');
create type app.pair as (a int, b text collate "C");
create domain app.mail as text default 'x@y' constraint mail_at check (value like '%@%');
create domain app.full as text not null constraint filled check (value <> '');
create type app.span as range (subtype = numeric);
create collation app.german (provider = icu, locale = 'de-u-co-phonebk', deterministic = false);
create sequence app.free increment 5 minvalue 10 maxvalue 1000 start 20 cache 3 cycle;
create function app.plus(a int, b int default 1) returns int language sql immutable parallel safe cost 7 as 'select a + b';
create function app.touch() returns trigger language plpgsql security definer set search_path = app as $$ begin return new; end $$;
create procedure app.job(x int) language plpgsql as $$ begin null; end $$;
create aggregate app.total(int) (sfunc = int4pl, stype = int, initcond = '0');
create function app.same(int, text) returns boolean language sql immutable as 'select $1::text = $2';
create operator app.=== (function = app.same, leftarg = int, rightarg = text);
create function app.to_text(app.pair) returns text language sql immutable as 'select ($1).b';
create cast (app.pair as text) with function app.to_text(app.pair) as assignment;
create text search dictionary app.short (template = pg_catalog.simple, stopwords = 'english', accept = false);
create text search configuration app.words (parser = pg_catalog.default);
alter text search configuration app.words add mapping for asciiword, word with app.short, pg_catalog.english_stem;
create table app.owner (id int generated always as identity primary key, mail app.mail not null, unique (mail));
create table app.thing (
    id serial primary key,
    owner_id int not null references app.owner on delete cascade on update cascade deferrable initially deferred,
    mood app.mood default 'ok'::app.mood,
    label varchar(20) collate "C" not null default 'none',
    price numeric(10, 2) check (price > 0),
    twice numeric generated always as (price * 2) stored,
    made timestamptz default now(),
    tags text[] not null default '{}'::text[],
    during tstzrange,
    exclude using gist (during with &&)
) with (fillfactor = 80, autovacuum_enabled = false);
alter table app.thing add constraint label_short check (length(label) < 15) not valid;
alter table app.thing alter column tags set storage external, alter column label set statistics 77;
alter table app.thing alter column label set (n_distinct = 5);
comment on column app.thing.price is 'in euros';
create index thing_mood on app.thing (mood, made desc nulls last) include (price) where mood = 'ok'::app.mood;
create index thing_lower on app.thing (lower(label));
create index thing_words on app.thing using gin (to_tsvector('app.words', label));
alter index app.thing_lower alter column 1 set statistics 42;
create statistics app.label_mood (ndistinct, dependencies, mcv) on label, mood from app.thing;
create view app.cheap with (security_barrier = true) as select id, label, price from app.thing where price < 5;
create view app.cheaper as select * from app.cheap where price < 2 with local check option;
create view app.matches as select id from app.thing where id operator(app.===) label;
create materialized view app.sums as select mood, count(*) as n from app.thing group by mood;
create unique index sums_mood on app.sums (mood);
create trigger touched before update of label on app.thing for each row
    when (old.label is distinct from new.label) execute function app.touch();
create rule no_delete as on delete to app.owner where old.id = 1 do instead nothing;
alter table app.thing enable row level security;
create policy mine on app.thing for select to authenticated, anon using (owner_id = app.plus(1, 2));
create policy add_one on app.thing as restrictive for insert with check (price > 1);
create table app.log (id bigint, day date not null, note text, primary key (id, day)) partition by range (day);
create table app.log_20 partition of app.log for values from ('2020-01-01') to ('2021-01-01');
create table app.log_rest partition of app.log default;
create index log_note on app.log (note);
create trigger logged before insert on app.log for each row execute function app.touch();
create table app.animal (id int primary key, name text not null check (name <> ''));
create table app.dog (breed text) inherits (app.animal);
create unlogged table app.cache (k text primary key, v jsonb);
create table "other ""One"."t "".x" ("co""l, '" int primary key, "e" app.mood default 'it''s, fine', "S" serial);
grant usage on schema app to anon, authenticated;
grant select, insert on app.thing to anon with grant option;
grant select (mail), update (mail) on app.owner to authenticated;
revoke execute on function app.plus(int, int) from public;
alter default privileges in schema app grant select on tables to anon;
create publication news for table app.owner, app.animal
    with (publish = 'insert, update', publish_via_partition_root = true);
--- from 13 superuser
create foreign data wrapper far options (debug 'true');
create server side type 'x' version '1' foreign data wrapper far options (host 'it''s', "odd, name" 'a ''b'', c');
create foreign table app.remote (id int options (column_name 'ID') not null, name text default 'x' check (name <> ''))
    server side options (table_name 'T');
create function app.watched() returns event_trigger language plpgsql as $$ begin end $$;
create event trigger watch on ddl_command_end when tag in ('CREATE TABLE') execute function app.watched();
alter event trigger watch disable;
--- from 14
create type app.weight as range (subtype = float8, subtype_diff = float8mi, multirange_type_name = app.weights);
create function app.atomic(i int) returns numeric language sql begin atomic select price from app.thing where id = i; end;
create procedure app.gives(in x int, out y int) language plpgsql as $$ begin y := x; end $$;
create statistics app.lengths on length(label), (price + 1) from app.thing;
alter table app.thing alter column tags set compression pglz;
create view app.recent as
    with recursive up as (select 1 as n union all select n + 1 from up where n < 3) search depth first by n set way
    select n from up;
--- from 15
alter table app.animal add column code text, add constraint animal_code unique nulls not distinct (code);
create table app.part (
    owner int, thing int, share numeric(3, -2),
    constraint part_owner foreign key (owner) references app.owner on delete set null (owner)
);
create view app.as_caller with (security_invoker = true) as select id from app.thing;
create publication chosen for table app.thing (id, price) where (id > 3);
--- from 15 superuser
create publication wide for tables in schema app;
--- from 16
create table app.packed (note text storage external compression pglz);
create collation app.ruled (provider = icu, locale = 'und', rules = '&a < g');
create function app.picked(v jsonb) returns boolean language sql immutable
    begin atomic select v is json object and json_array(1, 2) is not null; end;
--- from 17
create collation app.plain (provider = builtin, locale = 'C.UTF-8');
create table app.counted (id bigint generated always as identity, at date not null) partition by range (at);
create table app.counted_20 partition of app.counted for values from ('2020-01-01') to ('2021-01-01');
create table app.apart (id int, at int, exclude using gist (int4range(at, at, '[]') with &&));
grant maintain on app.thing to authenticated;
create view app.told as select json_value('{"a": 1}'::jsonb, '$.a' returning int) as a, merge_action as b
    from json_table('[1]'::jsonb, '$[*]' columns (merge_action int path '$')) j;
--- from 18
create table app.today (
    id int constraint today_id not null no inherit,
    price numeric,
    gross numeric generated always as (price * 1.19) virtual,
    during daterange not null,
    constraint today_price check (price > 0) not enforced,
    constraint today_owner foreign key (id) references app.owner not enforced,
    place int4range not null,
    constraint today_key unique (place, during without overlaps)
);
create table app.later (note text, place int4range, during daterange);
alter table app.later add constraint later_note not null note not valid,
    add constraint later_during foreign key (place, period during) references app.today (place, period during);
create publication generated for table app.thing with (publish_generated_columns = stored);
--- from 13
insert into app.owner (mail) select g || '@x' from generate_series(1, 50) g;
insert into app.thing (owner_id, label, price, tags) select g, 'l' || g, g, array['a', 'b'] from generate_series(1, 50) g;
insert into app.log select g, '2020-02-02', 'n' || g from generate_series(1, 20) g;
--- change from 13
alter type app.mood rename value 'sad' to 'glum';
alter domain app.mail add constraint long check (length(value) > 2);
alter sequence app.free increment 7 maxvalue 5000 no cycle;
alter table app.thing alter column label drop not null, alter column label set default 'some',
    drop constraint label_short;
alter table app.owner add column note text collate "C" not null default 'n';
alter table app.owner alter column id set generated by default;
alter table app.log detach partition app.log_20;
create table app.log_22 partition of app.log for values from ('2022-01-01') to ('2023-01-01');
drop view app.cheaper;
create or replace view app.cheap with (security_barrier = true) as
    select id, label, price, made from app.thing where price < 6;
create or replace function app.plus(a int, b int default 1) returns int language sql stable as 'select a - b';
drop index app.thing_lower;
alter policy mine on app.thing to public using (price > 3);
alter table app.thing disable trigger touched;
drop rule no_delete on app.owner;
alter table app.cache rename to store;
alter table app.animal alter column name type varchar(40);
grant select on app.owner to anon;
revoke insert on app.thing from anon;
alter publication news set (publish = 'delete');
alter statistics app.label_mood set statistics 55;
--- change from 13 superuser
alter server side version '2' options (drop host);
alter event trigger watch enable;
--- change from 14
alter table app.thing alter column tags set compression default;
drop statistics app.lengths;
create or replace function app.atomic(i int) returns numeric language sql begin atomic select price + 1 from app.thing where id = i; end;
--- change from 15
alter table app.animal drop constraint animal_code;
alter view app.as_caller reset (security_invoker);
alter publication chosen set table app.thing (id) where (id > 5);
--- change from 15 superuser
alter publication wide drop tables in schema app;
--- change from 16
alter table app.packed alter column note set storage main;
--- change from 17
alter table app.counted detach partition app.counted_20;
revoke maintain on app.thing from authenticated;
--- change from 18
alter table app.today alter constraint today_owner enforced;
alter table app.later validate constraint later_note;
alter table app.today alter column id drop not null;
alter publication generated set (publish_generated_columns = none);
