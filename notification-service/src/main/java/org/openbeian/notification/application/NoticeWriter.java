package org.openbeian.notification.application;

import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.NoticeFacts;
import org.openbeian.notification.domain.NoticeTexts;

/** Puts facts into words. */
public interface NoticeWriter {

  /** The texts of the notice that the catalogue calls {@code template}. */
  NoticeTexts write(String template, Language language, NoticeFacts facts);
}
