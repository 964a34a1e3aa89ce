package org.openbeian.order.inbound.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.application.EditOrder.Saved;
import org.openbeian.order.domain.Order;
import org.openbeian.platform.api.EntityTags;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Parameters;

/** Orders as answers: with their entity tag, and their place when they are new. */
@ApplicationScoped
class OrderAnswers {

  private final Views views;

  OrderAnswers(Views views) {
    this.views = views;
  }

  static OrderId idOf(String text) {
    return new OrderId(Parameters.inPath(text));
  }

  Response ok(Order order) {
    return ok(order, views.order(order));
  }

  Response ok(Order order, OrderView view) {
    return answer(Response.ok(), order, view).build();
  }

  Response saved(Saved saved, @Nullable String language) {
    return ok(saved.order(), views.saved(saved, Languages.accepted(language)));
  }

  Response created(Order order) {
    return answer(Response.status(Response.Status.CREATED), order, views.order(order))
        .header(HttpHeaders.LOCATION, "/api/v1/orders/" + order.id())
        .build();
  }

  private static Response.ResponseBuilder answer(
      Response.ResponseBuilder response, Order order, OrderView view) {
    return response
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.ETAG, EntityTags.of(order.version()))
        .entity(view);
  }
}
