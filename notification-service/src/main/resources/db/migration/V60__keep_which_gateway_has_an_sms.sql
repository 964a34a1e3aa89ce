-- Of a delivery by SMS: the gateway that has the message, or may have it since fate_since (wall
-- clock), and so is the only one that it is offered to; null is the first gateway. known_attempts
-- are attempts whose outcome was recorded: one that is not among them may have reached its gateway.
alter table delivery add column gateway text;
alter table delivery add column fate_since timestamptz;
alter table delivery add column known_attempts integer not null default 0;

-- What the gateway calls it, and what it reported in the end: DELIVERED or UNDELIVERED.
alter table delivery add column message_id text;
alter table delivery add column receipt text;
alter table delivery add column receipt_at timestamptz;

create index delivery_message_id on delivery (message_id) where message_id is not null;
