-- When its verification stopped waiting; null while it waits. A number may have been part of any
-- number of orders: those that wait and the latest that did are each found by an index of their own.
alter table verification_phone add column closed_at timestamptz;

update verification_phone p set closed_at = coalesce(v.settled_at, v.begun_at)
  from verification v where v.order_id = p.order_id and v.state <> 'PENDING';

create index verification_phone_waiting on verification_phone (phone_index)
  where closed_at is null;
create index verification_phone_closed on verification_phone (phone_index, closed_at desc)
  where closed_at is not null;
drop index verification_phone_phone_index;

-- One row per number that something wrong was entered for, known or not, for a day: written in any
-- case, so that it takes as long for both; counts what was entered while nothing waited for it.
create table wrong_entry (
  phone_index text        primary key,
  entries     integer     not null,
  since       timestamptz not null
);

create index wrong_entry_since on wrong_entry (since);

-- Solutions of the human check that are used up, until they expire.
create table used_challenge (
  challenge  text        primary key,
  expires_at timestamptz not null
);

create index used_challenge_expires_at on used_challenge (expires_at);
