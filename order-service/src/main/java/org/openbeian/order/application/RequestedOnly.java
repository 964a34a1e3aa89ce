package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.changes.RequestedChanges;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.Normalisation;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialPart;
import org.openbeian.order.domain.rules.Finding;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/**
 * Refuses edits of what nobody asked for, where a reviewer asked for changes (R-FLOW-2). What would
 * keep the order from being submitted may be changed as well: a certificate may have expired since.
 */
@ApplicationScoped
class RequestedOnly {

  static final String RULE = "R-FLOW-2";

  private static final String CODE = "NOT_REQUESTED";

  /** Of one refusal; a form has fewer fields that anybody fills in. */
  private static final int MOST = 50;

  /** Of what may be changed, in one text. */
  private static final int MOST_NAMED = 10;

  private final SealedForms forms;
  private final CheckOrder checkOrder;

  RequestedOnly(SealedForms forms, CheckOrder checkOrder) {
    this.forms = forms;
    this.checkOrder = checkOrder;
  }

  /**
   * Lets an edit of the form pass.
   *
   * @param edit what it makes of the form, which is normalised as entered ones are
   * @throws ApiException 422 with each field that it changes and may not
   */
  Uni<Void> form(Order order, UnaryOperator<ApplicationForm<String>> edit) {
    RequestedChanges requested = order.mayChange();
    if (requested.isEverything()) {
      return Uni.createFrom().voidItem();
    }
    ApplicationForm<String> before = Normalisation.of(forms.open(order.application()));
    ApplicationForm<String> after = edit.apply(before);
    return requested.refused(before, after).isEmpty()
        ? Uni.createFrom().voidItem()
        : checkOrder
            .blocking(order)
            .map(blocking -> with(requested, order, blocking))
            .invoke(may -> refuse(may.refused(before, after), may, order))
            .replaceWithVoid();
  }

  /**
   * Lets a material come, go or be replaced.
   *
   * @throws ApiException 422 when neither it nor what it proves is to be changed
   */
  Uni<Void> material(Order order, MaterialKind kind, MaterialPart part) {
    RequestedChanges requested = order.mayChange();
    return requested.allows(kind, part)
        ? Uni.createFrom().voidItem()
        : checkOrder
            .blocking(order)
            .invoke(found -> material(order, kind, part, found))
            .replaceWithVoid();
  }

  private static void material(
      Order order, MaterialKind kind, MaterialPart part, List<Finding> blocking) {
    List<String> missing =
        List.of(kind.name(), part.path(order.application().services()).orElse(""));
    RequestedChanges may =
        with(
            order.mayChange(),
            order,
            blocking.stream().filter(finding -> !isMissingMaterial(finding)).toList());
    if (!may.allows(kind, part)
        && blocking.stream()
            .filter(RequestedOnly::isMissingMaterial)
            .noneMatch(finding -> finding.arguments().subList(0, 2).equals(missing))) {
      refuse(List.of("materials[" + kind + "]"), may, order);
    }
  }

  private static boolean isMissingMaterial(Finding finding) {
    return finding.code().equals("MATERIAL_REQUIRED");
  }

  /**
   * Lets a new target pass, who would have to consent anew.
   *
   * @throws ApiException 422 unless the target is to be changed
   */
  static void target(Order order) {
    if (!order.mayChange().allows("target")) {
      refuse(List.of("target"), order.mayChange(), order);
    }
  }

  private static RequestedChanges with(
      RequestedChanges requested, Order order, List<Finding> blocking) {
    return requested.and(blocking.stream().map(Finding::path).toList(), order.application());
  }

  private static void refuse(List<String> changed, RequestedChanges may, Order order) {
    if (!changed.isEmpty()) {
      String allowed = told(Objects.requireNonNull(may.paths(order.application())));
      throw ApiException.invalid(
              changed.stream()
                  .limit(MOST)
                  .map(path -> Violation.of(path, RULE, CODE, allowed))
                  .toList())
          .byRule(RULE);
    }
  }

  private static String told(List<String> paths) {
    return Stream.concat(
            paths.stream().limit(MOST_NAMED),
            paths.size() > MOST_NAMED ? Stream.of("…") : Stream.of())
        .collect(Collectors.joining(", "));
  }
}
