package org.openbeian.review.outbound.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.LocalisedText;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.review.domain.bureau.CodeTable;
import org.openbeian.review.domain.bureau.FieldCode;
import org.openbeian.review.domain.bureau.FieldCodes;

/**
 * Reads the field's code tables: {@code field-codes.yaml} here, what applications are checked by in
 * {@code rulebook/content.yaml} of contracts, and the ids and names of the enums there.
 */
public final class FieldCodeFiles {

  private static final YAMLMapper YAML = new YAMLMapper();

  private FieldCodeFiles() {}

  /**
   * Reads all tables.
   *
   * @throws IllegalArgumentException when an entry is not to be understood
   */
  public static FieldCodes read() {
    JsonNode own = tree("/field-codes.yaml");
    JsonNode content = tree("/rulebook/content.yaml");
    Map<CodeTable, List<FieldCode>> tables = new EnumMap<>(CodeTable.class);
    tables.put(CodeTable.NATURES, entries(own, "natures", FieldCodeFiles::nature));
    tables.put(CodeTable.CERTIFICATES, entries(own, "certificates", FieldCodeFiles::certificate));
    tables.put(CodeTable.CONTENT, entries(content, "contentCategories", FieldCodeFiles::plain));
    tables.put(CodeTable.PRE_APPROVALS, entries(content, "preApprovals", FieldCodeFiles::plain));
    tables.put(CodeTable.LANGUAGES, entries(content, "languages", FieldCodeFiles::plain));
    tables.put(CodeTable.ACCESS_MODES, entries(own, "accessModes", FieldCodeFiles::plain));
    tables.put(CodeTable.PROVINCES, provinces(own));
    tables.put(CodeTable.RESULT_CODES, entries(own, "resultCodes", FieldCodeFiles::result));
    tables.put(CodeTable.SERVICE_KINDS, entries(own, "serviceKinds", FieldCodeFiles::plain));
    return new FieldCodes(tables);
  }

  private static FieldCode nature(JsonNode entry) {
    List<Integer> certificates = new ArrayList<>();
    entry.path("certificates").forEach(id -> certificates.add(id.intValue()));
    String code = text(entry, "code");
    SubjectNature nature = code == null ? null : SubjectNature.valueOf(code);
    return new FieldCode(
        nature == null ? id(entry) : Integer.valueOf(nature.id()),
        code,
        words(entry, nature == null ? null : nature.chinese()),
        null,
        null,
        List.copyOf(certificates),
        false);
  }

  private static FieldCode certificate(JsonNode entry) {
    String code = text(entry, "code");
    if (code == null) {
      return FieldCode.of(id(entry), null, words(entry, null));
    }
    CertificateType type = CertificateType.valueOf(code);
    return FieldCode.of(type.id(), code, words(entry, type.chinese()));
  }

  private static FieldCode plain(JsonNode entry) {
    return new FieldCode(
        id(entry),
        text(entry, "code"),
        words(entry, null),
        entry.has("mask") ? Long.valueOf(entry.get("mask").longValue()) : null,
        null,
        List.of(),
        false);
  }

  private static FieldCode result(JsonNode entry) {
    return new FieldCode(
        id(entry),
        null,
        words(entry, null),
        null,
        null,
        List.of(),
        entry.path("refuses").asBoolean(true));
  }

  /** Ids follow the order of the field's locations, masks double from one to the next. */
  private static List<FieldCode> provinces(JsonNode own) {
    List<FieldCode> provinces = new ArrayList<>();
    for (JsonNode entry : own.path("provinces")) {
      String code = text(entry, "code");
      Province province = code == null ? null : Province.valueOf(code);
      provinces.add(
          new FieldCode(
              provinces.size() + 1,
              province == null ? text(entry, "region") : province.code(),
              words(entry, province == null ? null : province.chinese()),
              1L << provinces.size(),
              province == null ? text(entry, "shortName") : province.shortName(),
              List.of(),
              false));
    }
    return provinces;
  }

  private static List<FieldCode> entries(
      JsonNode file, String name, Function<JsonNode, FieldCode> entry) {
    List<FieldCode> entries = new ArrayList<>();
    file.path(name).forEach(node -> entries.add(entry.apply(node)));
    return entries;
  }

  private static LocalisedText words(JsonNode entry, @Nullable String chinese) {
    String ownChinese = chinese == null ? text(entry, "chinese") : chinese;
    String english = text(entry, "english");
    if (ownChinese == null || english == null) {
      throw new IllegalArgumentException("field codes: an entry without its names, " + entry);
    }
    return new LocalisedText(ownChinese, english);
  }

  private static @Nullable Integer id(JsonNode entry) {
    return entry.has("id") ? Integer.valueOf(entry.get("id").intValue()) : null;
  }

  private static @Nullable String text(JsonNode entry, String name) {
    return entry.has(name) ? entry.get(name).asText() : null;
  }

  private static JsonNode tree(String resource) {
    try (InputStream stream = FieldCodeFiles.class.getResourceAsStream(resource)) {
      return YAML.readTree(Objects.requireNonNull(stream, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " can't be read", e);
    }
  }
}
