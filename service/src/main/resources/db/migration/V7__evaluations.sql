-- The same statements run on H2 and on PostgreSQL.

-- trained cells at lengths of the caller's choice
create table evaluation (
  id varchar(40) primary key,
  job_id varchar(40) not null references job (id) on delete cascade,
  state varchar(16) not null,
  length integer not null,
  sample_size integer not null,
  step integer,
  accuracy double precision,
  loss double precision,
  error text,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone
);

create index evaluation_by_job on evaluation (job_id, id);
