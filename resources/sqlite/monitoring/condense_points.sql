-- SQLite. Draws points older than a moment together, to one for each step.
insert into point (database_id, signal, step, at, low, average, high, looks)
select database_id, signal, :step, at / :step * :step, min(low), sum(average * looks) / sum(looks), max(high), sum(looks)
from point
where step < :step and at < :before
group by database_id, signal, at / :step
on conflict (database_id, signal, step, at) do update set
    low = min(low, excluded.low),
    average = (average * looks + excluded.average * excluded.looks) / (looks + excluded.looks),
    high = max(high, excluded.high),
    looks = looks + excluded.looks
