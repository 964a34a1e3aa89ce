-- What the bureau takes back (R-PERM-2) leaves a version behind that no order made: it has no type.
alter table filing_version alter column type drop not null;
