-- Rounds from before questions were kept: a document of none, as it is read.
update submission set questions = '{"items": []}' where jsonb_typeof(questions) = 'array';
