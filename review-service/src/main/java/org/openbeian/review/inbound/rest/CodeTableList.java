package org.openbeian.review.inbound.rest;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.review.domain.bureau.CodeTable;
import org.openbeian.review.domain.bureau.FieldCodes;

/** The field's code tables by name. */
@Schema(name = "CodeTableList")
public record CodeTableList(List<Item> items) {

  /** One of them. */
  @Schema(name = "CodeTableItem")
  public record Item(
      @Schema(examples = "result-codes") String name,
      @Schema(examples = "处理结果代码") String chinese,
      @Schema(examples = "result codes of filings") String english,
      @Schema(description = "How many entries it has", examples = "69") int entries) {}

  static CodeTableList of(FieldCodes codes) {
    return new CodeTableList(
        Arrays.stream(CodeTable.values())
            .map(
                table ->
                    new Item(
                        table.path(),
                        table.chinese(),
                        table.english(),
                        codes.entries(table).size()))
            .toList());
  }
}
