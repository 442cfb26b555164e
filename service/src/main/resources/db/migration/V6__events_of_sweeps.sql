-- The same statements run on H2 and on PostgreSQL.

-- the events of a sweep, in their order, without a look at each of its jobs
alter table job_event add column sweep_id varchar(40);
update job_event set sweep_id = (select sweep_id from job where job.id = job_event.job_id);
create index job_event_by_sweep on job_event (sweep_id, id);
