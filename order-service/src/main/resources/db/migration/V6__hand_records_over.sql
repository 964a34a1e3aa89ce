-- Orders that hand a record to another account, which consents first (R-TRF-1).
alter table orders
  add column target_account       text,
  add column target_consented_for integer not null default 0;

-- what waits for an account's consent
create index orders_for_target on orders (target_account, created_at desc, id desc)
  where target_account is not null and in_progress;

-- an account's orders in progress
create index orders_in_progress on orders (account) where in_progress;
