-- The same statements run on H2 and on PostgreSQL.

-- executions: a job's place in the queue, and whose turn it is
alter table job add column execution_id varchar(40);
alter table job add column turn timestamp with time zone;
update job set execution_id = id, turn = created_at;
alter table job alter column execution_id set not null;
alter table job alter column turn set not null;

drop index job_by_state;
create index job_by_state on job (state, id);
create index job_by_turn on job (state, turn, id);
create index job_by_execution on job (execution_id);
alter table job drop column priority;

drop index scheduled_tasks_by_time;
drop index scheduled_tasks_by_heartbeat;
drop index scheduled_tasks_by_priority;
create index scheduled_tasks_by_turn on scheduled_tasks (picked, execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (picked, last_heartbeat);
alter table scheduled_tasks drop column priority;

create table job_checkpoint (
  job_id varchar(40) not null references job (id) on delete cascade,
  step integer not null,
  created_at timestamp with time zone not null,
  loss double precision,
  accuracy double precision,
  byte_count bigint not null,
  sha256 varchar(64) not null,
  fingerprint text not null,
  file varchar(200),
  primary key (job_id, step)
);

-- H2 has no bytea larger than a megabyte
create table job_checkpoint_chunk (
  job_id varchar(40) not null,
  step integer not null,
  number integer not null,
  content bytea not null,
  primary key (job_id, step, number),
  foreign key (job_id, step) references job_checkpoint (job_id, step) on delete cascade
);

create table idempotency_key (
  owner varchar(80) not null,
  route_hash varchar(64) not null,
  key_value varchar(255) not null,
  request_hash varchar(64) not null,
  token varchar(40) not null,
  taken_at timestamp with time zone not null,
  status integer,
  headers text,
  body bytea,
  primary key (owner, route_hash, key_value)
);

create index idempotency_key_by_time on idempotency_key (taken_at);
