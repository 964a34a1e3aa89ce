package org.openbeian.order.domain;

import static org.openbeian.contracts.CertificateType.BUSINESS_LICENCE;
import static org.openbeian.contracts.CertificateType.FOUNDATION_CERTIFICATE;
import static org.openbeian.contracts.CertificateType.GOVERNMENT_CREDIT_CODE_CERTIFICATE;
import static org.openbeian.contracts.CertificateType.HONG_KONG_MACAU_RESIDENCE_PERMIT;
import static org.openbeian.contracts.CertificateType.HONG_KONG_MACAU_TRAVEL_PERMIT;
import static org.openbeian.contracts.CertificateType.LAW_FIRM_LICENCE;
import static org.openbeian.contracts.CertificateType.PASSPORT;
import static org.openbeian.contracts.CertificateType.PERMANENT_RESIDENCE_CARD;
import static org.openbeian.contracts.CertificateType.PRIVATE_NON_ENTERPRISE_CERTIFICATE;
import static org.openbeian.contracts.CertificateType.PUBLIC_INSTITUTION_CERTIFICATE;
import static org.openbeian.contracts.CertificateType.RESIDENT_ID_CARD;
import static org.openbeian.contracts.CertificateType.SOCIAL_ORGANIZATION_CERTIFICATE;
import static org.openbeian.contracts.CertificateType.TAIWAN_RESIDENCE_PERMIT;
import static org.openbeian.contracts.CertificateType.TAIWAN_TRAVEL_PERMIT;
import static org.openbeian.contracts.CertificateType.UNIT_CODE;

import java.util.Set;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.SubjectNature;

/** Which certificates a subject of a nature may file with (exchange document §12.1). */
public final class SubjectCertificates {

  private SubjectCertificates() {}

  public static boolean fits(SubjectNature nature, CertificateType type) {
    return of(nature).contains(type);
  }

  private static Set<CertificateType> of(SubjectNature nature) {
    return switch (nature) {
      case MILITARY -> Set.of(UNIT_CODE);
      case GOVERNMENT -> Set.of(GOVERNMENT_CREDIT_CODE_CERTIFICATE);
      case PUBLIC_INSTITUTION -> Set.of(PUBLIC_INSTITUTION_CERTIFICATE);
      case ENTERPRISE -> Set.of(BUSINESS_LICENCE);
      case PERSONAL ->
          Set.of(
              RESIDENT_ID_CARD,
              PASSPORT,
              TAIWAN_TRAVEL_PERMIT,
              HONG_KONG_MACAU_TRAVEL_PERMIT,
              PERMANENT_RESIDENCE_CARD,
              HONG_KONG_MACAU_RESIDENCE_PERMIT,
              TAIWAN_RESIDENCE_PERMIT);
      case SOCIAL_ORGANIZATION -> Set.of(SOCIAL_ORGANIZATION_CERTIFICATE);
      case PRIVATE_NON_ENTERPRISE -> Set.of(PRIVATE_NON_ENTERPRISE_CERTIFICATE);
      case FOUNDATION -> Set.of(FOUNDATION_CERTIFICATE);
      case LAW_FIRM -> Set.of(LAW_FIRM_LICENCE);
    };
  }
}
