-- The domains of the websites in an order, lower-case punycode, for asking which orders name a
-- domain; the order's state says whether it counts.
create table order_domain (
  order_id uuid not null references orders (id) on delete cascade,
  domain   text not null,
  primary key (order_id, domain)
);

create index order_domain_domain on order_domain (domain);

-- names beyond ASCII join when their service is saved again
insert into order_domain (order_id, domain)
select distinct o.id, lower(d.domain)
from orders o,
  jsonb_array_elements(o.application -> 'services') s,
  jsonb_array_elements_text(s -> 'domains') d (domain)
where o.in_progress
  and coalesce(s ->> 'kind', 'WEBSITE') = 'WEBSITE'
  and d.domain ~ '^[ -~]+$';
