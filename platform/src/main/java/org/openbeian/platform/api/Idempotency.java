package org.openbeian.platform.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;
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

  private static final String LOCK_AND_LOOK =
      "select l.locked, r.fingerprint, r.status, r.headers, r.body from (select"
          + " pg_try_advisory_xact_lock(hashtextextended($1 || chr(10) || $2 || chr(10) || $3, 0))"
          + " as locked) l left join idempotent_request r on r.principal = $1 and r.route = $2 and"
          + " r.key = $3";

  /** Inserts nothing when the first request committed between our look and our lock. */
  private static final String STORE =
      "insert into idempotent_request (principal, route, key, fingerprint, status, headers, body,"
          + " answered_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing";

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
    Request request = request(key, caller, route, body);
    return transactions.inTransaction(() -> answer(request, act));
  }

  /**
   * The same for an act that needs something from outside, which no transaction may wait for.
   *
   * @param ask runs before the transaction, and not at all when an answer is stored
   * @param act the use case with what was answered
   */
  public <T> Uni<Response> once(
      @Nullable String key,
      Caller caller,
      String route,
      @Nullable Object body,
      Supplier<Uni<T>> ask,
      Function<T, Uni<Response>> act) {
    if (key == null) {
      return ask.get().chain(act::apply);
    }
    Request request = request(key, caller, route, body);
    return transactions
        .inTransaction(() -> look(request))
        .chain(
            row ->
                row[1] == null
                    ? ask.get()
                        .chain(
                            asked ->
                                transactions.inTransaction(
                                    () -> answer(request, () -> act.apply(asked))))
                    : Uni.createFrom().item(() -> repeat(request, row)));
  }

  private Request request(String key, Caller caller, String route, @Nullable Object body) {
    if (!KEY.matcher(key).matches()) {
      throw ApiException.badParameter("Idempotency-Key", "1–100 visible ASCII characters");
    }
    return new Request(caller.account() + "/" + caller.subject(), route, key, print(body));
  }

  private Uni<Response> answer(Request request, Supplier<Uni<Response>> act) {
    return look(request)
        .chain(
            row ->
                row[1] == null
                    ? act.get().call(response -> store(request, response))
                    : Uni.createFrom().item(() -> repeat(request, row)));
  }

  /** Takes the key's lock until the transaction ends; the second column is null without answer. */
  private static Uni<Object[]> look(Request request) {
    return Sql.rows(LOCK_AND_LOOK, request.principal, request.route, request.key)
        .map(
            rows -> {
              Object[] row = rows.get(0);
              if (!(Boolean) row[0]) {
                throw inFlight();
              }
              return row;
            });
  }

  private Uni<Void> store(Request request, Response response) {
    if (response.getStatus() >= 300) {
      return Uni.createFrom().voidItem();
    }
    StringBuilder headers = new StringBuilder();
    for (String name : KEPT_HEADERS) {
      Object value = response.getHeaders().getFirst(name);
      if (value != null) {
        headers.append(name).append(": ").append(value).append('\n');
      }
    }
    return Sql.update(
            STORE,
            request.principal,
            request.route,
            request.key,
            request.fingerprint,
            response.getStatus(),
            headers.toString(),
            write(response.getEntity()),
            SystemTime.now())
        .invoke(
            stored -> {
              if (stored == 0) {
                throw inFlight();
              }
            })
        .replaceWithVoid();
  }

  private static ApiException inFlight() {
    return ApiException.of(409, "REQUEST_IN_FLIGHT").withHeader("Retry-After", "1");
  }

  private static Response repeat(Request request, Object[] row) {
    if (!request.fingerprint.equals(row[1])) {
      throw ApiException.of(422, "IDEMPOTENCY_KEY_REUSED");
    }
    Response.ResponseBuilder response =
        Response.status(((Number) row[2]).intValue())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header("Idempotency-Replayed", "true");
    ((String) row[3])
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(header -> response.header(header[0], header[1]));
    String body = (String) row[4];
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
