package org.openbeian.review.outbound.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.StaffRecipient;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.review.application.Escalation;
import org.openbeian.review.application.Staff;

/** Staff in {@code review_staff}, what leads were told of in {@code review_escalation}. */
@ApplicationScoped
class PostgresStaff implements Staff {

  private static final String NOTE =
      "insert into review_staff (user_id, account, roles, provinces, email, phone, locale, seen_at)"
          + " values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (user_id) do update set account ="
          + " excluded.account, roles = excluded.roles, provinces = excluded.provinces, email ="
          + " excluded.email, phone = excluded.phone, locale = excluded.locale, seen_at ="
          + " excluded.seen_at";

  private static final String SELECT =
      "select user_id, account, roles, provinces, email, phone, locale, seen_at from review_staff"
          + " where ";

  @Override
  public Uni<Void> note(Member member) {
    Recipient recipient = member.recipient().recipient();
    return Sql.update(
            NOTE,
            member.user(),
            member.account(),
            member.roles().toArray(String[]::new),
            member.provinces().toArray(String[]::new),
            token(recipient.email()),
            token(recipient.phone()),
            recipient.locale(),
            member.seenAt())
        .replaceWithVoid();
  }

  @Override
  public Uni<@Nullable Member> find(String user) {
    return Sql.rows(SELECT + "user_id = $1", user)
        .map(rows -> rows.isEmpty() ? null : member(rows.get(0)));
  }

  @Override
  public Uni<List<Member>> having(String role, Instant since) {
    return Sql.rows(SELECT + "seen_at >= $1 and $2 = any(roles) order by user_id", since, role)
        .map(rows -> rows.stream().map(PostgresStaff::member).toList());
  }

  @Override
  public Uni<Boolean> tellOnce(Escalation escalation) {
    return Sql.update(
            "insert into review_escalation (day, stage, breach) values ($1, $2, $3) on conflict do"
                + " nothing",
            escalation.day(),
            escalation.stage().name(),
            escalation.breach().name())
        .map(inserted -> inserted > 0);
  }

  private static Member member(Object[] row) {
    String user = (String) row[0];
    String account = (String) row[1];
    return new Member(
        user,
        account,
        List.of((String[]) row[2]),
        List.of((String[]) row[3]),
        new StaffRecipient(
            user,
            new Recipient(new AccountId(account), sealed(row[4]), sealed(row[5]), (String) row[6])),
        (Instant) row[7]);
  }

  private static @Nullable String token(@Nullable Sealed sealed) {
    return sealed == null ? null : sealed.token();
  }

  private static @Nullable Sealed sealed(@Nullable Object token) {
    return token == null ? null : new Sealed((String) token);
  }
}
