-- R-EXP-4: the round stays, what was submitted in it is gone.
alter table submission alter column application drop not null;
alter table submission add column erased_at timestamptz;
