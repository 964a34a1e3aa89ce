package org.openbeian.notification.domain;

/**
 * A notice in one language.
 *
 * @param title also the e-mail's subject; one line without personal data
 * @param body lines of plain text; may quote a reviewer's words
 * @param sms one line without personal data
 */
public record NoticeTexts(String title, String body, String sms) {}
