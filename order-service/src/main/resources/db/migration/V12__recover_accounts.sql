-- One-time codes of any purpose, in place of those of orders alone; only keyed hashes of them.
create table one_time_code (
  purpose    text        not null,
  thing      uuid        not null,
  code_hash  text        not null,
  expires_at timestamptz not null,
  sent_at    timestamptz not null,
  sends      integer     not null,
  wrong      integer     not null,
  primary key (purpose, thing)
);
insert into one_time_code (purpose, thing, code_hash, expires_at, sent_at, sends, wrong)
  select 'owner-code', order_id, code_hash, expires_at, sent_at, sends, wrong from owner_code;
drop table owner_code;

-- How often something was done within a day that began with its first time.
create table daily_count (
  key   text        primary key,
  since timestamptz not null,
  times integer     not null
);

create index daily_count_since on daily_count (since);

-- Who looks for the account that holds a record (R-ACC-1). Of a domain that is not on record here
-- there is no subject's number, and all else is the same. Both notes are sealed.
create table account_recovery (
  id                   uuid        primary key,
  account              text        not null,
  opened_by            text        not null,
  domain               text        not null,
  subject_number       text,
  hint                 text        not null,
  state                text        not null,
  opened_at            timestamptz not null,
  expires_at           timestamptz not null,
  support_note         text,
  support_requested_at timestamptz,
  approved_by          text,
  approval_note        text,
  proven_at            timestamptz,
  proven_version       integer,
  holder               text,
  order_id             uuid
);

-- for support: all, or those of a state, newest first
create index account_recovery_opened on account_recovery (opened_at desc, id desc);
create index account_recovery_state on account_recovery (state, opened_at desc, id desc);
