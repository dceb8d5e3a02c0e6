-- SQLite. A signal between two moments.
select at, step, low, average, high
from point
where database_id = :database_id and signal = :signal and at >= :from and at <= :to
order by at, step
