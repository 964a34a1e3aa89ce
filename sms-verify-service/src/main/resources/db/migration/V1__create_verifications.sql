-- How far the phones of an order are verified; one row per order, begun anew by a newer round.
create table verification (
  order_id   uuid        primary key,
  round      integer     not null,
  account    text        not null,
  state      text        not null,
  failure    text,
  begun_at   timestamptz not null,
  expires_at timestamptz,
  settled_at timestamptz
);

-- One row per number (R-SMS-1). Numbers are sealed and found by their blind index; of the code and
-- the certificate's tail only keyed hashes are kept.
create table verification_phone (
  id               uuid        primary key,
  order_id         uuid        not null references verification,
  position         integer     not null,
  phone_index      text        not null,
  phone            text        not null,
  roles            text[]      not null,
  certificate_hash text        not null,
  code_hash        text        not null,
  sendings         integer     not null,
  wrong_tries      integer     not null,
  wrong_resends    integer     not null,
  sent_at          timestamptz,
  refused_at       timestamptz,
  verified_at      timestamptz
);

create index verification_phone_order_id on verification_phone (order_id);
create index verification_phone_phone_index on verification_phone (phone_index);

-- Codes on their way to the gateway; the id is the call's idempotency key, and a row is gone once
-- the gateway has answered for good. The process taken_by may send it; from due_at on anyone may.
create table sms_dispatch (
  id         uuid        primary key,
  order_id   uuid        not null,
  phone_id   uuid        not null,
  sending    integer     not null,
  phone      text        not null,
  message    text        not null,
  taken_by   uuid,
  due_at     timestamptz not null,
  tries      integer     not null,
  created_at timestamptz not null
);

create index sms_dispatch_due_at on sms_dispatch (due_at);
create index sms_dispatch_taken_by on sms_dispatch (taken_by, created_at);
create index sms_dispatch_order_id on sms_dispatch (order_id);
