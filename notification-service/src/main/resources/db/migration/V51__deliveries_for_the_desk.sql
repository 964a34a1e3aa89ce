-- When a delivery began to wait, in system time: what staff see, and what the age of the oldest is
-- told by.
alter table delivery add column queued_at timestamptz;
update delivery set queued_at = give_up_at - interval '24 hours';
alter table delivery alter column queued_at set not null;

-- One that failed may be tried again by staff: its recipient stays, sealed, until then (system time).
alter table delivery add column forget_at timestamptz;
alter table delivery add column retried_by text;

create index delivery_of_one_order on delivery (order_id, queued_at desc, id desc);
create index delivery_waiting on delivery (queued_at desc, id desc) where done_at is null;
create index delivery_failed on delivery (queued_at desc, id desc) where state = 'FAILED';
create index delivery_forget on delivery (forget_at) where forget_at is not null;
