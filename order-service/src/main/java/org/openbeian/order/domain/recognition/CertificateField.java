package org.openbeian.order.domain.recognition;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openbeian.order.domain.material.MaterialKind;

/** What is read off a certificate, each with the form that it must have to be believed. */
public enum CertificateField {
  NAME {
    @Override
    Optional<String> sound(String raw) {
      return matching(PLAIN, raw, 100);
    }

    @Override
    Optional<String> path(MaterialKind kind) {
      return Optional.of("name");
    }
  },
  NUMBER {
    @Override
    Optional<String> sound(String raw) {
      return matching(
              NUMBERS, Normalizer.normalize(raw, Normalizer.Form.NFKC).replaceAll("\\s", ""), 30)
          .map(number -> number.toUpperCase(Locale.ROOT));
    }

    @Override
    Optional<String> path(MaterialKind kind) {
      return Optional.of("certificate.number");
    }
  },
  ADDRESS {
    @Override
    Optional<String> sound(String raw) {
      return matching(PLAIN, raw, 200);
    }

    /** The form has no address of a person's certificate. */
    @Override
    Optional<String> path(MaterialKind kind) {
      return kind == MaterialKind.SUBJECT_CERTIFICATE
          ? Optional.of("certificate.address")
          : Optional.empty();
    }
  },
  VALID_FROM {
    @Override
    Optional<String> sound(String raw) {
      return date(raw);
    }

    @Override
    Optional<String> path(MaterialKind kind) {
      return Optional.of("certificate.validFrom");
    }
  },
  /** Of a certificate without an end there is none. */
  VALID_UNTIL {
    @Override
    Optional<String> sound(String raw) {
      return date(raw);
    }

    @Override
    Optional<String> path(MaterialKind kind) {
      return Optional.of("certificate.validUntil");
    }
  };

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} ·•.,()（），。、\\-－—#/]+");
  private static final Pattern NUMBERS = Pattern.compile("[0-9A-Za-z()]{5,30}");
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})\\D{1,3}(\\d{1,2})\\D{1,3}(\\d{1,2})\\D{0,3}");

  /** The value as a form would have it; empty when it can't be one. */
  abstract Optional<String> sound(String raw);

  /** Where it stands within the part that a material is of; empty when the form has no such. */
  abstract Optional<String> path(MaterialKind kind);

  private static Optional<String> matching(Pattern pattern, String raw, int longest) {
    String text = raw.strip().replaceAll("\\s+", " ");
    return text.codePointCount(0, text.length()) <= longest && pattern.matcher(text).matches()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<String> date(String raw) {
    Matcher parts = DATE.matcher(Normalizer.normalize(raw, Normalizer.Form.NFKC).strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date =
          LocalDate.of(
              Integer.parseInt(parts.group(1)),
              Integer.parseInt(parts.group(2)),
              Integer.parseInt(parts.group(3)));
      return date.getYear() < 1900 || date.getYear() > 2200
          ? Optional.empty()
          : Optional.of(date.toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
