-- Materials that are taken over from earlier orders share their files (R-MAT-4), so a file goes with
-- the last row that refers to it; and what was read off them (R-MAT-3), sealed as a whole.
alter table material
  add column account    text,
  add column taken_from uuid;
update material m set account = o.account from orders o where o.id = m.order_id;
alter table material
  alter column account set not null,
  drop constraint material_storage_key_key;

create index material_storage_key on material (storage_key);

-- an account's materials, newest first
create index material_account on material (account, uploaded_at desc, id desc);

create table material_recognition (
  material_id   uuid        primary key references material on delete cascade,
  fields        text        not null,
  recognised_at timestamptz not null
);

-- the principals that were taken over, by keyed hashes of their certificates, with the types of these
alter table orders add column taken_principals jsonb;
