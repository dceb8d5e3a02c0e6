package dev.alidade.console.completion;

import java.util.List;

/** Words of SQL by the place where they make sense. */
final class Keywords {
    static final List<String> STATEMENT = List.of(
            "select", "insert into", "update", "delete from", "with", "create table", "create index", "create view",
            "create function", "create policy", "alter table", "drop table", "explain", "begin", "commit", "rollback",
            "merge into", "truncate", "values", "copy", "grant", "revoke", "set", "show", "vacuum", "analyze", "refresh"
                    + " materialized view", "comment on", "do", "call", "savepoint");

    static final List<String> AFTER_TABLE = List.of(
            "where", "join", "left join", "inner join", "cross join", "full join", "right join", "on", "using", "group by",
            "order by", "having", "limit", "offset", "union", "union all", "except", "intersect", "set", "values",
            "returning", "as", "lateral", "tablesample", "for update", "window", "default values", "by");

    static final List<String> EXPRESSION = List.of(
            "from", "where", "and", "or", "not", "in", "is null", "is not null", "like", "ilike", "between", "exists", "case",
            "when", "then", "else", "end", "as", "distinct", "null", "true", "false", "cast", "any", "all", "over",
            "partition by", "filter", "interval", "current_date", "current_timestamp", "current_user", "asc", "desc",
            "nulls last", "nulls first", "group by", "order by", "having", "limit", "offset", "returning", "union all",
            "on conflict", "do nothing", "do update set", "array", "row", "select", "by");

    static final List<String> DEFINITION = List.of(
            "table", "index", "view", "materialized view", "function", "policy", "trigger", "schema", "sequence", "type",
            "extension", "role", "column", "constraint", "add column", "add constraint", "drop column", "rename to",
            "alter column", "enable row level security", "disable row level security", "owner to", "primary key",
            "references", "not null", "default", "unique", "check", "foreign key", "using", "on", "to", "for", "with check",
            "if exists", "if not exists", "cascade", "concurrently", "generated always as identity");

    private Keywords() {}
}
