package org.openbeian.order.domain.detection;

import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;

/**
 * What somebody wants to file.
 *
 * @param certificateNumber normalised; never to be logged
 * @param name a website's domain in its canonical form, or an app's name
 */
public record Question(
    SubjectNature nature,
    CertificateType certificateType,
    String certificateNumber,
    ServiceKind kind,
    String name) {

  public boolean isOfWebsite() {
    return kind == ServiceKind.WEBSITE;
  }

  @Override
  public String toString() {
    return "Question";
  }
}
