-- What reviewers want before a pass (R-FLOW-3); what the filer says is sealed.
create table order_supplement (
  id             uuid        primary key,
  order_id       uuid        not null references orders,
  round          integer     not null,
  kind           text        not null,
  state          text        not null,
  asking         integer     not null,
  note           text,
  reason         text,
  mail_to        text,
  asked_at       timestamptz not null,
  courier        text,
  courier_number text,
  answer         text,
  provided_at    timestamptz,
  arrived_at     timestamptz,
  accepted_at    timestamptz
);

create index order_supplement_order on order_supplement (order_id);
