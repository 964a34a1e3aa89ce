package org.openbeian.order.domain.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.form.AppForm;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.EndingForm;
import org.openbeian.order.domain.form.PlatformForm;
import org.openbeian.order.domain.form.PrincipalForm;
import org.openbeian.order.domain.form.SdkForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;

/**
 * The fields of a form by their paths in the API, those of parts that are missing too. Services go
 * by their numbers within the order, such as {@code services#2.name}, which stay when others are
 * removed. What a filer can't say anyway, such as the nature, is no field here.
 */
final class FormTree {

  private final Map<String, @Nullable Object> root = new LinkedHashMap<>();

  private FormTree() {}

  static FormTree of(ApplicationForm<?> form) {
    FormTree tree = new FormTree();
    SubjectForm<?> subject = form.subject();
    Map<String, @Nullable Object> services = new LinkedHashMap<>();
    form.services().forEach(service -> services.put("#" + service.serviceNo(), service(service)));
    tree.root.put("subject", subject(subject));
    tree.root.put("services", services);
    tree.root.put("ending", ending(form.ending()));
    return tree;
  }

  private static Map<String, @Nullable Object> subject(@Nullable SubjectForm<?> form) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", form == null ? null : form.name());
    fields.put("certificate", certificate(form == null ? null : form.certificate()));
    fields.put("communicationAddress", form == null ? null : form.communicationAddress());
    fields.put("remark", form == null ? null : form.remark());
    fields.put("principal", principal(form == null ? null : form.principal()));
    fields.put("investor", form == null ? null : form.investor());
    return fields;
  }

  private static Map<String, @Nullable Object> principal(@Nullable PrincipalForm<?> form) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", form == null ? null : form.name());
    fields.put("legalRepresentative", form != null && form.legalRepresentative());
    fields.put("certificate", certificate(form == null ? null : form.certificate()));
    fields.put("mobile", form == null ? null : form.mobile());
    fields.put("emergencyPhone", form == null ? null : form.emergencyPhone());
    fields.put("email", form == null ? null : form.email());
    fields.put("landline", form == null ? null : form.landline());
    return fields;
  }

  private static Map<String, @Nullable Object> certificate(@Nullable CertificateForm<?> form) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("type", form == null ? null : form.type());
    fields.put("number", form == null ? null : form.number());
    fields.put("address", form == null ? null : form.address());
    fields.put("validFrom", form == null ? null : form.validFrom());
    fields.put("validUntil", form == null ? null : form.validUntil());
    fields.put("identityNumber", form == null ? null : form.identityNumber());
    return fields;
  }

  private static Map<String, @Nullable Object> service(ServiceForm<?> form) {
    Map<String, @Nullable Object> server = new LinkedHashMap<>();
    server.put("serviceCode", form.serviceCode());
    server.put("ips", form.ips());
    AppForm app = form.app();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", form.kind());
    fields.put("name", form.name());
    fields.put("domains", form.domains());
    fields.put("contentCategory", form.contentCategory());
    fields.put("languages", form.languages());
    fields.put("preApprovals", form.preApprovals());
    fields.put("remark", form.remark());
    fields.put("server", server);
    fields.put("principal", principal(form.principal()));
    fields.put("homePage", app == null ? null : app.homePage());
    fields.put("platforms", form.platforms().stream().map(FormTree::platform).toList());
    fields.put("usesSdks", app == null ? null : app.usesSdks());
    fields.put("sdks", app == null ? List.of() : app.sdks().stream().map(FormTree::sdk).toList());
    return fields;
  }

  private static Map<String, @Nullable Object> platform(PlatformForm form) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("platform", form.platform());
    fields.put("packageName", form.packageName());
    fields.put("publicKey", form.publicKey());
    fields.put("certificateDigest", form.certificateDigest());
    fields.put("domains", form.domains());
    return fields;
  }

  private static Map<String, @Nullable Object> sdk(SdkForm form) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", form.name());
    fields.put("provider", form.provider());
    fields.put("type", form.type());
    return fields;
  }

  private static Map<String, @Nullable Object> ending(@Nullable EndingForm<?> form) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("reason", form == null ? null : form.reason());
    fields.put("details", form == null ? null : form.details());
    return fields;
  }

  /** The paths of all parts, lists, entries and fields. */
  Set<String> paths() {
    Set<String> all = new LinkedHashSet<>();
    root.forEach((name, node) -> collect(name, node, all));
    return all;
  }

  private static void collect(String path, @Nullable Object node, Set<String> all) {
    all.add(path);
    if (node instanceof Map<?, ?> fields) {
      fields.forEach((name, child) -> collect(joined(path, String.valueOf(name)), child, all));
    } else if (node instanceof List<?> entries) {
      for (int i = 0; i < entries.size(); i++) {
        collect(entry(path, i), entries.get(i), all);
      }
    }
  }

  /**
   * What differs in another form. Of a list: the entries between what both begin and end with; a
   * service, or an entry, that came or went is one difference.
   */
  List<String> changesTo(FormTree after) {
    List<String> changed = new ArrayList<>();
    fields("", root, after.root, changed);
    return changed;
  }

  private static void node(
      String path, @Nullable Object before, @Nullable Object after, List<String> changed) {
    if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
      fields(path, one, other, changed);
    } else if (before instanceof List<?> one && after instanceof List<?> other) {
      entries(path, one, other, changed);
    } else if (!Objects.equals(before, after)) {
      changed.add(path);
    }
  }

  private static void fields(String path, Map<?, ?> before, Map<?, ?> after, List<String> changed) {
    Set<Object> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (Object name : names) {
      String field = joined(path, String.valueOf(name));
      if (before.containsKey(name) && after.containsKey(name)) {
        node(field, before.get(name), after.get(name), changed);
      } else {
        changed.add(field);
      }
    }
  }

  private static void entries(String path, List<?> before, List<?> after, List<String> changed) {
    int shorter = Math.min(before.size(), after.size());
    int start = 0;
    while (start < shorter && before.get(start).equals(after.get(start))) {
      start++;
    }
    int same = 0;
    while (same < shorter - start
        && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
      same++;
    }
    int end = Math.max(before.size(), after.size()) - same;
    for (int i = start; i < end; i++) {
      if (i < before.size() - same && i < after.size() - same) {
        node(entry(path, i), before.get(i), after.get(i), changed);
      } else {
        changed.add(entry(path, i));
      }
    }
  }

  private static String joined(String path, String name) {
    return path.isEmpty() || name.startsWith("#") ? path + name : path + "." + name;
  }

  private static String entry(String path, int index) {
    return path + "[" + index + "]";
  }
}
