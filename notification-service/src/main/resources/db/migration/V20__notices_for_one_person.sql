-- A notice is for a whole account or, like those about late reviews, for one of its people alone:
-- the token's sub. Each mailbox has its own indexes, so that neither reads past the other's.
alter table notice add column person text;

drop index notice_account;
drop index notice_account_order;
drop index notice_account_unread;

create index notice_account on notice (account, created_at desc, id desc) where person is null;
create index notice_account_order on notice (account, order_id, created_at desc, id desc)
  where person is null;
create index notice_account_unread on notice (account, created_at desc, id desc)
  where read_at is null and person is null;

create index notice_person on notice (account, person, created_at desc, id desc)
  where person is not null;
create index notice_person_order on notice (account, person, order_id, created_at desc, id desc)
  where person is not null;
create index notice_person_unread on notice (account, person, created_at desc, id desc)
  where read_at is null and person is not null;

-- Of one order the steps come one after another to each addressee, and nobody's broken mailbox keeps
-- the others waiting.
alter table delivery add column person text;
