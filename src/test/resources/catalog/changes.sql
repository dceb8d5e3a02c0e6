-- Changes to a catalog, one a section. "--= " lines are the differences they make; (superuser) needs one,
-- (from 15) such a server, (order) comes back with columns in another order, as PostgreSQL allows nothing else. "--: " lines come before, with the base.
--- base
create schema app;
create schema other;
comment on schema app is 'the app';
create type app.mood as enum ('sad', 'ok', 'it''s, fine');
create type app.pair as (a int, b text collate "C");
create domain app.mail as text default 'x@y' constraint mail_at check (value like '%@%');
create type app.span as range (subtype = numeric);
create sequence app.free increment 5 minvalue 10 maxvalue 1000 start 20 cache 3 cycle;
create function app.plus(a int, b int default 1) returns int language sql immutable parallel safe cost 7 as 'select a + b';
create function app.touch() returns trigger language plpgsql security definer set search_path = app as $$ begin return new; end $$;
create procedure app.job(x int) language plpgsql as $$ begin null; end $$;
create aggregate app.total(int) (sfunc = int4pl, stype = int, initcond = '0');
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
comment on constraint label_short on app.thing is 'short';
create index thing_mood on app.thing (mood, made desc nulls last) include (price) where mood = 'ok'::app.mood;
create index thing_lower on app.thing (lower(label));
alter index app.thing_lower alter column 1 set statistics 42;
alter table app.thing cluster on thing_lower;
create unique index owner_mail_id on app.owner (mail, id);
create view app.cheap with (security_barrier = true) as select id, label, price from app.thing where price < 5;
create view app.cheaper as select * from app.cheap where price < 2;
comment on column app.cheap.label is 'a label';
create materialized view app.sums as select mood, count(*) as n from app.thing group by mood;
create unique index sums_mood on app.sums (mood);
create trigger touched before update of label on app.thing for each row when (old.label is distinct from new.label) execute function app.touch();
create rule no_delete as on delete to app.owner where old.id = 1 do instead nothing;
alter table app.thing enable row level security;
create policy mine on app.thing for select to authenticated, anon using (owner_id = app.plus(1, 2));
create policy add_one on app.thing as restrictive for insert with check (price > 1);
create table app.log (id bigint, day date not null, note text, primary key (id, day)) partition by range (day);
create table app.log_20 partition of app.log for values from ('2020-01-01') to ('2021-01-01');
create table app.log_rest partition of app.log default;
create index log_note on app.log (note);
create table app.animal (id int primary key, name text not null check (name <> ''));
create table app.dog (breed text) inherits (app.animal);
create unlogged table app.cache (k text primary key, v jsonb);
grant usage on schema app to anon, authenticated;
grant select, insert on app.thing to anon with grant option;
grant select (mail), update (mail) on app.owner to authenticated;
revoke execute on function app.plus(int, int) from public;
create publication news for table app.owner, app.animal with (publish = 'insert, update');
--- schema created
create schema extra; comment on schema extra is 'x'; grant usage on schema extra to anon;
--= + schema extra
--- schema changed
comment on schema app is null; grant create on schema app to anon;
--= ~ schema app [acl, comment]
--- schema dropped
drop schema other;
--= - schema other
--- extension created
create extension citext with schema app; create table app.ci (x app.citext default 'a');
--= + column app.ci.x
--= + extension citext
--= + table app.ci
--- enum created
create type app.colour as enum ('red', 'green'); create table app.paint (c app.colour default 'red');
--= + enum app.colour
--= + table app.paint
--= + column app.paint.c
--- enum value added at the end
alter type app.mood add value 'great';
--= ~ enum app.mood [labels]
--- enum value added before
alter type app.mood add value 'meh' before 'ok';
--= ~ enum app.mood [labels]
--- enum value renamed
alter type app.mood rename value 'sad' to 'glum';
--= ~ enum app.mood [labels]
--- enum dropped (order)
drop type app.mood cascade;
--= - enum app.mood
--= - column app.thing.mood
--= - index app.thing.thing_mood
--= - materialized view app.sums
--= - column app.sums.mood
--= - column app.sums.n
--= - index app.sums.sums_mood
--- composite created
create type app.trio as (x int, y app.mood); comment on column app.trio.x is 'ex'; comment on type app.trio is 't';
--= + attribute app.trio.x
--= + attribute app.trio.y
--= + composite app.trio
--- composite changed
alter type app.pair add attribute c date, alter attribute a type bigint;
--= + attribute app.pair.c
--= ~ attribute app.pair.a [type]
--- composite dropped
drop type app.pair;
--= - attribute app.pair.a
--= - attribute app.pair.b
--= - composite app.pair
--- domain created
create domain app.pos as int not null default 3 check (value > 0); create table app.p (x app.pos);
--= + column app.p.x
--= + domain app.pos
--= + domain constraint app.pos.pos_check
--= + table app.p
--- domain changed
alter domain app.mail set not null; alter domain app.mail drop default; alter domain app.mail add constraint long check (length(value) > 3);
--= + domain constraint app.mail.long
--= ~ domain app.mail [not null, default]
--- domain constraint dropped
alter domain app.mail drop constraint mail_at;
--= - domain constraint app.mail.mail_at
--- range created (from 14)
create type app.weight as range (subtype = float8, subtype_diff = float8mi, multirange_type_name = weights);
--= + range app.weight
--- range dropped
drop type app.span;
--= - range app.span
--- sequence created
create sequence app.odd as smallint increment 2; grant usage on sequence app.odd to anon; comment on sequence app.odd is 'o';
--= + sequence app.odd
--- sequence changed
alter sequence app.free increment 7 maxvalue 5000 no cycle cache 1; alter sequence app.free owned by app.cache.k;
--= ~ sequence app.free [increment, maximum, cache, cycle, owned by]
--- sequence dropped
drop sequence app.free;
--= - sequence app.free
--- table created
create table app.fresh (id serial primary key, ref int references app.thing, big bigint generated by default as identity (start 5));
alter table app.fresh enable row level security; alter table app.fresh force row level security; alter table app.fresh replica identity full;
create index on app.fresh (ref); create policy p on app.fresh using (true); grant all on app.fresh to anon;
--= + column app.fresh.big
--= + column app.fresh.id
--= + column app.fresh.ref
--= + constraint app.fresh.fresh_pkey
--= + constraint app.fresh.fresh_ref_fkey
--= + index app.fresh.fresh_ref_idx
--= + policy app.fresh.p
--= + sequence app.fresh_big_seq
--= + sequence app.fresh_id_seq
--= + table app.fresh
--- tables with foreign keys in a circle created
create table app.a (id int primary key, b int); create table app.b (id int primary key, a int references app.a);
alter table app.a add foreign key (b) references app.b;
--= + column app.a.b
--= + column app.a.id
--= + column app.b.a
--= + column app.b.id
--= + constraint app.a.a_b_fkey
--= + constraint app.a.a_pkey
--= + constraint app.b.b_a_fkey
--= + constraint app.b.b_pkey
--= + table app.a
--= + table app.b
--- table changed
alter table app.thing set (fillfactor = 70); alter table app.thing reset (autovacuum_enabled);
alter table app.thing disable row level security; alter table app.owner replica identity using index owner_mail_id;
alter table app.cache set logged; alter table app.thing set without cluster; comment on table app.thing is 'things';
--= ~ table app.thing [options, row security, clustered on, comment]
--= ~ table app.owner [replica identity]
--= ~ table app.cache [persistence]
--- table with everything dropped
drop table app.thing cascade;
--= - column app.cheap.id
--= - column app.cheap.label
--= - column app.cheap.price
--= - column app.cheaper.id
--= - column app.cheaper.label
--= - column app.cheaper.price
--= - column app.sums.mood
--= - column app.sums.n
--= - column app.thing.during
--= - column app.thing.id
--= - column app.thing.label
--= - column app.thing.made
--= - column app.thing.mood
--= - column app.thing.owner_id
--= - column app.thing.price
--= - column app.thing.tags
--= - column app.thing.twice
--= - constraint app.thing.label_short
--= - constraint app.thing.thing_during_excl
--= - constraint app.thing.thing_owner_id_fkey
--= - constraint app.thing.thing_pkey
--= - constraint app.thing.thing_price_check
--= - index app.sums.sums_mood
--= - index app.thing.thing_lower
--= - index app.thing.thing_mood
--= - materialized view app.sums
--= - policy app.thing.add_one
--= - policy app.thing.mine
--= - sequence app.thing_id_seq
--= - table app.thing
--= - trigger app.thing.touched
--= - view app.cheap
--= - view app.cheaper
--- column added
alter table app.owner add column note text collate "C" not null default 'n'; comment on column app.owner.note is 'x';
grant select (note) on app.owner to anon;
--= + column app.owner.note
--- column type changed below views (order)
drop view app.cheap cascade; drop policy add_one on app.thing; alter table app.thing drop column twice; alter table app.thing alter column price type int;
--= - column app.cheap.id
--= - column app.cheap.label
--= - column app.cheap.price
--= - column app.cheaper.id
--= - column app.cheaper.label
--= - column app.cheaper.price
--= - view app.cheap
--= - view app.cheaper
--= ~ column app.thing.price [type]
--= ~ constraint app.thing.thing_price_check [definition]
--= - column app.thing.twice
--= - policy app.thing.add_one
--- column properties changed (from 14)
alter table app.thing alter column label drop not null, alter column label drop default, alter column label set storage plain,
  alter column label set statistics -1, alter column made set not null, alter column tags set compression pglz;
alter table app.thing alter column label reset (n_distinct); comment on column app.thing.price is null;
--= ~ column app.thing.label [not null, default, storage, statistics, options]
--= ~ column app.thing.made [not null]
--= ~ column app.thing.price [comment]
--= ~ column app.thing.tags [compression]
--- last column dropped
alter table app.thing drop column during;
--= - column app.thing.during
--= - constraint app.thing.thing_during_excl
--- first column dropped (order)
alter table app.animal drop column id cascade;
--= - column app.animal.id
--= - column app.dog.id
--= - constraint app.animal.animal_pkey
--- identity changed
alter table app.owner alter column id set generated by default set increment by 3;
--= ~ column app.owner.id [identity]
--= ~ sequence app.owner_id_seq [increment]
--- identity dropped
alter table app.owner alter column id drop identity;
--= - sequence app.owner_id_seq
--= ~ column app.owner.id [identity]
--- identity added
alter table app.animal alter column id add generated always as identity;
--= + sequence app.animal_id_seq
--= ~ column app.animal.id [identity]
--- expression dropped (order)
alter table app.thing alter column twice drop expression;
--= ~ column app.thing.twice [generated]
--- partition added
create table app.log_21 partition of app.log for values from ('2021-01-01') to ('2022-01-01');
--= + column app.log_21.day
--= + column app.log_21.id
--= + column app.log_21.note
--= + constraint app.log_21.log_21_pkey
--= + index app.log_21.log_21_note_idx
--= + table app.log_21
--- partition detached
alter table app.log detach partition app.log_20;
--= ~ column app.log_20.day [inherited]
--= ~ column app.log_20.id [inherited]
--= ~ column app.log_20.note [inherited]
--= ~ constraint app.log_20.log_20_pkey [inherited, partition of]
--= ~ index app.log_20.log_20_note_idx [partition of]
--= ~ table app.log_20 [partition of, bound]
--- partition dropped
drop table app.log_20;
--= - column app.log_20.day
--= - column app.log_20.id
--= - column app.log_20.note
--= - constraint app.log_20.log_20_pkey
--= - index app.log_20.log_20_note_idx
--= - table app.log_20
--- partitioned table dropped
drop table app.log;
--= - column app.log.day
--= - column app.log.id
--= - column app.log.note
--= - column app.log_20.day
--= - column app.log_20.id
--= - column app.log_20.note
--= - column app.log_rest.day
--= - column app.log_rest.id
--= - column app.log_rest.note
--= - constraint app.log.log_pkey
--= - constraint app.log_20.log_20_pkey
--= - constraint app.log_rest.log_rest_pkey
--= - index app.log.log_note
--= - index app.log_20.log_20_note_idx
--= - index app.log_rest.log_rest_note_idx
--= - table app.log
--= - table app.log_20
--= - table app.log_rest
--- child table dropped
drop table app.dog;
--= - column app.dog.breed
--= - column app.dog.id
--= - column app.dog.name
--= - constraint app.dog.animal_name_check
--= - publication table news: app.dog
--= - table app.dog
--- constraints changed
alter table app.thing validate constraint label_short; alter table app.thing alter constraint thing_owner_id_fkey not deferrable;
alter table app.owner add constraint both_unique unique (id, mail);
--= + constraint app.owner.both_unique
--= ~ constraint app.thing.label_short [definition]
--= ~ constraint app.thing.thing_owner_id_fkey [definition]
--- constraint dropped and primary key with it
alter table app.owner drop constraint owner_pkey cascade; alter table app.thing drop constraint thing_price_check;
--= - constraint app.owner.owner_pkey
--= - constraint app.thing.thing_owner_id_fkey
--= - constraint app.thing.thing_price_check
--- constraint renamed
alter table app.thing rename constraint label_short to label_long;
--= > constraint app.thing.label_short to app.thing.label_long
--- index created
create index extra on app.thing using gin (tags); comment on index app.extra is 'x';
--= + index app.thing.extra
--- index changed
drop index app.thing_mood; create index thing_mood on app.thing (mood); alter index app.thing_lower alter column 1 set statistics 10;
--= ~ index app.thing.thing_lower [statistics]
--= ~ index app.thing.thing_mood [definition]
--- index dropped
drop index app.thing_lower;
--= - index app.thing.thing_lower
--= ~ table app.thing [clustered on]
--- view created
create view app.v as select 1 as one; alter view app.v alter column one set default 5; grant select on app.v to anon; comment on view app.v is 'v';
--= + column app.v.one
--= + view app.v
--- view changed
create or replace view app.cheap with (security_barrier = true) as select id, label, price, made from app.thing;
--= + column app.cheap.made
--= ~ view app.cheap [definition]
--- view options changed (from 15)
alter view app.cheap reset (security_barrier); alter view app.cheaper set (security_invoker = true, check_option = local);
--= ~ view app.cheap [options]
--= ~ view app.cheaper [options]
--- materialized view created
create materialized view app.m as select 1 as one with no data; create index on app.m (one);
--= + column app.m.one
--= + index app.m.m_one_idx
--= + materialized view app.m
--- materialized view dropped
drop materialized view app.sums;
--= - column app.sums.mood
--= - column app.sums.n
--= - index app.sums.sums_mood
--= - materialized view app.sums
--- function created (from 14)
create function app.f(x app.mood, variadic y int[]) returns table (a int, b text) language plpgsql stable strict rows 5 set work_mem = '1MB' as $$ begin return; end $$;
create function app.atomic(i int) returns numeric language sql begin atomic select price from app.thing where id = i; end;
--= + function app.atomic(integer)
--= + function app.f(app.mood, integer[])
--- function changed
create or replace function app.plus(a int, b int default 1) returns int language sql stable as 'select a - b';
--= ~ function app.plus(integer, integer) [definition]
--- function result changed
drop policy mine on app.thing; drop function app.plus; create function app.plus(a int, b int) returns bigint language sql as 'select 1::bigint';
--= - policy app.thing.mine
--= ~ function app.plus(integer, integer) [arguments, result, definition, acl]
--- function dropped
drop function app.touch() cascade;
--= - function app.touch()
--= - trigger app.thing.touched
--- procedure changed
create or replace procedure app.job(x int) language plpgsql as $$ begin perform 1; end $$; create procedure app.job2() language sql as '';
--= + procedure app.job2()
--= ~ procedure app.job(integer) [definition]
--- aggregate changed
drop aggregate app.total(int); create aggregate app.total(int) (sfunc = int4pl, stype = int); create aggregate app.joined(text) (sfunc = textcat, stype = text);
--= + aggregate app.joined(text)
--= ~ aggregate app.total(integer) [definition]
--- aggregate dropped
drop aggregate app.total(int);
--= - aggregate app.total(integer)
--- trigger created
create constraint trigger late after insert on app.thing deferrable initially deferred for each row execute function app.touch();
alter table app.thing enable always trigger late; comment on trigger late on app.thing is 'l';
--= + trigger app.thing.late
--- trigger disabled
alter table app.thing disable trigger touched;
--= ~ trigger app.thing.touched [enabled]
--- trigger dropped
drop trigger touched on app.thing;
--= - trigger app.thing.touched
--- event trigger created (superuser)
create function app.ev() returns event_trigger language plpgsql as $$ begin end $$;
create event trigger watch on ddl_command_end when tag in ('CREATE TABLE', 'DROP TABLE') execute function app.ev(); alter event trigger watch disable;
--= + event trigger watch
--= + function app.ev()
--- rule created
create rule quiet as on update to app.owner do also notify quiet; alter table app.owner disable rule quiet; comment on rule quiet on app.owner is 'q';
--= + rule app.owner.quiet
--- rule dropped
drop rule no_delete on app.owner;
--= - rule app.owner.no_delete
--- policies changed
alter policy mine on app.thing to public using (price > 3); drop policy add_one on app.thing;
create policy everything on app.thing using (true) with check (false); comment on policy everything on app.thing is 'e';
--= + policy app.thing.everything
--= - policy app.thing.add_one
--= ~ policy app.thing.mine [roles, using]
--- grants changed
revoke select on app.thing from anon cascade; grant select on app.thing to authenticated; grant delete on app.thing to public;
revoke update (mail) on app.owner from authenticated; grant select on app.owner to anon; grant execute on function app.plus(int, int) to anon;
revoke usage on type app.mood from public;
--= ~ column app.owner.mail [acl]
--= ~ enum app.mood [acl]
--= ~ function app.plus(integer, integer) [acl]
--= ~ table app.owner [acl]
--= ~ table app.thing [acl]
--- default privileges created
alter default privileges in schema app grant select on tables to anon; alter default privileges revoke execute on functions from public;
create table app.born (id int); create function app.born() returns int language sql as 'select 1';
--= + column app.born.id
--= + default privileges @me in app: tables
--= + default privileges @me: functions
--= + function app.born()
--= + table app.born
--- dropped under default privileges
alter default privileges in schema app grant all on tables to anon, authenticated; drop table app.cache;
--= + default privileges @me in app: tables
--= - column app.cache.k
--= - column app.cache.v
--= - constraint app.cache.cache_pkey
--= - table app.cache
--- owners changed (superuser)
alter table app.thing owner to authenticated; alter function app.plus(int, int) owner to anon; alter type app.mood owner to anon; alter schema app owner to anon;
--= ~ enum app.mood [owner]
--= ~ function app.plus(integer, integer) [owner, acl]
--= ~ schema app [owner, acl]
--= ~ sequence app.thing_id_seq [owner]
--= ~ table app.thing [owner, acl]
--- publications changed (from 15)
alter publication news set (publish = 'delete', publish_via_partition_root = true); alter publication news drop table app.animal;
alter publication news add table app.thing (id, price) where (price > 3); create publication more; comment on publication more is 'm';
--= + publication more
--= + publication table news: app.thing
--= - publication table news: app.animal
--= - publication table news: app.dog
--= ~ publication news [publish, via partition root]
--- publication of a schema (superuser) (from 15)
create publication wide for tables in schema app; drop publication news;
--= + publication wide
--= + publication schema wide: app
--= - publication news
--= - publication table news: app.animal
--= - publication table news: app.dog
--= - publication table news: app.owner
--- hostile names
create schema "a ""b.c'";
create type "a ""b.c'"."e'"",m" as enum ('a,''b', 'c\d');
create table "a ""b.c'"."t "".x" ("co""l, '" int primary key, "e" "a ""b.c'"."e'"",m" default 'a,''b', "S" serial);
create index "i ""; drop" on "a ""b.c'"."t "".x" ("e");
create policy "p""'" on "a ""b.c'"."t "".x" using ("co""l, '" > 1);
create function "a ""b.c'"."f(""int"(x "a ""b.c'"."e'"",m") returns int language sql as 'select 1';
comment on column "a ""b.c'"."t "".x"."co""l, '" is 'it''s \ "x"';
--= + column a "b.c'.t ".x.S
--= + column a "b.c'.t ".x.co"l, '
--= + column a "b.c'.t ".x.e
--= + constraint a "b.c'.t ".x.t ".x_pkey
--= + enum a "b.c'.e'",m
--= + function a "b.c'."f(""int"("a ""b.c'"."e'"",m")
--= + index a "b.c'.t ".x.i "; drop
--= + policy a "b.c'.t ".x.p"'
--= + schema a "b.c'
--= + sequence a "b.c'.t ".x_S_seq
--= + table a "b.c'.t ".x
--- everything dropped (any)
drop schema app cascade; drop schema other; create schema app;
drop schema app;
--- table renamed
alter table app.cache rename to store;
--= > table app.cache to app.store
--- a view replaced by a table of its name
drop view app.cheaper; create table app.cheaper (id int);
--= + table app.cheaper
--= - column app.cheaper.label
--= - column app.cheaper.price
--= - view app.cheaper
--- collation created
create collation app.german (provider = icu, locale = 'de-u-co-phonebk', deterministic = false);
comment on collation app.german is 'phone book';
--= + collation app.german
--- text search made
create text search dictionary app.short (template = pg_catalog.simple, stopwords = 'english', accept = false);
create text search configuration app.words (parser = pg_catalog.default);
alter text search configuration app.words add mapping for asciiword, word with app.short, pg_catalog.english_stem;
comment on text search configuration app.words is 'words';
comment on text search dictionary app.short is 'short';
create index thing_words on app.thing using gin (to_tsvector('app.words', label));
--= + text search dictionary app.short
--= + text search configuration app.words
--= + index app.thing.thing_words
--- operators made
create function app.same(int, text) returns boolean language sql immutable as 'select $1::text = $2';
create function app.same(text, int) returns boolean language sql immutable as 'select $1 = $2::text';
create function app.minus(app.pair) returns int language sql immutable as 'select -($1).a';
create operator app.=== (function = app.same, leftarg = int, rightarg = text, commutator = operator(app.===));
create operator app.=== (function = app.same, leftarg = text, rightarg = int, commutator = operator(app.===),
    restrict = eqsel, join = eqjoinsel);
create operator app.!! (function = app.minus, rightarg = app.pair);
comment on operator app.!! (none, app.pair) is 'minus';
create view app.matches as select id from app.thing where id operator(app.===) label;
--= + function app.same(integer, text)
--= + function app.same(text, integer)
--= + function app.minus(app.pair)
--= + operator app.===(integer, text)
--= + operator app.===(text, integer)
--= + operator app.!!(NONE, app.pair)
--= + view app.matches
--= + column app.matches.id
--- cast made
create function app.to_text(app.pair) returns text language sql immutable as 'select ($1).b';
create cast (app.pair as text) with function app.to_text(app.pair) as assignment;
comment on cast (app.pair as text) is 'its b';
create cast (app.pair as app.mood) with inout;
--= + function app.to_text(app.pair)
--= + cast (app.pair AS text)
--= + cast (app.pair AS app.mood)
--- statistics made
create statistics app.label_mood (ndistinct, dependencies) on label, mood from app.thing;
alter statistics app.label_mood set statistics 55;
comment on statistics app.label_mood is 'go together';
--= + statistics app.label_mood
--- foreign things made (superuser)
create foreign data wrapper far options (debug 'true');
comment on foreign data wrapper far is 'far away';
grant usage on foreign data wrapper far to anon;
create server "the Far""side" type 'x' version '1' foreign data wrapper far options (host 'it''s', "odd, name" 'a ''b'', c');
grant usage on foreign server "the Far""side" to anon with grant option;
create foreign table app.remote (id int options (column_name 'ID') not null, name text collate "C" default 'x' check (name <> ''))
    server "the Far""side" options (table_name 'T');
comment on foreign table app.remote is 'theirs';
comment on column app.remote.name is 'their name';
grant select on app.remote to anon;
create trigger remote_touch before insert on app.remote for each row execute function app.touch();
create view app.remotes as select * from app.remote;
--= + foreign data wrapper far
--= + server the Far"side
--= + foreign table app.remote
--= + column app.remote.id
--= + column app.remote.name
--= + constraint app.remote.remote_name_check
--= + trigger app.remote.remote_touch
--= + view app.remotes
--= + column app.remotes.id
--= + column app.remotes.name
--- collation altered
--: create collation app.german (provider = icu, locale = 'de');
--: create table app.sorted (a text collate app.german);
comment on collation app.german is 'Deutsch';
--= ~ collation app.german [comment]
--- collation dropped with its column
--: create collation app.german (provider = icu, locale = 'de');
--: create table app.sorted (b int, a text collate app.german);
--: create index sorted_a on app.sorted (a);
drop collation app.german cascade;
--= - collation app.german
--= - column app.sorted.a
--= - index app.sorted.sorted_a
--- text search altered
--: create text search dictionary app.short (template = pg_catalog.simple, stopwords = 'english');
--: create text search configuration app.words (parser = pg_catalog.default);
--: alter text search configuration app.words add mapping for asciiword, word, int with app.short, pg_catalog.english_stem;
--: create table app.doc (t text, v tsvector generated always as (to_tsvector('app.words', t)) stored);
alter text search dictionary app.short (stopwords, accept = false);
alter text search configuration app.words alter mapping for word with pg_catalog.simple;
alter text search configuration app.words drop mapping for int;
alter text search configuration app.words add mapping for email with simple;
--= ~ text search dictionary app.short [settings]
--= ~ text search configuration app.words [mappings]
--- text search dropped
--: create text search dictionary app.short (template = pg_catalog.simple, stopwords = 'english');
--: create text search configuration app.words (parser = pg_catalog.default);
--: alter text search configuration app.words add mapping for asciiword, word, int with app.short, pg_catalog.english_stem;
drop text search dictionary app.short cascade;
--= - text search dictionary app.short
--= - text search configuration app.words
--- operators altered and dropped
--: create function app.same(int, text) returns boolean language sql immutable as 'select $1::text = $2';
--: create function app.differs(int, text) returns boolean language sql immutable as 'select $1::text <> $2';
--: create operator app.=== (function = app.same, leftarg = int, rightarg = text, negator = operator(app.<<>>), restrict = eqsel);
--: create operator app.<<>> (function = app.differs, leftarg = int, rightarg = text, negator = operator(app.===));
--: create view app.matches as select id from app.thing where id operator(app.===) label;
alter operator app.=== (int, text) set (restrict = none, join = neqjoinsel);
comment on operator app.<<>> (int, text) is 'differ';
--= ~ operator app.===(integer, text) [definition]
--= ~ operator app.<<>>(integer, text) [comment]
--- operator dropped
--: create function app.same(int, text) returns boolean language sql immutable as 'select $1::text = $2';
--: create operator app.=== (function = app.same, leftarg = int, rightarg = text);
--: create view app.matches as select id from app.thing where id operator(app.===) label;
drop operator app.=== (int, text) cascade;
--= - operator app.===(integer, text)
--= - view app.matches
--= - column app.matches.id
--- cast changed and dropped
--: create function app.to_text(app.pair) returns text language sql immutable as 'select ($1).b';
--: create cast (app.pair as text) with function app.to_text(app.pair) as assignment;
--: create cast (app.pair as app.mood) with inout;
drop cast (app.pair as text);
create cast (app.pair as text) with inout as implicit;
drop cast (app.pair as app.mood);
--= ~ cast (app.pair AS text) [definition]
--= - cast (app.pair AS app.mood)
--- statistics altered
--: create statistics app.label_mood (ndistinct, dependencies) on label, mood from app.thing;
--: alter statistics app.label_mood set statistics 55;
alter statistics app.label_mood set statistics -1;
comment on statistics app.label_mood is 'together';
--= ~ statistics app.label_mood [target, comment]
--- statistics dropped with a column
--: create statistics app.price_during (ndistinct, dependencies) on price, during from app.thing;
alter table app.thing drop column during;
--= - statistics app.price_during
--= - column app.thing.during
--= - constraint app.thing.thing_during_excl
--- foreign things altered (superuser)
--: create foreign data wrapper far options (debug 'true');
--: create server "the Far""side" type 'x' version '1' foreign data wrapper far options (host 'it''s', "odd, name" 'a ''b'', c');
--: create foreign table app.remote (id int options (column_name 'ID') not null, name text check (name <> ''))
--:     server "the Far""side" options (table_name 'T', "UP" 'x');
--: create view app.remotes as select id from app.remote;
alter foreign data wrapper far options (set debug 'false', more 'x');
alter server "the Far""side" version '2' options (drop host);
alter foreign table app.remote options (set table_name 'U', drop "UP"), alter column id options (drop column_name),
    alter column name options (column_name 'N'), add column extra date, drop constraint remote_name_check;
grant usage on foreign server "the Far""side" to authenticated;
--= ~ foreign data wrapper far [foreign options]
--= ~ server the Far"side [version, foreign options, acl]
--= ~ foreign table app.remote [foreign options]
--= ~ column app.remote.id [foreign options]
--= ~ column app.remote.name [foreign options]
--= + column app.remote.extra
--= - constraint app.remote.remote_name_check
--- foreign things dropped (superuser)
--: create foreign data wrapper far options (debug 'true');
--: create server near foreign data wrapper far;
--: create foreign table app.remote (id int) server near;
--: create table app.plain (id int, day date) partition by range (day);
--: create foreign table app.plain_40 partition of app.plain for values from ('2040-01-01') to ('2041-01-01') server near;
--: create view app.remotes as select id from app.remote;
drop server near cascade;
--= - server near
--= - foreign table app.remote
--= - column app.remote.id
--= - foreign table app.plain_40
--= - column app.plain_40.id
--= - column app.plain_40.day
--= - view app.remotes
--= - column app.remotes.id
--- storage options in another order
alter table app.thing reset (fillfactor); alter table app.thing set (fillfactor = 80);
alter table app.thing alter column price set (n_distinct = 7, n_distinct_inherited = 8);
--= ~ column app.thing.price [options]
--= ~ table app.thing [options]
--- a foreign key that stands on another index of the same columns
alter table app.owner add constraint again unique (id);
alter table app.owner drop constraint again;
comment on constraint thing_owner_id_fkey on app.thing is 'stands on the primary key';
--= ~ constraint app.thing.thing_owner_id_fkey [comment]
