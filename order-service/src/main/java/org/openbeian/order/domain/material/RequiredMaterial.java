package org.openbeian.order.domain.material;

/**
 * A material that an application needs (R-MAT-1).
 *
 * @param of the part's path in the application
 * @param source who says so
 */
public record RequiredMaterial(MaterialKind kind, MaterialPart part, String of, String source) {

  /** Whether a material is this one. */
  public boolean isMetBy(Material material) {
    return material.kind() == kind && material.part().equals(part);
  }
}
