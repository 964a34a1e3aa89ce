package org.openbeian.order.domain.rules;

import java.util.regex.Pattern;

/** The subject is reached in the province that issued its certificate, at a door. */
@Rule(value = "R-SUBJ-1", source = "S1 2")
class SubjectAddress implements FilingRule {

  private static final String MOST_DETAILED = "此地址已是最详细地址";

  private static final Pattern DOOR =
      Pattern.compile("[0-9０-９一二三四五六七八九十百]+.{0,8}(号|室|栋|幢|楼|层|座|单元|组|户)");

  @Override
  public void check(Checked checked, Findings findings) {
    for (var subject : checked.subject()) {
      String address = subject.part().communicationAddress();
      if (address == null) {
        continue;
      }
      String path = subject.field("communicationAddress");
      if (!address.startsWith(checked.provinceRules().bareName())) {
        findings.add(path, "ADDRESS_IN_OTHER_PROVINCE", checked.provinceRules().chinese());
      }
      String remark = subject.part().remark();
      if (!DOOR.matcher(address).find() && (remark == null || !remark.contains(MOST_DETAILED))) {
        findings.add(path, "ADDRESS_WITHOUT_DOOR", MOST_DETAILED);
      }
    }
  }
}
