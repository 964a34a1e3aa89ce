package org.openbeian.order.application;

/**
 * How much an order may hold of materials (R-MAT-2).
 *
 * @param perOrder materials of one order
 */
record MaterialPolicy(int perOrder) {

  MaterialPolicy {
    if (perOrder < 1) {
      throw new IllegalArgumentException("beian.order.materials.per-order must be positive");
    }
  }
}
