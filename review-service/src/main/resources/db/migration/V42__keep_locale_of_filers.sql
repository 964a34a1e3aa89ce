-- Canned reasons are told in the filer's language.
alter table review_task add column locale text not null default 'zh-CN';
