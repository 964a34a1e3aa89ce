package org.openbeian.order.domain.rules;

import java.util.List;
import java.util.stream.Stream;

/** Which rules an application must keep, and when. A new rule is a class and a line here. */
public final class FilingRules {

  /** What is filled in must be right. */
  private static final List<FilingRule> FILLED_IN =
      List.of(
          new PlainTexts(),
          new FixedParts(),
          new OnlyWhatMayChange(),
          new ResidentIdCard(),
          new CreditCode(),
          new ContactNumbers(),
          new LocalNumber(),
          new TravelPermitIdentity(),
          new EmailAddress(),
          new CertificateDates(),
          new PrincipalsTakenOver(),
          new DomainSyntax(),
          new IpSyntax(),
          new ServiceCode(),
          new KnownServiceCode(),
          new IpsOfServer(),
          new SubjectAddress(),
          new NamesOfWebsites(),
          new NamesOfPersonalWebsites(),
          new NamesByProvince(),
          new NamesOfApps(),
          new NamesAsTheyLook(),
          new AppPlatforms(),
          new AppDomains(),
          new AppSdks(),
          new AppHomePage(),
          new WebsitesOfAnOrder(),
          new ContentOfServices(),
          new LanguagesAndRemarks(),
          new EndingByOwner(),
          new DomainVerified(),
          new DomainHolder(),
          new DomainUnexpired(),
          new DomainApproved());

  /** Checked whenever a part is saved. */
  public static final List<FilingRule> WHEN_SAVED =
      Stream.concat(FILLED_IN.stream(), Stream.of(ProvenPhones.later())).toList();

  /** Checked before there is an order: the question which type of filing it would be. */
  public static final List<FilingRule> WHEN_ASKED =
      List.of(
          new PlainTexts(),
          new ResidentIdCard(),
          new CreditCode(),
          new DomainSyntax(),
          new NamesAsTheyLook());

  /** What a submission must be as a whole. */
  private static final List<FilingRule> AS_A_WHOLE =
      List.of(
          new Completeness(),
          new FreeServiceCode(),
          new Investor(),
          new TravelPermitIdentityGiven(),
          new CertificateValidity(),
          new PersonalPrincipals(),
          new PrincipalOfSubject(),
          new DistinctContacts(),
          new ContactsOfOthers(),
          ProvenPhones.now(),
          new AsOnTheRegistry(),
          new SomethingChanged(),
          new ChangesThatBelongTogether(),
          new EndingGiven(),
          new ResolutionPaused(),
          new RequiredMaterials(),
          new AppIcons(),
          new RecognisedValues(),
          new RealPersons());

  /** Checked by the preview and at the submission. */
  public static final List<FilingRule> WHEN_SUBMITTED =
      Stream.concat(FILLED_IN.stream(), AS_A_WHOLE.stream()).toList();

  private FilingRules() {}
}
