-- The same statements run on H2 and on PostgreSQL.

-- when those of a job that had ended long before were deleted
alter table job add column metrics_deleted_at timestamp with time zone;
alter table job add column checkpoints_deleted_at timestamp with time zone;

create index job_by_end on job (finished_at, id);
