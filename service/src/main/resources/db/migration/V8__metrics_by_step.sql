-- The same statements run on H2 and on PostgreSQL.
-- What is asked for of a history is what came after a step, and its last step. With the key before the step, as it was,
-- each such question read the whole history.

create table job_metric_by_step (
  job_id varchar(40) not null references job (id) on delete cascade,
  step integer not null,
  metric_key varchar(32) not null,
  metric_value double precision not null,
  primary key (job_id, step, metric_key)
);

insert into job_metric_by_step (job_id, step, metric_key, metric_value)
  select job_id, step, metric_key, metric_value from job_metric order by job_id, step, metric_key;

drop table job_metric;
alter table job_metric_by_step rename to job_metric;
