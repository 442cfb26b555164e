-- The same statements run on H2 and on PostgreSQL.

create table sweep (
  id varchar(40) primary key,
  name varchar(200) not null,
  spec text not null,
  intent varchar(16) not null,
  version bigint not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone
);

create index sweep_by_end on sweep (finished_at, id);

create table sweep_job (
  sweep_id varchar(40) not null references sweep (id) on delete cascade,
  number integer not null,
  part varchar(200) not null,
  point integer not null,
  role varchar(16) not null,
  cell varchar(16) not null,
  variant varchar(1000) not null,
  length integer not null,
  max_steps integer not null,
  spec text not null,
  job_id varchar(40),
  primary key (sweep_id, number)
);

create index sweep_job_by_job on sweep_job (sweep_id, job_id);
