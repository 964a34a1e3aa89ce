package org.openbeian.review.domain.bureau;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AppDetails;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.Certificate;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Personal;
import org.openbeian.contracts.Principal;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.Subject;
import org.openbeian.contracts.SubmittedMaterial;

/**
 * A case as its bureau gets it: the application in the field's codes, personal data still sealed.
 *
 * @param caseId the task of the bureau stage; verdicts name it
 * @param province GB/T 2260
 * @param record the subject that it is about; null where a new one comes on record
 * @param materials what was uploaded to prove it; the pictures are with order-service
 * @param ending why something ends; null unless it does
 */
public record BureauSubmission(
    UUID caseId,
    OrderId orderId,
    int round,
    FilingOperation operation,
    String province,
    @Nullable OnRecord record,
    FilingSubject subject,
    List<Site> sites,
    List<SubmittedMaterial> materials,
    @Nullable Ending ending) {

  /** 主体. Its certificate's address is 证件住所, its own 通信地址. */
  public record FilingSubject(
      Coded nature,
      @Personal String name,
      Document certificate,
      Sealed address,
      @Nullable Sealed investor,
      @Personal @Nullable String remark,
      Person principal) {}

  /**
   * 网站 or app.
   *
   * @param serviceNo by which verdicts name it
   * @param number on record; null for a new one
   * @param content 服务内容; an app's may be in its filer's own words and so without id
   * @param app null for a website
   */
  public record Site(
      int serviceNo,
      @Nullable String number,
      Coded kind,
      @Personal String name,
      @Personal List<String> domains,
      Coded content,
      List<Coded> languages,
      List<Coded> preApprovals,
      List<String> ips,
      @Personal @Nullable String remark,
      Person principal,
      @Nullable AppDetails app) {}

  /** 负责人. */
  public record Person(
      Sealed name,
      boolean legalRepresentative,
      Document certificate,
      Sealed mobile,
      @Nullable Sealed emergencyPhone,
      Sealed email,
      @Nullable Sealed landline) {}

  /** 证件. */
  public record Document(
      Coded type,
      Sealed number,
      @Nullable Sealed address,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil) {}

  /**
   * Puts a case into the field's terms.
   *
   * @throws IllegalArgumentException for a type that no bureau decides
   */
  public static BureauSubmission of(
      UUID caseId,
      OrderId orderId,
      int round,
      FilingType type,
      Application application,
      List<SubmittedMaterial> materials,
      FieldCodes codes) {
    return new BureauSubmission(
        caseId,
        orderId,
        round,
        FilingOperation.of(type),
        application.province(),
        application.record(),
        subject(application.subject(), codes),
        application.services().stream().map(service -> site(service, codes)).toList(),
        materials,
        application.ending());
  }

  private static FilingSubject subject(Subject subject, FieldCodes codes) {
    return new FilingSubject(
        codes.nature(subject.nature()),
        subject.name(),
        document(subject.certificate(), codes),
        subject.communicationAddress(),
        subject.investor(),
        subject.remark(),
        person(subject.principal(), codes));
  }

  private static Site site(FiledService service, FieldCodes codes) {
    return new Site(
        service.serviceNo(),
        service.number(),
        codes.serviceKind(service.kind()),
        service.name(),
        service.domains(),
        codes.coded(CodeTable.CONTENT, service.contentCategory()),
        codes.coded(CodeTable.LANGUAGES, service.languages()),
        codes.coded(CodeTable.PRE_APPROVALS, service.preApprovals()),
        service.server().ips(),
        service.remark(),
        person(service.principal(), codes),
        service.app());
  }

  private static Person person(Principal principal, FieldCodes codes) {
    return new Person(
        principal.name(),
        principal.legalRepresentative(),
        document(principal.certificate(), codes),
        principal.mobile(),
        principal.emergencyPhone(),
        principal.email(),
        principal.landline());
  }

  private static Document document(Certificate certificate, FieldCodes codes) {
    return new Document(
        codes.certificate(certificate.type()),
        certificate.number(),
        certificate.address(),
        certificate.validFrom(),
        certificate.validUntil());
  }
}
