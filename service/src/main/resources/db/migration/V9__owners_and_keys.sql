-- The same statements run on H2 and on PostgreSQL.

-- what was there before belongs to whoever is on the machine itself
alter table job add column owner varchar(100) default 'local' not null;
alter table sweep add column owner varchar(100) default 'local' not null;

-- of jobs that were submitted before, not known
alter table job add column max_steps integer;

create index job_by_owner on job (owner, id);
create index job_by_owner_and_state on job (owner, state);
create index sweep_by_owner on sweep (owner, id);

-- secrets are kept as hashes
create table api_key (
  id varchar(40) primary key,
  name varchar(200) not null,
  owner varchar(100) not null,
  role varchar(16) not null,
  secret_hash varchar(64) not null,
  former_hash varchar(64),
  former_valid_until timestamp with time zone,
  created_at timestamp with time zone not null,
  rotated_at timestamp with time zone,
  last_used_at timestamp with time zone
);

create table login (
  token_hash varchar(64) primary key,
  key_id varchar(40) not null,
  expires_at timestamp with time zone not null
);

create index login_by_key on login (key_id);
