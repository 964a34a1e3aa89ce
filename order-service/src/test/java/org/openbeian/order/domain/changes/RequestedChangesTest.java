package org.openbeian.order.domain.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.Reason;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.EndingForm;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialPart;
import org.openbeian.order.inbound.rest.form.ServiceDocument;
import org.openbeian.order.inbound.rest.form.SubjectDocument;

@DisplayName("R-FLOW-2: where a reviewer asks for changes, only those may be made")
class RequestedChangesTest {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  /** Edits: {@code path=text}, {@code path+text} to add to a list, {@code path-} to remove. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "services[0].name              | services[0].name=新名称                            | -",
        "services[0].name              | subject.name=新名称                                | subject.name",
        "services[0].name              | services[1].name=新名称                            | services[1].name",
        "services[0].name              | services[0].remark=                                | services[0].remark",
        "services[0].name              | services[0].name=a; services[0].remark=b; subject.remark=c"
            + " | subject.remark services[0].remark",
        "services[0]                   | services[0].name=a; services[0].principal.mobile=1 | -",
        "services[1]                   | services[0].principal.mobile=1                     | services[0].principal.mobile",
        "services[1].principal         | services[1].principal.certificate.number=1         | -",
        "services[1].principal.mobile  | services[1].principal.certificate.number=1"
            + " | services[1].principal.certificate.number",
        "subject                       | subject.principal.name=新人; subject.investor=新人 | -",
        "subject.principal             | subject.investor=新人                              | subject.investor",
        "subject.principal             | subject-                                           | subject.name"
            + " subject.certificate.type subject.certificate.number subject.certificate.address"
            + " subject.communicationAddress subject.remark subject.investor",
        "services[0].domains           | services[0].domains+b.cn                           | -",
        "services[0].domains[0]        | services[0].domains[0]=b.cn                        | -",
        "services[0].domains[0]        | services[0].domains+b.cn                           | services[0].domains[1]",
        "services[1].domains[1]        | services[1].domains[1]-                            | -",
        "services[1].domains[1]        | services[1].domains[0]-                            | services[1].domains[0]",
        "services[1].domains[1]        | services[1].domains[1]=c.cn; services[1].platforms[0].domains[0]=c.cn | -",
        "services[1].platforms[0]      | services[1].platforms[0]-                          | -",
        "services[1].platforms[1]      | services[1].platforms[0]-                          | services[1].platforms[0]",
        "services[1].platforms         | services[1].platforms[0]-; services[1].platforms[0].packageName=x | -",
        "services[1].platforms[0].publicKey | services[1].platforms[0].certificateDigest=1  | -",
        "services[1].platforms[0].publicKey | services[1].platforms[0].packageName=1"
            + " | services[1].platforms[0].packageName",
        "services[1].usesSdks          | services[1].usesSdks=; services[1].sdks[0]-        | -",
        "services[0].kind              | services[0].kind=APP; services[0].homePage=https://a.cn | -",
        "services[0].server.serviceCode | services[0].server.ips[0]=203.0.113.11            | -",
        "services[0].principal.certificate.validUntil"
            + " | services[0].principal.certificate.validFrom=2020-01-01                    | -",
        "services[0].principal.certificate.validUntil"
            + " | services[0].principal.certificate.number=1"
            + " | services[0].principal.certificate.number",
        "services                      | services[0]-; services[0].name=x; services+        | -",
        "services[0].name              | services+                                          | services[2]",
        "services[0].name              | services[0]-                                       | services[0]",
        "services[0]                   | services[0]-                                       | -",
        "services[0]                   | services[0]-; services[0].name=x                   | services[0].name",
        "ending.reason                 | ending.details=x                                   | -",
        "materials                     | subject.name=x                                     | subject.name",
        "services[0].nothing           | services[0].remark=x                               | -",
        "services[0].nothing           | services[1].remark=x                               | services[1].remark",
        "services[9].name              | services[1].remark=x                               | -",
        "services[9].name              | subject.remark=x                                   | subject.remark",
        "services#1.name               | subject.remark=x                                   | -",
        "application.subject           | services[1].remark=x                               | -",
        "acceptedCommitments           | services[1].remark=x                               | services[1].remark"
      })
  void lets_nothing_change_but_what_was_asked_for(
      String named, String edits, @Nullable String refused) {
    // given
    ObjectNode before = sample();
    ObjectNode after = before.deepCopy();
    Arrays.stream(edits.split(";")).map(String::strip).forEach(edit -> edit(after, edit));

    // when
    RequestedChanges may = RequestedChanges.of(kept(form(before), named.split(" ")));

    // then
    assertThat(may.refused(form(before), form(after)))
        .containsExactlyElementsOf(refused == null ? List.of() : List.of(refused.split(" ")));
    assertThat(may.refused(form(before), form(before))).isEmpty();
  }

  @Test
  void lets_everything_change_where_a_reason_is_about_the_whole() {
    // given
    ApplicationForm<String> form = form(sample());

    // then
    assertThat(RequestedChanges.named(List.of(), form)).isNull();
    assertThat(RequestedChanges.named(List.of(reason("subject.name"), reason(null)), form))
        .isNull();
    assertThat(RequestedChanges.EVERYTHING.paths(form)).isNull();
    assertThat(RequestedChanges.EVERYTHING.allows(MaterialKind.OTHER, MaterialPart.SUBJECT))
        .isTrue();
    assertThat(RequestedChanges.EVERYTHING.and(List.of("subject"), form).isEverything()).isTrue();
  }

  @Test
  void keeps_a_service_in_view_when_others_are_removed() {
    // given
    ApplicationForm<String> form = form(sample());
    RequestedChanges may =
        RequestedChanges.of(kept(form, "services[0]", "services[1].name", "materials[OTHER]"));

    // when
    ApplicationForm<String> without = form.without(1);

    // then
    assertThat(may.paths(form))
        .containsExactly("services[0]", "services[1].name", "materials[OTHER]");
    assertThat(may.paths(without)).containsExactly("services[0].name", "materials[OTHER]");
  }

  @Test
  void lets_change_besides_what_else_is_named_now() {
    // given
    ApplicationForm<String> form = form(sample());
    RequestedChanges may = RequestedChanges.of(kept(form, "services[0].name"));

    // then
    RequestedChanges more =
        may.and(List.of("services[1].principal.certificate.validUntil", "materials"), form);
    assertThat(more.paths(form))
        .containsExactly(
            "services[0].name",
            "services[1].principal.certificate.validUntil",
            "services[1].principal.certificate.validFrom",
            "materials");
    assertThat(may.and(List.of(""), form).isEverything()).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1} of {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "materials                      | OTHER              | subject               | true",
        "materials[OTHER]               | OTHER              | services[0].principal | true",
        "materials[OTHER]               | PRINCIPAL_ID_FRONT | services[0].principal | false",
        "materials[NONSENSE]            | PRINCIPAL_ID_FRONT | services[0].principal | true",
        "services[0].principal          | PRINCIPAL_ID_FRONT | services[0].principal | true",
        "services[0].principal          | PRINCIPAL_ID_FRONT | services[1].principal | false",
        "services[0].principal          | PRINCIPAL_ID_FRONT | subject.principal     | false",
        "services[0].principal.certificate.number | PRINCIPAL_ID_FRONT | services[0].principal | true",
        "services[0]                    | PRINCIPAL_ID_FRONT | services[0].principal | true",
        "services                       | PRINCIPAL_ID_FRONT | services[1].principal | true",
        "services[0].name               | PRINCIPAL_ID_FRONT | services[0].principal | false",
        "services[0].name               | DOMAIN_CERTIFICATE | services[0]           | true",
        "subject.name                   | CHANGE_PROOF       | subject               | true",
        "subject.name                   | DOMAIN_CERTIFICATE | services[0]           | false",
        "target.account                 | CHANGE_PROOF       | subject               | false"
      })
  @DisplayName("R-FLOW-2: a material may change with what it proves")
  void lets_materials_change_with_what_they_prove(
      String named, MaterialKind kind, String of, boolean allowed) {
    // given
    ApplicationForm<String> form = form(sample());
    MaterialPart part = MaterialPart.at(of, form.services()).orElseThrow();

    // then
    assertThat(RequestedChanges.of(kept(form, named)).allows(kind, part)).isEqualTo(allowed);
  }

  @Test
  void lets_the_target_change_where_it_is_named() {
    ApplicationForm<String> form = form(sample());

    assertThat(RequestedChanges.of(kept(form, "target.account")).allows("target")).isTrue();
    assertThat(RequestedChanges.of(kept(form, "subject")).allows("target")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services[99999999999].name",
        "services[-1]",
        "services[",
        "[[[[",
        "....",
        "\u0000",
        "services[0].principal.$1",
        "subject.\u202e"
      })
  void bears_paths_that_nobody_understands(String path) {
    ApplicationForm<String> form = form(sample());

    RequestedChanges may = RequestedChanges.of(RequestedChanges.named(List.of(reason(path)), form));

    assertThat(may.refused(form, form)).isEmpty();
  }

  private static List<String> kept(ApplicationForm<String> form, String... named) {
    return RequestedChanges.named(
        Stream.of(named).map(RequestedChangesTest::reason).toList(), form);
  }

  private static Reason reason(@Nullable String path) {
    return new Reason(path, "CODE", null, "原因", null);
  }

  /** A website, number 1, and an app with two domains and platforms, number 3. */
  private static ObjectNode sample() {
    ObjectNode app = Sample.app();
    app.withArray("domains").add("two.cn");
    ObjectNode ios = app.withArray("platforms").get(0).deepCopy();
    app.withArray("platforms").add(ios.put("platform", "IOS"));
    ((ObjectNode) app.get("platforms").get(0)).putArray("domains").add("two.cn");
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.set("subject", Sample.subject());
    all.putArray("services").add(Sample.service().put("serviceNo", 1)).add(app.put("serviceNo", 3));
    all.putObject("ending").put("details", "停止运营");
    return all;
  }

  private static ApplicationForm<String> form(ObjectNode all) {
    try {
      ApplicationForm<String> form =
          ApplicationForm.<String>empty()
              .with(new EndingForm<>(null, all.at("/ending/details").asText()));
      if (all.has("subject")) {
        form = form.with(JSON.treeToValue(all.get("subject"), SubjectDocument.class).form());
      }
      for (JsonNode service : all.get("services")) {
        form =
            form.with(
                JSON.treeToValue(service, ServiceDocument.class)
                    .form(service.get("serviceNo").asInt()));
      }
      return form;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void edit(ObjectNode all, String edit) {
    String path = edit.replaceFirst("[=+-].*", "");
    String value = edit.substring(Math.min(edit.length(), path.length() + 1));
    String pointer = "/" + path.replace("[", "/").replace("]", "").replace(".", "/");
    JsonNode parent = all.at(pointer.substring(0, pointer.lastIndexOf('/')));
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    switch (edit.charAt(path.length())) {
      case '=' -> {
        JsonNode text =
            value.isEmpty()
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.textNode(value);
        if (parent instanceof ArrayNode list) {
          list.set(Integer.parseInt(name), text);
        } else {
          ((ObjectNode) parent).set(name, text);
        }
      }
      case '+' -> {
        ArrayNode list = (ArrayNode) all.at(pointer);
        if (path.equals("services")) {
          list.add(Sample.service().put("serviceNo", 7));
        } else {
          list.add(value);
        }
      }
      default -> {
        if (parent instanceof ArrayNode list) {
          list.remove(Integer.parseInt(name));
        } else {
          ((ObjectNode) parent).remove(name);
        }
      }
    }
  }
}
