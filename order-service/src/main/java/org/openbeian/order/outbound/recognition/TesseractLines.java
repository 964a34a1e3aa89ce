package org.openbeian.order.outbound.recognition;

import cn.hutool.core.util.CreditCodeUtil;
import cn.hutool.core.util.IdcardUtil;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.recognition.CertificateField;
import org.openbeian.order.domain.recognition.Reading;
import org.openbeian.order.domain.recognition.RecognisedField;

/**
 * What an identity card or a business licence says, in the table of words (TSV) that Tesseract
 * writes.
 */
final class TesseractLines {

  /** A number whose check character is right was read right. */
  private static final double CHECKED = 0.99;

  /** Addresses go on in the next line: never certain. */
  private static final double PART = 0.5;

  private static final int COLUMNS = 12;
  private static final Pattern CONFIDENCE = Pattern.compile("\\d{1,3}(\\.\\d+)?");
  private static final String DATE = "(\\d{4}[.年]\\d{1,2}[.月]\\d{1,2}日?)";
  private static final Pattern ID_CARD =
      Pattern.compile("(?<![0-9A-Za-z])([1-9]\\d{16}[0-9Xx])(?![0-9A-Za-z])");
  private static final Pattern CREDIT_CODE =
      Pattern.compile("(?<![0-9A-Za-z])([0-9A-HJ-NPQRTUWXY]{18})(?![0-9A-Za-z])");
  private static final Pattern PERSON = Pattern.compile("姓名[::]?([\\p{L}·]{2,30})");
  private static final Pattern ORGANISATION = Pattern.compile("名称[::]?([\\p{L}\\p{N}()]{4,100})");
  private static final Pattern SEAT = Pattern.compile("(?:住所|经营场所)[::]?(.{6,200})");
  private static final Pattern VALIDITY =
      Pattern.compile(DATE + "[-—–一至到~]{1,2}(?:" + DATE + "|长期)");

  private TesseractLines() {}

  private record Line(String text, double confidence) {}

  static Reading read(MaterialKind kind, String tsv) {
    Map<CertificateField, RecognisedField> found = new EnumMap<>(CertificateField.class);
    boolean licence = kind == MaterialKind.SUBJECT_CERTIFICATE;
    for (Line line : lines(tsv)) {
      if (licence) {
        number(CREDIT_CODE, line, found);
        text(ORGANISATION, line, CertificateField.NAME, line.confidence(), found);
        text(SEAT, line, CertificateField.ADDRESS, PART, found);
      } else {
        number(ID_CARD, line, found);
        text(PERSON, line, CertificateField.NAME, line.confidence(), found);
      }
      validity(line, found);
    }
    return Reading.of(List.copyOf(found.values()));
  }

  private static void number(
      Pattern pattern, Line line, Map<CertificateField, RecognisedField> found) {
    Matcher matcher = pattern.matcher(line.text());
    while (matcher.find()) {
      String number = matcher.group(1).toUpperCase(java.util.Locale.ROOT);
      boolean right =
          pattern == CREDIT_CODE
              ? CreditCodeUtil.isCreditCode(number)
              : IdcardUtil.isValidCard18(number);
      if (right) {
        put(CertificateField.NUMBER, number, CHECKED, found);
      }
    }
  }

  private static void text(
      Pattern pattern,
      Line line,
      CertificateField field,
      double confidence,
      Map<CertificateField, RecognisedField> found) {
    Matcher matcher = pattern.matcher(line.text());
    if (matcher.find()) {
      put(field, matcher.group(1), confidence, found);
    }
  }

  private static void validity(Line line, Map<CertificateField, RecognisedField> found) {
    Matcher matcher = VALIDITY.matcher(line.text());
    if (matcher.find()) {
      put(CertificateField.VALID_FROM, matcher.group(1), line.confidence(), found);
      if (matcher.group(2) != null) {
        put(CertificateField.VALID_UNTIL, matcher.group(2), line.confidence(), found);
      }
    }
  }

  private static void put(
      CertificateField field,
      String value,
      double confidence,
      Map<CertificateField, RecognisedField> found) {
    RecognisedField.of(field, value, confidence).ifPresent(read -> found.putIfAbsent(field, read));
  }

  /** Rows of one page, block, paragraph and line are a line; blanks between characters are none. */
  private static List<Line> lines(String tsv) {
    Map<String, List<String[]>> words = new LinkedHashMap<>();
    for (String row : tsv.split("\n")) {
      String[] columns = row.split("\t", -1);
      if (columns.length == COLUMNS
          && CONFIDENCE.matcher(columns[10]).matches()
          && !columns[11].isBlank()) {
        words
            .computeIfAbsent(
                String.join(" ", columns[1], columns[2], columns[3], columns[4]),
                first -> new ArrayList<>())
            .add(columns);
      }
    }
    return words.values().stream().map(TesseractLines::line).toList();
  }

  private static Line line(List<String[]> words) {
    StringBuilder text = new StringBuilder();
    double least = 100;
    for (String[] word : words) {
      text.append(word[11]);
      least = Math.min(least, Double.parseDouble(word[10]));
    }
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    return new Line(folded, Math.min(1, least / 100));
  }
}
