package org.openbeian.review.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openbeian.review.AnOrder.anOrder;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.EndingReason;
import org.openbeian.contracts.EventCodec;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.AnOrder;
import org.openbeian.review.application.bureau.Bureau;
import org.openbeian.review.application.bureau.ChosenBureau;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.bureau.BureauSubmission;
import org.openbeian.review.domain.bureau.Coded;
import org.openbeian.review.domain.bureau.FieldCodes;
import org.openbeian.review.domain.bureau.FilingOperation;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

/** The use case is built here with a bureau of the test's own: no second boot for it. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-6: what the bureau is told of a case")
class SubmitToBureauTest {

  @Inject Transactions transactions;
  @Inject ReviewTasks tasks;
  @Inject Superseded superseded;
  @Inject ReviewClock reviewClock;
  @Inject WatchTasks watch;
  @Inject FieldCodes codes;
  @Inject Sealer sealer;
  @Inject Clock clock;

  private final List<BureauSubmission> submitted = new ArrayList<>();

  @Test
  void it_gets_the_application_in_the_fields_codes_with_personal_data_sealed() throws Throwable {
    // given
    AnOrder order = anOrder().withServices(ServiceKind.WEBSITE, ServiceKind.APP).submitted();

    // when
    assertThat(open(order, remembering())).isEqualTo(Outcome.APPLIED);

    // then
    assertThat(submitted).hasSize(1);
    BureauSubmission told = submitted.get(0);
    assertThat(told.caseId()).hasToString(order.bureauTask());
    assertThat(told.orderId()).isEqualTo(order.id());
    assertThat(told.round()).isEqualTo(1);
    assertThat(told.operation()).isEqualTo(FilingOperation.NEW_SUBJECT);
    assertThat(told.province()).isEqualTo("330000");
    assertThat(told.subject().nature()).isEqualTo(new Coded("ENTERPRISE", 4));
    assertThat(told.subject().certificate().type()).isEqualTo(new Coded("BUSINESS_LICENCE", 1));
    assertThat(told.subject().principal().certificate().type())
        .isEqualTo(new Coded("RESIDENT_ID_CARD", 2));
    assertThat(told.sites())
        .extracting(BureauSubmission.Site::kind)
        .containsExactly(new Coded("WEBSITE", 1), new Coded("APP", 6));
    assertThat(told.sites().get(0).content()).isEqualTo(new Coded("ORGANIZATION_PORTAL", 8));
    assertThat(told.sites().get(0).languages()).containsExactly(new Coded("zh-CN", 1));
    assertThat(told.materials()).isEqualTo(order.materials());
    assertThat(sealer.open(told.subject().principal().mobile())).isEqualTo(AnOrder.MOBILE);
    assertThat(EventCodec.mapper().writeValueAsString(told))
        .doesNotContain(
            AnOrder.MOBILE, AnOrder.ID_NUMBER, AnOrder.EMAIL, AnOrder.ADDRESS, AnOrder.PRINCIPAL);
  }

  @ParameterizedTest
  @CsvSource({
    "ADD_SERVICE, NEW_SITE, 2",
    "ADD_ACCESS, NEW_ACCESS, 3",
    "CHANGE_SUBJECT, CHANGE, 4",
    "CHANGE_SERVICE, CHANGE, 4",
    "CHANGE_FILING, CHANGE, 4",
    "CANCEL_ACCESS, CANCEL_ACCESS, 5",
    "DEREGISTER_SUBJECT, DEREGISTER_SUBJECT, 6",
    "DEREGISTER_SERVICE, DEREGISTER_SITE, 7",
    "MIGRATE, MOVE_SITE,"
  })
  void each_type_of_filing_asks_for_an_operation(
      FilingType type, FilingOperation operation, Integer id) throws Throwable {
    // given
    OnRecord record = new OnRecord("浙ICP备2024000009号", 1);
    Ending ending = new Ending(EndingReason.SERVICE_CLOSED, null);
    AnOrder order = anOrder().about(type, record, ending).submitted();

    // when
    open(order, remembering());

    // then
    assertThat(submitted.get(0).operation()).isEqualTo(operation);
    assertThat(operation.id()).isEqualTo(id);
    assertThat(submitted.get(0).record()).isEqualTo(record);
    assertThat(submitted.get(0).sites().get(0).number()).isEqualTo("浙ICP备2024000009号-1");
    assertThat(submitted.get(0).ending()).isEqualTo(ending);
  }

  @Test
  void it_is_told_in_the_transaction_that_opens_the_case() {
    // given
    AnOrder order = anOrder().submitted();

    // when
    assertThatThrownBy(
            () ->
                open(
                    order,
                    submission ->
                        Uni.createFrom().failure(new IllegalStateException("no room for it"))))
        .hasMessageContaining("no room for it");

    // then
    assertThat(
            TestDatabase.count(
                "select count(*) from review_task where order_id = ? and stage = 'BUREAU'",
                order.id().value()))
        .isZero();
  }

  private interface Submit {
    Uni<Void> submit(BureauSubmission submission);
  }

  private Submit remembering() {
    return submission -> {
      submitted.add(submission);
      return Uni.createFrom().voidItem();
    };
  }

  private Outcome open(AnOrder order, Submit submit) throws Throwable {
    Bureau bureau =
        new Bureau() {
          @Override
          public String name() {
            return "tests";
          }

          @Override
          public Uni<Void> submit(BureauSubmission submission) {
            return submit.submit(submission);
          }
        };
    OpenBureauCase useCase =
        new OpenBureauCase(
            transactions,
            tasks,
            superseded,
            reviewClock,
            watch,
            new ChosenBureau(List.of(bureau), "tests"),
            codes,
            clock);
    return VertxContextSupport.subscribeAndAwait(
        () -> useCase.on(order.sentToBureauEvent(order.round())));
  }
}
