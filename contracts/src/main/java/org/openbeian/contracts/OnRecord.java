package org.openbeian.contracts;

/**
 * The record that an order is about, as it was when the order was submitted.
 *
 * @param subjectNumber such as 浙ICP备2026000001号
 * @param serviceNumbersGiven how many service numbers its subject has ever had; the next service
 *     gets the one after
 */
public record OnRecord(String subjectNumber, int serviceNumbersGiven) {}
