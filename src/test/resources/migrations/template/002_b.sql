create index on {{ index .Options "Schema" }}.t (id);
