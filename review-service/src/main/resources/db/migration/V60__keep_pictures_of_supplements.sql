-- Which pictures filers uploaded for supplements (R-FLOW-3), each of one asking; the pictures
-- themselves stay with order-service.
alter table review_supplement add column pictures jsonb not null default '{"items": []}';
