-- What was submitted, round by round; read by whoever reviews it, never changed.
create table submission (
  order_id    uuid    not null,
  round       integer not null,
  subject_name text   not null,
  application jsonb   not null,
  primary key (order_id, round)
);

create table review_task (
  id             uuid        primary key,
  order_id       uuid        not null,
  round          integer     not null,
  stage          text        not null,
  state          text        not null,
  filing_type    text        not null,
  province       text        not null,
  account        text        not null,
  subject_name   text        not null,
  created_at     timestamptz not null,
  assignee       text,
  claimed_at     timestamptz,
  started_at     timestamptz,
  outcome        text,
  reasons        jsonb,
  note           text,
  decided_at     timestamptz,
  forwarded_at   timestamptz,
  forwarded_by   text,
  closed_at      timestamptz,
  closed_because text,
  subject_number text,
  numbers        jsonb,
  unique (order_id, round, stage),
  foreign key (order_id, round) references submission
);

-- the queue: only what waits, so that it stays as small as the work at hand
create index review_task_waiting on review_task (stage, created_at, id)
  where state in ('OPEN', 'CLAIMED', 'PASSED_UNFORWARDED');
create index review_task_waiting_in_province on review_task (province, stage, created_at, id)
  where state in ('OPEN', 'CLAIMED', 'PASSED_UNFORWARDED');
-- what was done
create index review_task_by_age on review_task (stage, created_at, id);
create index review_task_by_province on review_task (province, stage, created_at, id);
create index review_task_assignee on review_task (assignee, created_at, id)
  where assignee is not null;
-- a serial that wraps round can't give a number twice
create unique index review_task_subject_number on review_task (subject_number)
  where subject_number is not null;

-- One series of filing numbers per province; the number's year keeps wrapped series apart.
do $$
declare
  province text;
begin
  foreach province in array array[
    '110000', '120000', '130000', '140000', '150000', '210000', '220000', '230000',
    '310000', '320000', '330000', '340000', '350000', '360000', '370000',
    '410000', '420000', '430000', '440000', '450000', '460000',
    '500000', '510000', '520000', '530000', '540000',
    '610000', '620000', '630000', '640000', '650000']
  loop
    execute format(
      'create sequence filing_serial_%s as integer minvalue 1 maxvalue 999999 cycle', province);
  end loop;
end $$;
