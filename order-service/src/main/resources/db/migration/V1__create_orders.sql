-- Filing orders. Personal data in application and recipient is sealed leaf by leaf.
create table orders (
  id               uuid        primary key,
  account          text        not null,
  type             text        not null,
  province         text        not null,
  nature           text        not null,
  certificate_type text        not null,
  state            text        not null,
  round            integer     not null,
  application      jsonb       not null,
  returned         jsonb,
  recipient        jsonb       not null,
  filing_number    text,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  submitted_at     timestamptz,
  idle_since       timestamptz,
  version          bigint      not null,
  timeline_length  integer     not null
) with (fillfactor = 80);

-- an account's orders, newest first
create index orders_account on orders (account, created_at desc, id desc);

-- One row per accepted transition; never updated.
create table timeline (
  order_id   uuid        not null,
  position   integer     not null,
  at         timestamptz not null,
  act        text        not null,
  actor_kind text        not null,
  actor_id   text        not null,
  from_state text,
  to_state   text        not null,
  round      integer     not null,
  detail     text,
  primary key (order_id, position)
);
