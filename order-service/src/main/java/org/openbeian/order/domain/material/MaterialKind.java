package org.openbeian.order.domain.material;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openbeian.order.domain.material.MaterialPart.Place;

/** What a material shows, and of which parts of an application there may be one (R-MAT-1). */
public enum MaterialKind {
  SUBJECT_CERTIFICATE("主办单位证件", Place.SUBJECT),
  PRINCIPAL_ID_FRONT("负责人证件正面", Place.SUBJECT_PRINCIPAL, Place.SERVICE_PRINCIPAL),
  PRINCIPAL_ID_BACK("负责人证件反面", Place.SUBJECT_PRINCIPAL, Place.SERVICE_PRINCIPAL),
  PRINCIPAL_PHOTO_WITH_CERTIFICATE("负责人手持证件照", Place.SUBJECT_PRINCIPAL, Place.SERVICE_PRINCIPAL),
  DOMAIN_CERTIFICATE("域名证书", Place.SERVICE),
  AUTHORISATION_LETTER("负责人授权书", Place.SUBJECT_PRINCIPAL, Place.SERVICE_PRINCIPAL),
  COMMITMENT_LETTER("互联网信息服务备案承诺书", Place.SUBJECT),
  ANTI_FRAUD_SELF_ASSESSMENT("APP涉诈风险自评估报告", Place.SERVICE),
  RESIDENCE_PERMIT("居住证", Place.SUBJECT_PRINCIPAL, Place.SERVICE_PRINCIPAL),
  CHANGE_PROOF("变更证明", Place.SUBJECT),
  PRE_APPROVAL_LICENCE("前置审批文件", Place.SERVICE),
  APP_ICON("APP图标", Place.SERVICE),
  OTHER("其他材料", Place.SUBJECT, Place.SUBJECT_PRINCIPAL, Place.SERVICE, Place.SERVICE_PRINCIPAL),
  /** What a reviewer asked for before a pass (R-FLOW-3); of no part of the application. */
  SUPPLEMENT("补充资料", Place.SUPPLEMENT);

  private final String chinese;
  private final Set<Place> places;

  MaterialKind(String chinese, Place first, Place... others) {
    this.chinese = chinese;
    this.places = EnumSet.of(first, others);
  }

  public String chinese() {
    return chinese;
  }

  /** Whether it shows a document, which must be in colour; an icon may be black and white. */
  public boolean isDocument() {
    return this != APP_ICON;
  }

  /** Whether a file of such a name may be one, if it is a picture (R-APP-1). */
  public boolean mayBeNamed(String fileName) {
    return this != APP_ICON
        || List.of("png", "jpg", "jpeg").contains(PictureFormat.extensionOf(fileName));
  }

  /** Whether it shows the certificate of the part that it is of. */
  public boolean showsCertificate() {
    return switch (this) {
      case SUBJECT_CERTIFICATE,
          PRINCIPAL_ID_FRONT,
          PRINCIPAL_ID_BACK,
          PRINCIPAL_PHOTO_WITH_CERTIFICATE ->
          true;
      case DOMAIN_CERTIFICATE,
          AUTHORISATION_LETTER,
          COMMITMENT_LETTER,
          ANTI_FRAUD_SELF_ASSESSMENT,
          RESIDENCE_PERMIT,
          CHANGE_PROOF,
          PRE_APPROVAL_LICENCE,
          APP_ICON,
          OTHER,
          SUPPLEMENT ->
          false;
    };
  }

  /** Whether there may be one of such a part. */
  public boolean fits(Place place) {
    return places.contains(place);
  }
}
