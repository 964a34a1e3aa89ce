-- What an account was told; the in-site message is the row itself. The body may quote a reviewer's
-- words, so it is sealed; title and short text hold order ids and filing numbers at most.
create table notice (
  id         uuid        primary key,
  order_id   uuid        not null,
  round      integer     not null,
  account    text        not null,
  template   text        not null,
  language   text        not null,
  title      text        not null,
  body       text        not null,
  short_text text        not null,
  created_at timestamptz not null,
  read_at    timestamptz
);

create index notice_account on notice (account, created_at desc, id desc);
create index notice_account_order on notice (account, order_id, created_at desc, id desc);
create index notice_account_unread on notice (account, created_at desc, id desc)
  where read_at is null;

-- A notice on its way to a channel outside. The recipient is sealed, and gone when it is done.
-- due_at and give_up_at are system time: moving the business clock must not make a channel's outage
-- longer or shorter. While WAITING, due_at is the next try; while SENDING, the end of the lease.
create table delivery (
  id         uuid        primary key,
  position   bigint      not null generated always as identity,
  notice_id  uuid        not null references notice,
  order_id   uuid        not null,
  channel    text        not null,
  recipient  text,
  state      text        not null,
  attempts   integer     not null,
  due_at     timestamptz not null,
  give_up_at timestamptz not null,
  cause      text,
  done_at    timestamptz
);

create index delivery_open on delivery (channel, due_at) where done_at is null;
create index delivery_open_of_order on delivery (order_id, channel, position)
  where done_at is null;
