package org.openbeian.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class TransactionsTest {

  @Inject Transactions transactions;
  @Inject Background background;

  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void does_what_is_due_after_the_commit_when_others_see_it() {
    // given
    UUID id = UUID.randomUUID();

    // when
    inTransaction(
        () -> {
          Transactions.afterCommit(() -> done.add("rows: " + rows(id)));
          Transactions.afterCommit(() -> done.add("second"));
          return insert(id);
        });

    // then
    assertThat(done).containsExactly("rows: 1", "second");
  }

  @Test
  void does_nothing_after_a_failure_and_once_after_a_race_that_was_lost() {
    // given
    UUID id = UUID.randomUUID();

    // then
    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> {
                      Transactions.afterCommit(() -> done.add("never"));
                      return insert(id).invoke(() -> fail(new IllegalStateException("no")));
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(done).isEmpty();
    assertThat(rows(id)).isZero();

    // when
    int[] attempts = {0};
    inTransaction(
        () -> {
          int attempt = ++attempts[0];
          Transactions.afterCommit(() -> done.add("attempt " + attempt));
          return attempt == 1
              ? insert(id).invoke(() -> fail(new OptimisticLockException()))
              : insert(id);
        });

    // then
    assertThat(done).containsExactly("attempt 2");
  }

  @Test
  void wants_a_transaction() {
    assertThatThrownBy(() -> Transactions.afterCommit(() -> done.add("never")))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  private void inTransaction(Supplier<Uni<Integer>> work) {
    background.run(() -> transactions.inTransaction(work)).await().atMost(Duration.ofSeconds(20));
  }

  private static Uni<Integer> insert(UUID id) {
    return Sql.update("insert into tally (id, count) values ($1, 1)", id);
  }

  private static long rows(UUID id) {
    return TestDatabase.count("select count(*) from tally where id = ?", id);
  }
}
