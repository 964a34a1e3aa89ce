package org.openbeian.platform.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * {@code Idempotency-Key}: a request that is sent again gets the first one's answer and no second
 * effect. Key, effect and answer commit together. The same key with another body is 422, and 409
 * while the first is still under way; keys are the caller's and the route's own. A refused request
 * stores nothing and may be tried again.
 */
@ApplicationScoped
public class Idempotency {

  private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");
  private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION);

  private final Transactions transactions;
  private final ObjectMapper json;
  private final Sealer sealer;

  Idempotency(Transactions transactions, ObjectMapper json, Sealer sealer) {
    this.transactions = transactions;
    this.sealer = sealer;
    this.json = json;
  }

  /**
   * Acts, or repeats the stored answer.
   *
   * @param key the header's value; null to act plainly
   * @param route the operation with its path, such as {@code POST /orders/…/submission}
   * @param body what was sent; compared by its JSON, null for none
   * @param act the use case; what it commits joins the key's transaction
   */
  public Uni<Response> once(
      @Nullable String key,
      Caller caller,
      String route,
      @Nullable Object body,
      Supplier<Uni<Response>> act) {
    if (key == null) {
      return act.get();
    }
    if (!KEY.matcher(key).matches()) {
      throw ApiException.badParameter("Idempotency-Key", "1–100 visible ASCII characters");
    }
    Request request =
        new Request(caller.account() + "/" + caller.subject(), route, key, print(body));
    return transactions.inTransaction(
        () -> Panache.getSession().chain(session -> answer(session, request, act)));
  }

  private Uni<Response> answer(
      Mutiny.Session session, Request request, Supplier<Uni<Response>> act) {
    return session
        .createNativeQuery(
            "select pg_try_advisory_xact_lock(hashtextextended(?1, 0))", Boolean.class)
        .setParameter(1, request.principal + "\n" + request.route + "\n" + request.key)
        .getSingleResult()
        .invoke(
            locked -> {
              if (!locked) {
                throw ApiException.of(409, "REQUEST_IN_FLIGHT").withHeader("Retry-After", "1");
              }
            })
        .chain(() -> stored(session, request))
        .chain(
            rows ->
                rows.isEmpty()
                    ? act.get().call(response -> store(session, request, response))
                    : Uni.createFrom().item(() -> repeat(request, rows.get(0))));
  }

  private static Uni<List<Object[]>> stored(Mutiny.Session session, Request request) {
    return session
        .createNativeQuery(
            "select fingerprint, status, headers, body from idempotent_request"
                + " where principal = ?1 and route = ?2 and key = ?3",
            Object[].class)
        .setParameter(1, request.principal)
        .setParameter(2, request.route)
        .setParameter(3, request.key)
        .getResultList();
  }

  private Uni<Integer> store(Mutiny.Session session, Request request, Response response) {
    if (response.getStatus() >= 300) {
      return Uni.createFrom().item(0);
    }
    StringBuilder headers = new StringBuilder();
    for (String name : KEPT_HEADERS) {
      Object value = response.getHeaders().getFirst(name);
      if (value != null) {
        headers.append(name).append(": ").append(value).append('\n');
      }
    }
    return session
        .createNativeQuery(
            "insert into idempotent_request (principal, route, key, fingerprint, status, headers,"
                + " body, answered_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .setParameter(1, request.principal)
        .setParameter(2, request.route)
        .setParameter(3, request.key)
        .setParameter(4, request.fingerprint)
        .setParameter(5, response.getStatus())
        .setParameter(6, headers.toString())
        .setParameter(7, write(response.getEntity()))
        .setParameter(8, SystemTime.now().atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  private static Response repeat(Request request, Object[] row) {
    if (!request.fingerprint.equals(row[0])) {
      throw ApiException.of(422, "IDEMPOTENCY_KEY_REUSED");
    }
    Response.ResponseBuilder response =
        Response.status(((Number) row[1]).intValue())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header("Idempotency-Replayed", "true");
    ((String) row[2])
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(header -> response.header(header[0], header[1]));
    String body = (String) row[3];
    return (body.isEmpty() ? response : response.entity(body)).build();
  }

  /** Keyed: a body may hold what could be guessed from a plain hash. */
  private String print(@Nullable Object body) {
    return sealer.index("idempotent-request", write(body));
  }

  private String write(@Nullable Object value) {
    try {
      return value == null ? "" : json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer can't be written", e);
    }
  }

  private record Request(String principal, String route, String key, String fingerprint) {}
}
