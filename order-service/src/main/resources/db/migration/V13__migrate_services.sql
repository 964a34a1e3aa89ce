-- Orders that move services to another subject (R-MIG-1): one of the target's on record, or a new
-- one. From a submission until they are over or back, the target takes no other order (R-TYPE-3).
alter table orders
  add column target_number        text,
  add column target_numbers_given integer not null default 0,
  add column new_subject          boolean not null default false,
  add column engages_target       boolean not null default false;

-- one order on its way to an account
create unique index orders_engaging_account on orders (target_account) where engages_target;

-- and to a record
create unique index orders_engaging_record on orders (target_number)
  where target_number is not null and engages_target;
