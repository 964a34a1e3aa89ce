-- The reviewers' workbench: what comes first, how long somebody may have it, and until when it should be done.

-- resubmissions come first
alter table review_task add column rank smallint not null
  generated always as (case when round > 1 then 0 else 1 end) stored;
-- until when its holder has it; null while nobody has, and while the filer is waited for
alter table review_task add column lease_until timestamptz;
-- the working days that were promised for what it waits for, and the days until which that is;
-- null where a year's calendar is lacking
alter table review_task add column promised_days integer not null default 0;
alter table review_task add column due_on date;
alter table review_task add column late_from timestamptz;
-- since when the filer is waited for, and how many working days that has taken
alter table review_task add column paused_at timestamptz;
alter table review_task add column paused_days integer not null default 0;
alter table review_task add column supplements_awaited integer not null default 0;
-- the worst that its leads were told of
alter table review_task add column escalated text;
-- how long it took, once it is decided
alter table review_task add column working_days integer;
-- what it is found by: names, domains, the order's id; no name of a person
alter table review_task add column search_text text not null default '';

update review_task t set supplements_awaited = (
  select count(*) from review_supplement s where s.task_id = t.id
    and (s.state = 'ASKED' or s.state = 'PROVIDED' and s.kind = 'MAILED_ORIGINALS'));
update review_task set search_text = lower(order_id || ' ' || subject_name);

-- every two characters that follow one another: finds any part of a text, Chinese ones too
create function bigrams(words text) returns text[] language sql immutable strict parallel safe
  return (select coalesce(array_agg(distinct substr(words, i, 2)), '{}')
          from generate_series(1, length(words) - 1) i);

drop index review_task_waiting;
drop index review_task_waiting_in_province;
drop index review_task_by_age;
drop index review_task_by_province;
drop index review_task_assignee;
drop index review_task_with_supplements;

-- the queue: only what waits, so that it stays as small as the work at hand
create index review_task_waiting on review_task (stage, rank, created_at, id)
  where state in ('OPEN', 'CLAIMED', 'PASSED_UNFORWARDED');
create index review_task_waiting_in_province on review_task (province, stage, rank, created_at, id)
  where state in ('OPEN', 'CLAIMED', 'PASSED_UNFORWARDED');
create index review_task_waiting_of_type on review_task (filing_type, stage, rank, created_at, id)
  where state in ('OPEN', 'CLAIMED', 'PASSED_UNFORWARDED');
create index review_task_late on review_task (stage, late_from)
  where state in ('OPEN', 'CLAIMED', 'PASSED_UNFORWARDED') and paused_at is null;
create index review_task_due on review_task (stage, due_on)
  where state in ('OPEN', 'CLAIMED', 'PASSED_UNFORWARDED') and paused_at is null;
create index review_task_paused on review_task (stage, rank, created_at, id)
  where paused_at is not null;
create index review_task_search on review_task using gin (bigrams(search_text))
  where state in ('OPEN', 'CLAIMED', 'PASSED_UNFORWARDED');
-- what may be taken up next
create index review_task_next on review_task (stage, rank, created_at, id)
  where state = 'OPEN' and paused_at is null;
create index review_task_next_in_province on review_task (province, stage, rank, created_at, id)
  where state = 'OPEN' and paused_at is null;
-- what somebody has
create index review_task_held on review_task (assignee, stage, rank, created_at, id)
  where state = 'CLAIMED';
create index review_task_to_forward on review_task (stage, rank, created_at, id)
  where state = 'PASSED_UNFORWARDED';
create index review_task_with_supplements on review_task (stage, rank, created_at, id)
  where supplements_open > 0;
-- what was done
create index review_task_by_age on review_task (stage, rank, created_at, id);
create index review_task_by_province on review_task (province, stage, rank, created_at, id);
create index review_task_assignee on review_task (assignee, stage, rank, created_at, id)
  where assignee is not null;
-- what happened in a period, for supervision
create index review_task_opened on review_task (created_at);
create index review_task_decided on review_task (decided_at) where decided_at is not null;
create index review_task_forwarded on review_task (forwarded_at) where forwarded_at is not null;
create index review_task_undecided on review_task (closed_at)
  where closed_at is not null and decided_at is null;

-- Who works here, as their tokens say: whom tasks may be given to, and which leads are to be told.
create table review_staff (
  user_id   text        primary key,
  account   text        not null,
  roles     text[]      not null,
  provinces text[]      not null,
  email     text,
  phone     text,
  locale    text        not null,
  seen_at   timestamptz not null
);
create index review_staff_seen on review_staff (seen_at);

-- On which day the leads were told of what is late.
create table review_escalation (
  day    date not null,
  stage  text not null,
  breach text not null,
  primary key (day, stage, breach)
);
