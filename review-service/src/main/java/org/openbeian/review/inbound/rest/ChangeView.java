package org.openbeian.review.inbound.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Reason;
import org.openbeian.review.domain.comparison.Change;

/** Something that the filer changed since the round before. */
@Schema(
    name = "Change",
    examples =
        """
        {"path":"services[0].name","change":"CHANGED","before":"好运商城","after":"启明示例科技官网",\
        "reasons":[{"path":"services[0].name","code":"NAME_UNRELATED","rule":"R-NAME-1",\
        "message":"网站名称与主体名称无关联","remedy":"请使用与单位名称相关的网站名称"}]}""")
public record ChangeView(
    @Schema(
            description =
                "The field in this round, as in application. Something that was removed from a list"
                    + " (a service, a domain, a platform …) has the place where it stood in the"
                    + " round before. A material is materials[KIND of part]",
            examples = {
              "services[0].principal.mobile",
              "materials[PRINCIPAL_ID_FRONT of services[0].principal]"
            })
        String path,
    Change.Kind change,
    @Schema(
            description =
                "As text, masked as in application; of a removed service or SDK its name, of a"
                    + " platform its code, of a material its id in the round before. Null when it"
                    + " was added. It may look like after: values are compared whole, and masked"
                    + " then",
            examples = "138****1001")
        @Nullable String before,
    @Schema(
            description = "The same in this round. Null when it was removed",
            examples = "138****1001")
        @Nullable String after,
    @Schema(
            description =
                "What the decision on the round before said of it, of something in it, or of what it"
                    + " is in; with the paths of that round")
        List<Reason> reasons) {

  static ChangeView of(Change change) {
    return new ChangeView(
        change.path(), change.kind(), change.before(), change.after(), change.reasons());
  }
}
