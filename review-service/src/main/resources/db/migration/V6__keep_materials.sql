-- What was uploaded to prove each round; the pictures themselves stay with order-service.
alter table submission add column materials jsonb not null default '{"items": []}';
alter table submission alter column materials drop default;
