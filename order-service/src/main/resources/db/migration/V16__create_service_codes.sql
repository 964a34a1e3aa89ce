-- Service codes (R-CODE-1) with the server's public IPs as they were told when the owner applied.
-- Orders have them from the submission on, and a grant uses them up; no personal data.
create table service_code (
  code           uuid        primary key,
  account        text        not null,
  server_id      text        not null,
  server_ips     text[]      not null,
  issued_at      timestamptz not null,
  state          text        not null,
  order_id       uuid,
  service_no     integer,
  used_by        text,
  used_at        timestamptz,
  service_number text
);

-- an account's codes, newest first
create index service_code_account on service_code (account, issued_at desc, code desc);

-- how many a server has given
create index service_code_server on service_code (server_id);

create index service_code_order on service_code (order_id) where order_id is not null;
