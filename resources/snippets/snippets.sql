-- What the console offers by name. Each begins with "--- name: what it writes"; ${1:text} is a place to fill in, ${0} where
-- the caret ends. Own ones are plain files in the folder "snippets" beside the saved queries.

--- sel: rows of a table
select ${2:*}
from ${1:table}
where ${3:true}
limit 100;

--- join: two tables joined
select ${5:*}
from ${1:one} a
join ${2:other} b on b.${3:id} = a.${4:other_id}
where ${6:true};

--- grp: counts by a column
select ${2:column}, count(*)
from ${1:table}
group by 1
order by 2 desc
limit 50;

--- cte: a query with a named part
with ${1:part} as (
    select ${3:*}
    from ${2:table}
)
select *
from ${0:part};

--- ins: a new row that shows what became of it
insert into ${1:table} (${2:columns})
values (${3:values})
returning *;

--- ups: a row that is new or changed
insert into ${1:table} (${2:id}, ${3:value})
values (${4::id}, ${5::value})
on conflict (${6:id}) do update set ${7:value} = excluded.${8:value}
returning *;

--- upd: other values for some rows
update ${1:table}
set ${2:column} = ${3:value}
where ${4:id = :id}
returning *;

--- del: rows to go, shown as they go
delete from ${1:table}
where ${2:id = :id}
returning *;

--- crt: a table with an identity and a time
create table ${1:name} (
    id bigint generated always as identity primary key,
    ${2:name} ${3:text} not null,
    created_at timestamptz not null default now()
);

--- idx: an index made while others write
create index concurrently ${1:name} on ${2:table} (${3:column});

--- fk: a reference checked later, without a long lock
alter table ${1:table} add constraint ${2:table_other_fk}
    foreign key (${3:other_id}) references ${4:other} (id) not valid;
alter table ${5:table} validate constraint ${6:table_other_fk};

--- pol: a policy for rows that belong to somebody
alter table ${1:table} enable row level security;
create policy ${2:owners_read} on ${3:table}
    for select to authenticated
    using ((select auth.uid()) = ${4:user_id});

--- fn: a function in PL/pgSQL
create or replace function ${1:name}(${2:arguments})
returns ${3:void}
language plpgsql
set search_path = ''
as $$
begin
    ${0}
end;
$$;

--- trg: a trigger that keeps the time of the last change
create or replace function ${1:touch}() returns trigger
language plpgsql set search_path = '' as $$
begin
    new.updated_at := now();
    return new;
end;
$$;
create trigger ${2:touch} before update on ${3:table}
    for each row execute function ${4:touch}();

--- dup: rows that are there more than once
select ${2:column}, count(*), array_agg(ctid)
from ${1:table}
group by 1
having count(*) > 1
order by 2 desc;

--- big: the largest tables with their indexes
select c.oid::regclass as relation,
       pg_size_pretty(pg_total_relation_size(c.oid)) as total,
       pg_size_pretty(pg_indexes_size(c.oid)) as indexes
from pg_class c
where c.relkind in ('r', 'm', 'p')
order by pg_total_relation_size(c.oid) desc
limit ${1:20};

--- wait: who waits for whom
select a.pid, pg_blocking_pids(a.pid) as blocked_by, a.wait_event_type, now() - a.query_start as since, a.query
from pg_stat_activity a
where cardinality(pg_blocking_pids(a.pid)) > 0;
