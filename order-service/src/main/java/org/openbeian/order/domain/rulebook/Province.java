package org.openbeian.order.domain.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What differs by province.
 *
 * @param code GB/T 2260
 * @param shortName 备案 short name, such as 浙, with which numbers begin
 * @param chinese its name, such as 浙江省
 * @param personalNames words that names of persons' websites must not say (R-NAME-3)
 * @param personalNameForm the form such names must have; null for any (R-NAME-2)
 * @param servicesPerOrder null for as many as wanted (R-MULTI-1)
 * @param domains what it demands of domains; null for what all do (R-DOM-2, R-DOM-3)
 * @param remarkRequired when a service's remark must say what it will be; null where it need not
 *     (R-SVC-2)
 * @param newRepresentativeChangesAll when a new legal representative is changed for subject and
 *     services at once; null where not (R-CHG-2)
 * @param deputyPrincipal when another than the legal representative may be principal, with an
 *     authorisation letter; null where not (R-SUBJ-4)
 * @param localNumber when the mobile of the subject's principal must be one of the province; null
 *     where not (R-SUBJ-6)
 * @param travelPermitIdentity when principals with a Hong Kong or Macau travel permit verify with
 *     the end of the identity card's number; null where with the permit's (R-SMS-8)
 * @param migration when services may move to another subject; null where not (R-MIG-1)
 * @param realPersonChannel the province's own channel of real-person verification; null for ours
 *     (R-REAL-1)
 * @param offlineDeregistration how to deregister at the bureau itself; null when nothing is known
 */
public record Province(
    String code,
    String shortName,
    String chinese,
    String english,
    @Nullable WordList personalNames,
    @Nullable NameForm personalNameForm,
    @Nullable ServicesPerOrder servicesPerOrder,
    @Nullable DomainDemand domains,
    @Nullable Origin remarkRequired,
    @Nullable Origin newRepresentativeChangesAll,
    @Nullable Origin deputyPrincipal,
    @Nullable Origin localNumber,
    @Nullable Origin travelPermitIdentity,
    @Nullable Origin migration,
    @Nullable Channel realPersonChannel,
    @Nullable Channel offlineDeregistration) {

  private static final Pattern KIND = Pattern.compile("(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$");

  /** 浙江 of 浙江省, 广西 of 广西壮族自治区. */
  public String bareName() {
    return KIND.matcher(chinese).replaceFirst("");
  }

  /** Its own channel of real-person verification on a day; null for ours. */
  public @Nullable Channel realPersonChannelOn(LocalDate day) {
    return realPersonChannel != null && realPersonChannel.origin().holdsOn(day)
        ? realPersonChannel
        : null;
  }

  /** Whether something is said that holds on a day. */
  public static boolean holds(@Nullable Origin origin, LocalDate day) {
    return origin != null && origin.holdsOn(day);
  }

  /** A way outside of the provider's. */
  public record Channel(String chinese, String english, List<String> lines, Origin origin) {}
}
