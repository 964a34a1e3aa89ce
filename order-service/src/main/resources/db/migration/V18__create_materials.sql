-- Pictures that prove what applications say (R-MAT-1, R-MAT-2); their files lie sealed in the store.
create table material (
  id          uuid        primary key,
  order_id    uuid        not null references orders,
  kind        text        not null,
  place       text        not null,
  service_no  integer     not null,
  media_type  text        not null,
  size        integer     not null,
  width       integer     not null,
  height      integer     not null,
  sha256      text        not null,
  storage_key text        not null unique,
  uploaded_at timestamptz not null,
  uploaded_by text        not null,
  unique (order_id, kind, place, service_no)
);
