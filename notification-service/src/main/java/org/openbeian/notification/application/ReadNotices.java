package org.openbeian.notification.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.domain.Mailbox;
import org.openbeian.notification.domain.Notice;
import org.openbeian.platform.api.Cursor;

/** Lists the notices in a mailbox, newest first. */
@ApplicationScoped
public class ReadNotices {

  /**
   * What to list.
   *
   * @param unread true for unread ones only, false for read ones only, null for all
   * @param orderId null for all orders
   * @param after where the page before ended; null from the start
   */
  public record Query(
      @Nullable Boolean unread, @Nullable UUID orderId, @Nullable Cursor after, int limit) {}

  /**
   * Some of the notices.
   *
   * @param unreadCount of the whole mailbox
   */
  public record Found(List<Notice> notices, long unreadCount) {}

  public Uni<Found> of(Mailbox mailbox, Query query) {
    return Panache.withSession(
        () ->
            Panache.getSession()
                .chain(
                    session ->
                        list(session, mailbox, query)
                            .chain(
                                notices ->
                                    unread(session, mailbox)
                                        .map(count -> new Found(notices, count)))));
  }

  private static Uni<List<Notice>> list(Mutiny.Session session, Mailbox mailbox, Query query) {
    StringBuilder hql = new StringBuilder("from Notice where ").append(lyingIn(mailbox));
    Map<String, Object> parameters = new LinkedHashMap<>(parameters(mailbox));
    if (query.unread() != null) {
      hql.append(query.unread() ? " and readAt is null" : " and readAt is not null");
    }
    if (query.orderId() != null) {
      hql.append(" and orderId = :orderId");
      parameters.put("orderId", query.orderId());
    }
    Cursor after = query.after();
    if (after != null) {
      hql.append(" and (createdAt, id) < (:time, :id)");
      parameters.put("time", after.time());
      parameters.put("id", after.id());
    }
    hql.append(" order by createdAt desc, id desc");
    var select = session.createSelectionQuery(hql.toString(), Notice.class);
    parameters.forEach(select::setParameter);
    return select.setMaxResults(query.limit()).setReadOnly(true).getResultList();
  }

  private static Uni<Long> unread(Mutiny.Session session, Mailbox mailbox) {
    var select =
        session.createSelectionQuery(
            "select count(*) from Notice where " + lyingIn(mailbox) + " and readAt is null",
            Long.class);
    parameters(mailbox).forEach(select::setParameter);
    return select.getSingleResult();
  }

  private static String lyingIn(Mailbox mailbox) {
    return "account = :account and "
        + (mailbox.person() == null ? "person is null" : "person = :person");
  }

  private static Map<String, Object> parameters(Mailbox mailbox) {
    String account = mailbox.account().value();
    String person = mailbox.person();
    return person == null
        ? Map.of("account", account)
        : Map.of("account", account, "person", person);
  }
}
