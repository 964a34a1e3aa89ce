-- Checks of principals' faces (R-REAL-1). Who the person is and which device scanned are keyed
-- hashes; the link is sealed.
create table real_person_check (
  id           uuid        primary key,
  order_id     uuid        not null references orders,
  person       text        not null,
  state        text        not null,
  session      text,
  link         text,
  device       text,
  failure      text,
  started_by   text        not null,
  started_at   timestamptz not null,
  expires_at   timestamptz not null,
  scanned_at   timestamptz,
  ended_at     timestamptz,
  confirmed_at timestamptz
);

-- those of an order, newest first
create index real_person_check_order on real_person_check (order_id, started_at desc, id desc);
