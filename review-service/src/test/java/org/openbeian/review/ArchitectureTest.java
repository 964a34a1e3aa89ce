package org.openbeian.review;

import org.junit.jupiter.api.Test;
import org.openbeian.testkit.ServiceArchitecture;

class ArchitectureTest {

  @Test
  void the_service_keeps_the_layout_of_all_services() {
    ServiceArchitecture.check("org.openbeian.review");
  }
}
