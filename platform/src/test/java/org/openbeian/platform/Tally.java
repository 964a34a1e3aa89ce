package org.openbeian.platform;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The smallest aggregate: how often something happened to an order. */
@Entity
@Table(name = "tally")
class Tally {
  @Id UUID id;
  int count;
}
