package org.openbeian.order.domain.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.form.Lookalikes;
import org.openbeian.order.domain.form.SubjectForm;

/** The characters of a name are what they look like, and of scripts that are written together. */
class NamesAsTheyLook implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    SubjectForm<String> before = checked.subjectOnRecord();
    for (var subject : checked.subject()) {
      if (before == null || !Objects.equals(before.name(), subject.part().name())) {
        name(subject.field("name"), subject.part().name(), findings);
      }
    }
    for (var service : checked.namedAnew()) {
      name(service.field("name"), service.part().name(), findings);
    }
  }

  private static void name(String path, @Nullable String name, Findings findings) {
    if (name == null || findings.has(path)) {
      return;
    }
    var imitation = Lookalikes.imitation(name);
    if (imitation.isPresent()) {
      findings.add(path, "NAME_IMITATES", "U+%04X".formatted(imitation.get().codePointAt(0)));
    } else if (Lookalikes.mixesScripts(name)) {
      findings.add(path, "NAME_MIXES_SCRIPTS");
    }
  }
}
