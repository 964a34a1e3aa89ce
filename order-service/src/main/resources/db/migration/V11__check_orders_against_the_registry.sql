-- R-EXP-3: since when an order counts as invalid, and why
alter table orders add column invalid_since timestamptz;
alter table orders add column invalid_reason text;

-- Orders whose daily check is due. The registry is asked outside any transaction: a worker leases a
-- row by moving due_at on, asks, and deletes it; due_at and leases are of the system's time.
create table registry_check (
  order_id uuid        primary key,
  due_at   timestamptz not null,
  leased   boolean     not null default false,
  attempts integer     not null default 0
);

create index registry_check_due on registry_check (due_at);

-- what is open already is checked as if opened with this release
insert into deadline (aggregate_id, kind, round, step, due_at)
select id, 'registry-check', round, 0, created_at + interval '1 day'
from orders
where in_progress
  and type in
    ('FIRST_FILING', 'ADD_SERVICE', 'ADD_ACCESS', 'CHANGE_SUBJECT', 'CHANGE_SERVICE', 'CHANGE_FILING');
