-- Permits to look at materials that were used; kept until nobody could use them any more (R-PERM-2).
create table used_permit (
  nonce      uuid        primary key,
  expires_at timestamptz not null
);
