-- Pictures that filers upload for what reviewers ask before a pass (R-FLOW-3): several of one asking.
alter table material
  add column supplement_id uuid references order_supplement,
  add column asking        integer,
  drop constraint material_order_id_kind_place_service_no_key,
  add constraint material_supplement check ((supplement_id is null) = (asking is null));

-- one of a kind for each part of the application
create unique index material_part on material (order_id, kind, place, service_no)
  where supplement_id is null;

-- and the same picture once for each asking
create unique index material_of_asking on material (supplement_id, asking, sha256)
  where supplement_id is not null;

create index material_order on material (order_id);
