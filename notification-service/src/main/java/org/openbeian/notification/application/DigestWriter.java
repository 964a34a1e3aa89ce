package org.openbeian.notification.application;

import org.openbeian.notification.domain.DigestFacts;
import org.openbeian.notification.domain.Language;
import org.openbeian.notification.domain.NoticeTexts;

/** Puts a day's reminders into one mail's words. */
public interface DigestWriter {

  /** The mail's title and body; a digest has no text for phones. */
  NoticeTexts write(Language language, DigestFacts facts);
}
