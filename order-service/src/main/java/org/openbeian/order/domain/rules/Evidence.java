package org.openbeian.order.domain.rules;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.order.domain.code.KnownCode;
import org.openbeian.order.domain.contact.KnownContacts;
import org.openbeian.order.domain.realperson.Standing;
import org.openbeian.order.domain.registration.DomainFacts;

/**
 * What is known besides what an application says. Rules leave alone what nobody looked at.
 *
 * @param codes the service codes that services name, but for those that stay on their servers; null
 *     when nobody looked
 * @param domains what is known of its domains; null when nobody looked
 * @param contacts what is known of its new contacts (R-SUBJ-6, R-SUBJ-7); null when nobody looked
 * @param missingMaterials those that it needs and has not
 * @param icons those of its apps that were uploaded
 * @param recognised what was read off pictures of certificates (R-MAT-3)
 * @param realPersons whose face is to be verified, and how far each is (R-REAL-1)
 * @param takenOver the types of the certificates of principals that were taken over, by the paths
 *     of these principals (R-MAT-4)
 */
public record Evidence(
    @Nullable Map<UUID, KnownCode> codes,
    @Nullable DomainFacts domains,
    @Nullable KnownContacts contacts,
    List<MissingMaterial> missingMaterials,
    List<UploadedIcon> icons,
    List<Recognised> recognised,
    List<RealPerson> realPersons,
    Map<String, CertificateType> takenOver) {

  /** Nobody looked at anything. */
  public static final Evidence NONE =
      new Evidence(null, null, null, List.of(), List.of(), List.of(), List.of(), Map.of());

  public Evidence {
    missingMaterials = List.copyOf(missingMaterials);
    icons = List.copyOf(icons);
    recognised = List.copyOf(recognised);
    realPersons = List.copyOf(realPersons);
    takenOver = Map.copyOf(takenOver);
  }

  /**
   * A material that has not been uploaded.
   *
   * @param of the path of the part that it is of
   */
  public record MissingMaterial(String kind, String chinese, String of) {}

  /**
   * An app's icon that has been uploaded.
   *
   * @param of the path of its service
   * @param size of what is kept, in bytes
   */
  public record UploadedIcon(String of, int size) {}

  /**
   * A value that was read.
   *
   * @param path of the field that it would fill
   * @param confidence 0 to 1
   */
  public record Recognised(String path, String value, double confidence) {}

  /**
   * Somebody whose face is to be verified.
   *
   * @param path of the first principal that the person is
   */
  public record RealPerson(String path, Standing standing) {}

  public Evidence withCodes(@Nullable Map<UUID, KnownCode> found) {
    return new Evidence(
        found, domains, contacts, missingMaterials, icons, recognised, realPersons, takenOver);
  }

  public Evidence withDomains(DomainFacts found) {
    return new Evidence(
        codes, found, contacts, missingMaterials, icons, recognised, realPersons, takenOver);
  }

  public Evidence withContacts(@Nullable KnownContacts found) {
    return new Evidence(
        codes, domains, found, missingMaterials, icons, recognised, realPersons, takenOver);
  }

  public Evidence withMaterials(List<MissingMaterial> missing, List<UploadedIcon> uploaded) {
    return new Evidence(
        codes, domains, contacts, missing, uploaded, recognised, realPersons, takenOver);
  }

  public Evidence withRecognised(List<Recognised> read) {
    return new Evidence(
        codes, domains, contacts, missingMaterials, icons, read, realPersons, takenOver);
  }

  public Evidence withRealPersons(List<RealPerson> persons) {
    return new Evidence(
        codes, domains, contacts, missingMaterials, icons, recognised, persons, takenOver);
  }

  public Evidence withTakenOver(Map<String, CertificateType> types) {
    return new Evidence(
        codes, domains, contacts, missingMaterials, icons, recognised, realPersons, types);
  }
}
