-- The same statements run on H2 and on PostgreSQL.

-- an owner of 100 characters, and the role
alter table idempotency_key alter column owner set data type varchar(120);
