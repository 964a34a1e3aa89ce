-- A gateway that may have a code though it gave no answer, and since when by the wall clock: until
-- it is settled, or long enough ago, the code is offered to no other one.
alter table sms_dispatch add column fate_gateway text;
alter table sms_dispatch add column fate_since timestamptz;

-- Of a number's latest message: its idempotency key, who took it under what name, and what came of
-- it. By key and name the gateway reports, perhaps before we have recorded that it took it.
alter table verification_phone add column message_key uuid;
alter table verification_phone add column gateway text;
alter table verification_phone add column message_id text;
alter table verification_phone add column delivery text not null default 'WAITING_FOR_GATEWAY';
alter table verification_phone add column delivered_at timestamptz;

update verification_phone
  set delivery = case when sent_at is null then 'REFUSED' else 'SENT' end
  where sent_at is not null or refused_at is not null;

create index verification_phone_message_key on verification_phone (message_key)
  where message_key is not null;
create index verification_phone_message_id on verification_phone (message_id)
  where message_id is not null;
