package org.openbeian.order.domain.rulebook;

/**
 * A term of one of the field's code tables.
 *
 * @param code by which the API names it
 * @param id the field's numeric id
 */
public record Term(String code, int id, String chinese, String english, Origin origin) {}
