package org.openbeian.order.inbound.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.material.MaterialDemand;
import org.openbeian.order.domain.material.MaterialRules;
import org.openbeian.order.domain.rulebook.DomainDemand;
import org.openbeian.order.domain.rulebook.NameForm;
import org.openbeian.order.domain.rulebook.Province;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.domain.rulebook.ServicesPerOrder;
import org.openbeian.order.domain.rulebook.WordList;

/** What the rule book says of a province on a day; what it is silent about is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Province")
public record ProvinceView(
    @Schema(description = "GB/T 2260.", examples = "330000") String code,
    @Schema(description = "With which its numbers begin.", examples = "浙") String shortName,
    @Schema(examples = "浙江省") String chinese,
    @Schema(examples = "Zhejiang") String english,
    @Schema(description = "Words that names of persons' websites must not say (R-NAME-3).")
        @Nullable List<String> forbiddenInPersonalNames,
    @Schema(description = "With one of which such names end (R-NAME-2).")
        @Nullable List<String> endingsOfPersonalNames,
    @Schema(description = "How many websites one order brings at most (R-MULTI-1).")
        @Nullable Limits websitesPerOrder,
    @Schema(description = "What it demands of domains (R-DOM-2, R-DOM-3).") Domains domains,
    @Schema(description = "Materials that are not needed everywhere (R-MAT-1).")
        List<OwnMaterial> materials,
    @Schema(description = "Whether a service's remark must say what it will be (R-SVC-2).")
        boolean remarkRequired,
    @Schema(
            description =
                "Whether another than the legal representative may be principal, with an"
                    + " authorisation letter (R-SUBJ-4).")
        boolean deputyPrincipal,
    @Schema(
            description =
                "Whether the mobile of the subject's principal must be one of the province"
                    + " (R-SUBJ-6).")
        boolean localNumber,
    @Schema(
            description =
                "Whether a new legal representative is changed for subject and services at once"
                    + " (R-CHG-2).")
        boolean newRepresentativeChangesAll,
    @Schema(
            description =
                "Whether principals with a Hong Kong or Macau travel permit give the number of the"
                    + " identity card on its back, with whose end they verify (R-SMS-8).")
        boolean travelPermitIdentity,
    @Schema(description = "Whether services may move to another subject (R-MIG-1).")
        boolean migration,
    @Schema(description = "Its own channel of real-person verification, if any (R-REAL-1).")
        @Nullable Channel realPersonChannel,
    @Schema(description = "How to deregister at the bureau itself, if known (R-DER-2).")
        @Nullable Channel offlineDeregistration) {

  /** At most so many; what is left out has no limit. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "WebsitesPerOrder")
  public record Limits(
      @Nullable Integer ofPerson,
      @Nullable Integer ofOrganisation,
      @Schema(description = "Of all websites of an organisation together.")
          @Nullable Integer domains) {}

  /** What is demanded of domains. */
  @Schema(name = "DomainDemand")
  public record Domains(
      @Schema(description = "More than these days must be left of one that is filed.") int newDays,
      @Schema(description = "Likewise of one that a change is about.") int changeDays,
      @Schema(
              description =
                  "Whether an organisation may prove by document that the holder belongs to it.")
          boolean holderByDocument) {

    private static Domains of(DomainDemand demand) {
      return new Domains(demand.newDays(), demand.changeDays(), demand.holderByDocument());
    }
  }

  /** A material that it demands. */
  @Schema(name = "MaterialOfProvince")
  public record OwnMaterial(
      @Schema(examples = "COMMITMENT_LETTER") String kind,
      @Schema(description = "The kind's name.", examples = "互联网信息服务备案承诺书") String chinese,
      @Schema(description = "Of which part.", examples = "subject") String of,
      @Schema(description = "The types of orders that need it.") List<FilingType> types,
      @Schema(description = "What its source says.") String reason) {

    private static OwnMaterial of(MaterialDemand demand) {
      return new OwnMaterial(
          demand.kind().name(),
          demand.kind().chinese(),
          demand.of(),
          demand.types().stream().sorted().toList(),
          demand.reason());
    }
  }

  /** A way outside of the provider's. */
  @Schema(name = "Channel")
  public record Channel(String chinese, String english, List<String> lines) {}

  static ProvinceView of(
      Province province, RuleBook book, MaterialRules materials, LocalDate today) {
    WordList words = province.personalNames();
    NameForm form = province.personalNameForm();
    ServicesPerOrder limits = province.servicesPerOrder();
    return new ProvinceView(
        province.code(),
        province.shortName(),
        province.chinese(),
        province.english(),
        words == null || !words.origin().holdsOn(today) ? null : words.words(),
        form == null || !form.origin().holdsOn(today) ? null : form.endings(),
        limits == null || !limits.origin().holdsOn(today)
            ? null
            : new Limits(limits.ofPerson(), limits.ofOrganisation(), limits.domains()),
        Domains.of(book.domainDemand(province.code(), today)),
        materials.ofProvince(province.code(), today).stream().map(OwnMaterial::of).toList(),
        Province.holds(province.remarkRequired(), today),
        Province.holds(province.deputyPrincipal(), today),
        Province.holds(province.localNumber(), today),
        Province.holds(province.newRepresentativeChangesAll(), today),
        Province.holds(province.travelPermitIdentity(), today),
        Province.holds(province.migration(), today),
        channel(province.realPersonChannelOn(today)),
        channel(province.offlineDeregistration(), today));
  }

  private static @Nullable Channel channel(Province.@Nullable Channel channel, LocalDate today) {
    return channel(channel == null || !channel.origin().holdsOn(today) ? null : channel);
  }

  static @Nullable Channel channel(Province.@Nullable Channel channel) {
    return channel == null
        ? null
        : new Channel(channel.chinese(), channel.english(), channel.lines());
  }
}
