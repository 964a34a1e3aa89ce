package org.openbeian.review.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.domain.bureau.CodeTable;
import org.openbeian.review.domain.bureau.FieldCode;
import org.openbeian.review.domain.bureau.FieldCodes;

/** One of the field's code tables. */
@Schema(name = "CodeTable")
public record CodeTableView(
    @Schema(examples = "result-codes") String name,
    @Schema(examples = "处理结果代码") String chinese,
    @Schema(examples = "result codes of filings") String english,
    List<Entry> entries) {

  /** An entry. */
  @Schema(name = "CodeTableEntry")
  public record Entry(
      @Schema(
              description = "The field's numeric id; null where nobody has published one",
              examples = "1007")
          @Nullable Integer id,
      @Schema(
              description =
                  "As applications name it, of provinces GB/T 2260; null for what they can't name",
              examples = "ENTERPRISE")
          @Nullable String code,
      @Schema(examples = "联系方式无效") String chinese,
      @Schema(examples = "the contact details are not valid") String english,
      @Schema(
              description = "As consoles show it in a sum of several; null where it is not known",
              examples = "8589934592")
          @Nullable Long mask,
      @Schema(description = "Of provinces: as filing numbers begin", examples = "浙")
          @Nullable String shortName,
      @Schema(description = "Of natures: ids of the certificates that prove it")
          List<Integer> certificates,
      @Schema(
              description =
                  "Of result codes: whether it may be a reason of a rejection or revocation; null in"
                      + " other tables")
          @Nullable Boolean refuses) {}

  static CodeTableView of(CodeTable table, FieldCodes codes) {
    return new CodeTableView(
        table.path(),
        table.chinese(),
        table.english(),
        codes.entries(table).stream().map(entry -> entry(table, entry)).toList());
  }

  private static Entry entry(CodeTable table, FieldCode code) {
    return new Entry(
        code.id(),
        code.code(),
        code.text().chinese(),
        code.text().english(),
        code.mask(),
        code.shortName(),
        code.certificates(),
        table == CodeTable.RESULT_CODES ? code.refuses() : null);
  }
}
