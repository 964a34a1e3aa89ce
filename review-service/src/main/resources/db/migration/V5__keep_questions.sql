-- What each round was checked against, and what the rules leave to the reviewer.
alter table submission add column rule_book text not null default '';
alter table submission add column questions jsonb not null default '[]';
alter table submission alter column rule_book drop default;
alter table submission alter column questions drop default;
