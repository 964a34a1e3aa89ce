-- What the national registry says of a record that an order takes over.
alter table orders add column registered jsonb;
