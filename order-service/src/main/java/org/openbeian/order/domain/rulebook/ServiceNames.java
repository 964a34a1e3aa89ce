package org.openbeian.order.domain.rulebook;

/**
 * Words about the names of websites anywhere in the country.
 *
 * @param ofState with which only state bodies' names begin (R-NAME-1)
 * @param sensitive that no name says (R-NAME-1)
 * @param notForPersons that persons' names don't say (R-NAME-2)
 * @param withApproval that persons' names say with a prior approval only (R-NAME-2)
 */
public record ServiceNames(
    WordList ofState, WordList sensitive, WordList notForPersons, WordList withApproval) {}
