-- Since when an order has been in its state (R-FLOW-10); of older rows, its last change.
alter table orders add column state_since timestamptz;
update orders set state_since = updated_at;
alter table orders alter column state_since set not null;

-- How long the bureaus took for what they granted (R-FLOW-6); never updated.
create table bureau_duration (
  order_id     uuid        primary key,
  province     text        not null,
  type         text        not null,
  decided_at   timestamptz not null,
  working_days integer     not null
);

-- the last ones of a province and type, from the index alone
create index bureau_duration_last on bureau_duration (province, type, decided_at desc)
  include (working_days);
