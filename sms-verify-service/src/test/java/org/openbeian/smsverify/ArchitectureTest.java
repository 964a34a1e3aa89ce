package org.openbeian.smsverify;

import org.junit.jupiter.api.Test;
import org.openbeian.testkit.ServiceArchitecture;

class ArchitectureTest {

  @Test
  void keeps_the_layout_of_all_services() {
    ServiceArchitecture.check("org.openbeian.smsverify");
  }
}
