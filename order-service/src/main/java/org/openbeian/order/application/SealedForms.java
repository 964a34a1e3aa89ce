package org.openbeian.order.application;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.AsRegistered;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.EndingForm;
import org.openbeian.order.domain.form.Leaf;
import org.openbeian.order.domain.form.LeafMapper;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.platform.pii.Masks;
import org.openbeian.platform.pii.Sealer;

/** Seals forms for keeping, opens them for checking, masks them for showing. */
@ApplicationScoped
public class SealedForms {

  private final Sealer sealer;

  SealedForms(Sealer sealer) {
    this.sealer = sealer;
  }

  ApplicationForm<String> open(ApplicationForm<Sealed> kept) {
    return kept.map(opening());
  }

  SubjectForm<String> open(SubjectForm<Sealed> kept) {
    return kept.map(opening());
  }

  PrincipalForm<String> open(PrincipalForm<Sealed> kept) {
    return requireNonNull(open(SubjectForm.onlyOf(kept)).principal());
  }

  /** The form as people without need see it. */
  public PrincipalForm<String> mask(PrincipalForm<Sealed> kept) {
    return requireNonNull(mask(SubjectForm.onlyOf(kept)).principal());
  }

  /** What the registry says, opened; null for null. */
  Checked.@Nullable RegisteredAs open(@Nullable AsRegistered registered) {
    return registered == null
        ? null
        : new Checked.RegisteredAs(
            sealer.open(registered.subjectName()), registered.domain(), registered.appName());
  }

  AsRegistered seal(Checked.RegisteredAs registered) {
    return new AsRegistered(
        sealer.seal(registered.subjectName()), registered.domain(), registered.appName());
  }

  ApplicationForm<Sealed> seal(ApplicationForm<String> entered) {
    return entered.map((path, leaf, value) -> sealer.seal(value));
  }

  SubjectForm<Sealed> seal(SubjectForm<String> entered) {
    return entered.map((path, leaf, value) -> sealer.seal(value));
  }

  ServiceForm<Sealed> seal(ServiceForm<String> entered) {
    return entered.map((path, leaf, value) -> sealer.seal(value));
  }

  EndingForm<Sealed> seal(EndingForm<String> entered) {
    return entered.map((path, leaf, value) -> sealer.seal(value));
  }

  /** The form with the filer's own words. */
  public EndingForm<String> open(EndingForm<Sealed> kept) {
    return kept.map(opening());
  }

  /** The form as people without need see it. */
  public SubjectForm<String> mask(SubjectForm<Sealed> kept) {
    return kept.map(masking());
  }

  /** The form as people without need see it. */
  public ServiceForm<String> mask(ServiceForm<Sealed> kept) {
    return kept.map(masking());
  }

  /**
   * Puts back what was kept wherever the filer sent its mask: a form that was read, changed in one
   * field and saved must not lose the others.
   */
  SubjectForm<String> unmask(SubjectForm<String> entered, @Nullable SubjectForm<Sealed> kept) {
    Map<String, Sealed> leaves = new HashMap<>();
    if (kept != null) {
      kept.map(noting(leaves));
    }
    SubjectForm<String> form = entered.map(unmasking(leaves));
    String before = kept == null ? null : kept.name();
    return before != null && Masks.name(before).equals(form.name()) ? form.named(before) : form;
  }

  /** The same for a service. */
  ServiceForm<String> unmask(ServiceForm<String> entered, @Nullable ServiceForm<Sealed> kept) {
    Map<String, Sealed> leaves = new HashMap<>();
    if (kept != null) {
      kept.map(noting(leaves));
    }
    return entered.map(unmasking(leaves));
  }

  private LeafMapper<Sealed, String> opening() {
    return (path, leaf, value) -> sealer.open(value);
  }

  private LeafMapper<Sealed, String> masking() {
    return (path, leaf, value) -> mask(leaf, sealer.open(value));
  }

  private static LeafMapper<Sealed, Sealed> noting(Map<String, Sealed> leaves) {
    return (path, leaf, value) -> {
      leaves.put(path, value);
      return value;
    };
  }

  private LeafMapper<String, String> unmasking(Map<String, Sealed> kept) {
    return (path, leaf, value) -> {
      Sealed before = value.indexOf('*') < 0 ? null : kept.get(path);
      if (before == null) {
        return value;
      }
      String opened = sealer.open(before);
      return value.equals(mask(leaf, opened)) ? opened : value;
    };
  }

  private static String mask(Leaf leaf, String value) {
    return switch (leaf) {
      case NAME -> Masks.name(value);
      case CERTIFICATE_NUMBER -> Masks.certificateNumber(value);
      case ADDRESS -> Masks.address(value);
      case PHONE -> Masks.phone(value);
      case EMAIL -> Masks.email(value);
      case WORDS -> value;
    };
  }
}
