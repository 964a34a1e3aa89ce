package org.openbeian.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventsPageTest {

  @Test
  void the_table_of_events_is_what_the_catalogue_says() {
    EventTable.PAGE.mustBe(EventTable.page());
  }

  @Test
  void audit_listens_to_every_event_and_only_services_listen() {
    assertThat(EventTable.listenersByEvent())
        .allSatisfy(
            (event, listeners) ->
                assertThat(listeners)
                    .as("docs/events.md, listeners of %s", event)
                    .contains("audit")
                    .doesNotHaveDuplicates()
                    .isSubsetOf(EventTable.services()));
  }
}
