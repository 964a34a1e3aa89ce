package org.openbeian.contracts;

import java.util.UUID;

/**
 * A picture that proves a part of an application, as it was submitted; the picture itself stays
 * with order-service (R-MAT-1, R-MAT-2). Another picture has another id.
 *
 * @param of the part's path in the application, such as {@code services[0].principal}
 * @param mediaType of what is kept, such as {@code image/jpeg}
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record SubmittedMaterial(
    UUID id, MaterialKind kind, String of, String mediaType, int size, String sha256) {}
