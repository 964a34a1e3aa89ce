-- R-EXP-4: that somebody was told stays, the words are gone.
alter table notice alter column body drop not null;
alter table notice add column erased_at timestamptz;

create index notice_order on notice (order_id);
create index delivery_of_order on delivery (order_id) where recipient is not null;
