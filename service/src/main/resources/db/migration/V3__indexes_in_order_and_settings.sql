-- The same statements run on H2 and on PostgreSQL.
-- H2 reads rows in an index's order only where that order begins with the index's first column: with "picked" first it
-- sorted the whole queue for each claim. And it puts nulls first, which every range would include.

drop index scheduled_tasks_by_turn;
drop index scheduled_tasks_by_heartbeat;
create index scheduled_tasks_by_turn on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat asc nulls last);

-- those that wait have no device, however many they are
create index job_by_device on job (device, id);

create table store_setting (
  name varchar(40) primary key,
  setting_value varchar(200) not null
);
