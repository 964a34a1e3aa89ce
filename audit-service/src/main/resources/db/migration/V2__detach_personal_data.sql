-- What was detached from bodies, to be erased in time; entries kept before have theirs inside. Not
-- append-only. Values are the JSON strings as published, numbered within their entry from 1.
create table trail_personal (
  sequence  bigint  not null,
  ordinal   integer not null,
  event_key text    not null,
  salt      bytea   not null,
  value     bytea   not null,
  primary key (sequence, ordinal)
);

create index trail_personal_key on trail_personal (event_key);
