-- What the rules noticed in each round without refusing it; nothing is known of older rounds.
alter table submission add column findings jsonb not null default '{"items": []}';
