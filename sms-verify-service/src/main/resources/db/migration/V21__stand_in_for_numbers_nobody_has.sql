-- Verifications of round 0, of no order: they are locked, read and written in place of those that a
-- number has not, so that entries for known and unknown numbers cost the same. Four for each of 256
-- kinds of numbers, so that entries for different numbers hardly wait for each other.
insert into verification (order_id, round, account, state, begun_at, settled_at)
  select ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 0, '', 'FAILED',
         timestamptz '2000-01-01 00:00:00+00', timestamptz '2000-01-01 00:00:00+00'
    from generate_series(1, 1024) n;

insert into verification_phone (id, order_id, position, phone_index, phone, roles,
                                certificate_hash, code_hash, sendings, wrong_tries, wrong_resends,
                                closed_at)
  select order_id, order_id, 1, 'nobody-' || ('x' || right(order_id::text, 8))::bit(32)::int % 256,
         '', '{}', repeat('-', 43), repeat('-', 43), 1, 0, 0, settled_at
    from verification where round = 0;
