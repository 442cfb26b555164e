-- The same statements run on H2 and on PostgreSQL.

create table job_diagnostics (
  job_id varchar(40) not null references job (id) on delete cascade,
  step integer not null,
  document text not null,
  primary key (job_id, step)
);
