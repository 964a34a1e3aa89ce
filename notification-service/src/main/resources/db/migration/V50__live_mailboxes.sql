-- The transaction that wrote a notice, and the one that changed it last (it was written, marked as
-- read or as unread): by these a reader is told what came since it looked, without loss, though the
-- first to be written may be the last to be committed. What was there before is old to everybody.
alter table notice add column written_in xid8 not null default '0';
alter table notice add column changed_in xid8 not null default '0';
alter table notice alter column written_in set default pg_current_xact_id();
alter table notice alter column changed_in set default pg_current_xact_id();

-- Each replica that somebody listens to looks here for what is new: at the end of the index only.
create index notice_changed on notice (changed_in);

-- A mailbox's notices of one name.
create index notice_account_template on notice (account, template, created_at desc, id desc)
  where person is null;
create index notice_person_template on notice (account, person, template, created_at desc, id desc)
  where person is not null;
