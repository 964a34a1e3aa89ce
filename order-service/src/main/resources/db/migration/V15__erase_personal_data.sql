-- R-EXP-4: since when an order that ended without a grant has no personal data any more.
alter table orders add column erased_at timestamptz;

-- what has ended already waits as if it had ended with this release's default
insert into deadline (aggregate_id, kind, round, step, due_at)
select id, 'personal-data', round, 0, state_since + interval '180 days'
from orders
where state in ('ABANDONED', 'EXPIRED', 'INVALIDATED');

-- the notes that led to an order go with its personal data
create index account_recovery_order on account_recovery (order_id) where order_id is not null;
