package org.openbeian.review.domain.bureau;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;

/** The field's code tables, as data that never changes while the service runs. */
public final class FieldCodes {

  private static final String APPROVED = "1001";
  private static final String REFUSED = "1002";
  private static final String OTHER = "1999";

  private final Map<CodeTable, List<FieldCode>> tables = new EnumMap<>(CodeTable.class);
  private final Map<CodeTable, Map<String, FieldCode>> byCode = new EnumMap<>(CodeTable.class);
  private final Map<String, FieldCode> results = new HashMap<>();

  /**
   * Takes the tables.
   *
   * @throws IllegalArgumentException when one is missing, or an id or code stands in one twice
   */
  public FieldCodes(Map<CodeTable, List<FieldCode>> tables) {
    for (CodeTable table : CodeTable.values()) {
      List<FieldCode> entries = tables.getOrDefault(table, List.of());
      if (entries.isEmpty()) {
        throw new IllegalArgumentException("no entries: " + table.path());
      }
      this.tables.put(table, List.copyOf(entries));
      this.byCode.put(table, index(table, entries));
    }
    entries(CodeTable.RESULT_CODES).forEach(each -> results.put(String.valueOf(each.id()), each));
    for (String needed : List.of(APPROVED, REFUSED, OTHER)) {
      if (!results.containsKey(needed)) {
        throw new IllegalArgumentException("no result code " + needed);
      }
    }
  }

  /** A table's entries, in its order. */
  public List<FieldCode> entries(CodeTable table) {
    return Objects.requireNonNull(tables.get(table));
  }

  /** A result code such as {@code 1007}; empty for what is none. */
  public Optional<FieldCode> result(String code) {
    return Optional.ofNullable(results.get(code));
  }

  /** What stands for a refusal of which nothing more is known. */
  FieldCode refused() {
    return Objects.requireNonNull(results.get(REFUSED));
  }

  /** What stands for a result code that is not in the table. */
  FieldCode other() {
    return Objects.requireNonNull(results.get(OTHER));
  }

  /** 单位性质 */
  Coded nature(SubjectNature nature) {
    return new Coded(nature.name(), nature.id());
  }

  /** 证件类型 */
  Coded certificate(CertificateType type) {
    return new Coded(type.name(), type.id());
  }

  /** 服务类型 */
  Coded serviceKind(ServiceKind kind) {
    return coded(CodeTable.SERVICE_KINDS, kind.name());
  }

  /** A code of an application in the field's terms. */
  Coded coded(CodeTable table, String code) {
    FieldCode entry = Objects.requireNonNull(byCode.get(table)).get(code);
    return new Coded(code, entry == null ? null : entry.id());
  }

  List<Coded> coded(CodeTable table, List<String> codes) {
    return codes.stream().map(code -> coded(table, code)).toList();
  }

  private static Map<String, FieldCode> index(CodeTable table, List<FieldCode> entries) {
    Map<String, FieldCode> index = new HashMap<>();
    Map<Integer, FieldCode> ids = new HashMap<>();
    for (FieldCode entry : entries) {
      if (entry.id() != null && ids.put(entry.id(), entry) != null) {
        throw new IllegalArgumentException(table.path() + ": the id " + entry.id() + " twice");
      }
      if (entry.code() != null && index.put(entry.code(), entry) != null) {
        throw new IllegalArgumentException(table.path() + ": " + entry.code() + " twice");
      }
    }
    return index;
  }
}
