package org.openbeian.platform.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Continues the trace of each request, or begins one. */
@ApplicationScoped
class TraceFilter {

  @ServerRequestFilter
  void enter(ContainerRequestContext request) {
    Trace.enter(request.getHeaderString("traceparent"));
  }
}
