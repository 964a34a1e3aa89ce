package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.SamplePictures;
import org.openbeian.order.application.MaterialStore;
import org.openbeian.order.application.SweepMaterials;
import org.openbeian.platform.transaction.Background;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class MaterialsTest {

  private static final Path FILES = Path.of("target/materials/files");
  private static final Path UPLOADS = Path.of("target/materials/uploads");

  @Inject MaterialStore store;
  @Inject SweepMaterials sweepMaterials;
  @Inject Background background;

  @Test
  @DisplayName("R-MAT-1: what is needed is told before it is uploaded, with reasons")
  void tells_what_is_needed() {
    // given
    AnOrder order = AnOrder.draft();
    order.put("/subject", Sample.subject().toString()).then().statusCode(200);
    order.put("/services/1", Sample.service().toString()).then().statusCode(200);
    order.verifyPersons();

    // then
    order
        .asViewer()
        .header("Accept-Language", "en")
        .get(order.path() + "/materials/required")
        .then()
        .statusCode(200)
        .body("items", hasSize(6))
        .body("items.uploaded", not(hasItem(true)))
        .body("items.rule", hasItem("R-MAT-1"))
        .body("items[0].kind", equalTo("SUBJECT_CERTIFICATE"))
        .body("items[0].of", equalTo("subject"))
        .body("items[0].name", equalTo("Certificate of the subject"))
        .body("items[0].reason", containsString("It proves who files"))
        .body("items[0].source", containsString("营业执照"))
        .body("items[0].materialId", nullValue());
    order.get("/materials/required").then().body("items[0].name", equalTo("主办单位证件"));

    // and asked for by preview and submission
    order
        .get("/preview")
        .then()
        .body("submittable", equalTo(false))
        .rootPath("findings.findAll { it.code == 'MATERIAL_REQUIRED' }")
        .body("rule", equalTo(Collections.nCopies(6, "R-MAT-1")))
        .body("[0].path", equalTo("materials"))
        .body("[0].message", equalTo("尚未上传 subject 的主办单位证件（SUBJECT_CERTIFICATE）。"));
    order.post("/submission", Sample.COMMITMENTS).then().statusCode(422);

    // when
    order.uploadMaterials();

    // then
    order
        .get("/materials/required")
        .then()
        .body("items.uploaded", not(hasItem(false)))
        .body("items[0].materialId", notNullValue());
    order.get("/preview").then().body("submittable", equalTo(true));
    order.post("/submission", Sample.COMMITMENTS).then().statusCode(200);
  }

  @Test
  @DisplayName("R-MAT-2: what was uploaded is shown, and downloaded as it is kept")
  void keeps_and_shows_a_material() throws Exception {
    // given
    AnOrder order = AnOrder.draft();
    String etag = order.etag();
    List<Path> uploadsBefore = uploads();

    // when
    Response uploaded =
        order.upload("PRINCIPAL_ID_FRONT", "services[0].principal", "身份证.JPG", exif());

    // then
    String id = uploaded.then().statusCode(201).extract().path("id");
    String path = order.path() + "/materials/" + id;
    assertThat(uploaded.getHeader("Location")).endsWith(path);
    assertThat(order.etag()).as("a form that is being filled in stays current").isEqualTo(etag);
    order
        .get("/materials/" + id)
        .then()
        .statusCode(200)
        .body("kind", equalTo("PRINCIPAL_ID_FRONT"))
        .body("of", equalTo("services[0].principal"))
        .body("mediaType", equalTo("image/jpeg"))
        .body("width", equalTo(64))
        .body("height", equalTo(96))
        .body("uploadedBy", equalTo(order.filer()))
        .body("uploadedAt", notNullValue());
    order.get("/materials").then().body("items.id", equalTo(List.of(id)));

    Response content = order.asViewer().get(path + "/content");
    content.then().statusCode(200).contentType("image/jpeg");
    assertThat(content.getHeader("Content-Disposition")).startsWith("attachment; filename=");
    assertThat(content.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(content.getHeader("Cache-Control")).contains("no-store");
    byte[] bytes = content.asByteArray();
    assertThat(new String(bytes, ISO_8859_1)).doesNotContain("Exif", "SECRETCAM");
    assertThat(bytes).hasSize(uploaded.path("size"));
    assertThat(
            HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo(uploaded.path("sha256"));

    // and neither its name nor its content lies there in the open
    assertThat(
            TestDatabase.value("select m::text from material m where id = ?", UUID.fromString(id)))
        .doesNotContain("身份证");
    byte[] kept = Files.readAllBytes(fileOf(id));
    assertThat(new String(kept, ISO_8859_1)).doesNotContain("JFIF");
    await()
        .atMost(10, SECONDS)
        .untilAsserted(() -> assertThat(uploadsBefore).containsAll(uploads()));
  }

  private static byte[] exif() {
    return SamplePictures.jpegWithExif(6);
  }

  static Stream<Arguments> hostile_files() {
    byte[] jpeg = SamplePictures.jpeg();
    return Stream.of(
        hostile("svg", "x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "TYPE_NOT_ALLOWED"),
        hostile("svg named jpg", "x.jpg", "<svg/>", "NOT_WHAT_ITS_NAME_SAYS"),
        hostile("html named jpg", "x.jpg", "<html><script>1</script>", "NOT_WHAT_ITS_NAME_SAYS"),
        Arguments.of("png named jpg", "x.jpg", png(), "NOT_WHAT_ITS_NAME_SAYS"),
        Arguments.of("no extension", "x", jpeg, "TYPE_NOT_ALLOWED"),
        Arguments.of("another extension behind", "x.jpg.exe", jpeg, "TYPE_NOT_ALLOWED"),
        Arguments.of("nothing", "x.jpg", new byte[0], "EMPTY"),
        Arguments.of("cut off", "x.jpg", Arrays.copyOf(jpeg, jpeg.length / 2), "DAMAGED"),
        Arguments.of("just a head", "x.png", Arrays.copyOf(png(), 20), "DAMAGED"),
        Arguments.of("grey", "x.png", SamplePictures.grey("png"), "NOT_IN_COLOUR"),
        Arguments.of(
            "a huge header", "x.png", SamplePictures.png(50_000, 50_000, 9), "TOO_MANY_PIXELS"),
        Arguments.of(
            "a bomb", "x.png", SamplePictures.png(19_000, 19_000, 50_000_000), "TOO_MANY_PIXELS"));
  }

  private static Arguments hostile(String what, String name, String content, String code) {
    return Arguments.of(what, name, content.getBytes(UTF_8), code);
  }

  private static byte[] png() {
    return SamplePictures.written("png", 96, 64);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile_files")
  @DisplayName("R-MAT-2: what is no picture in colour is refused, and nothing of it is stored")
  void refuses_hostile_files(String what, String name, byte[] content, String code) {
    // given
    AnOrder order = AnOrder.draft();
    List<Path> before = files();
    List<Path> uploadsBefore = uploads();

    // then
    order
        .upload("SUBJECT_CERTIFICATE", "subject", name, content)
        .then()
        .statusCode(422)
        .body("rule", equalTo("R-MAT-2"))
        .body("violations.path", equalTo(List.of("file")))
        .body("violations.rule", equalTo(List.of("R-MAT-2")))
        .body("violations.code", equalTo(List.of("MATERIAL_" + code)))
        .body("violations[0].message", not(containsString("MATERIAL_")))
        .body("violations[0].remedy", notNullValue());
    order.get("/materials").then().body("items", empty());
    assertThat(newSince(before)).isEmpty();
    await()
        .atMost(10, SECONDS)
        .untilAsserted(() -> assertThat(uploadsBefore).containsAll(uploads()));
  }

  @Test
  @DisplayName("R-MAT-2: names lead nowhere, and archives behind pictures are not kept")
  void takes_only_pixels_and_makes_names_itself() {
    // given
    AnOrder order = AnOrder.draft();
    List<Path> before = files();

    // when
    String id =
        order
            .upload("SUBJECT_CERTIFICATE", "", "../../../x.jpg", SamplePictures.jpegAndArchive())
            .then()
            .statusCode(201)
            .body("of", equalTo("subject"))
            .extract()
            .path("id");

    // then
    assertThat(newSince(before)).hasSize(1);
    assertThat(fileOf(id).getFileName().toString()).matches("[0-9a-f-]{36}");
    assertThat(new String(order.get("/materials/" + id + "/content").asByteArray(), ISO_8859_1))
        .doesNotContain("hidden");
  }

  @Test
  @DisplayName("R-MAT-2: a file of more than 6 MiB is refused")
  void refuses_large_files() throws IOException {
    // given
    AnOrder order = AnOrder.draft();

    // then a little too large, which is read
    order
        .upload("SUBJECT_CERTIFICATE", "subject", "x.jpg", new byte[(6 << 20) + 1])
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("MATERIAL_TOO_LARGE"))
        .body("rule", equalTo("R-MAT-2"));

    // and much too large, which is refused by what it says
    assertThat(announced(order, order.path() + "/materials", 30_000_000))
        .startsWith("HTTP/1.1 413 ")
        .contains("application/problem+json", "MATERIAL_TOO_LARGE", "R-MAT-2");
    assertThat(announced(order, order.path() + "/subject", 2_000_000))
        .startsWith("HTTP/1.1 413 ")
        .contains("application/problem+json", "HTTP_413");
    order.get("/materials").then().body("items", empty());
  }

  /** What is answered to a request that only says how long it is. */
  private static String announced(AnOrder order, String path, int length) throws IOException {
    URI base = URI.create(io.restassured.RestAssured.baseURI);
    try (Socket socket = new Socket(base.getHost(), io.restassured.RestAssured.port)) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST "
                  + path
                  + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                  + TestTokens.of(order.filer())
                  + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "
                  + length
                  + "\r\n\r\n")
              .getBytes(UTF_8));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void refuses_what_is_of_no_part() {
    // given
    AnOrder order = AnOrder.draft();

    // then
    for (Map.Entry<String, String> each :
        Map.of(
                "SUBJECT_CERTIFICATE", "services[0]",
                "DOMAIN_CERTIFICATE", "services[1]",
                "PRINCIPAL_ID_FRONT", "",
                "OTHER", "services[0].name")
            .entrySet()) {
      order
          .upload(each.getKey(), each.getValue(), "x.jpg", SamplePictures.jpeg())
          .then()
          .statusCode(422)
          .body("violations.path", equalTo(List.of("of")))
          .body("violations.code", equalTo(List.of("MATERIAL_OF_NO_SUCH_PART")));
    }
    order
        .upload("PASSPORT", "subject", "x.jpg", SamplePictures.jpeg())
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("kind")));
    given()
        .header("Authorization", "Bearer " + TestTokens.of(order.filer()))
        .multiPart("other", "x")
        .post(order.path() + "/materials")
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("kind", "file")));
  }

  @Test
  @DisplayName("R-FLOW-9: materials change while an order is editable, and then no more")
  void changes_nothing_of_a_submitted_order() {
    // given
    AnOrder order = AnOrder.inPreliminaryReview();
    String id = order.get("/materials").path("items[0].id");
    List<Path> before = files();

    // then
    order
        .upload("SUBJECT_CERTIFICATE", "subject", "x.jpg", SamplePictures.jpeg())
        .then()
        .statusCode(409)
        .body("code", equalTo("ORDER_STATE_FORBIDS_ACT"))
        .body("rule", equalTo("R-FLOW-9"));
    order.asFiler().delete(order.path() + "/materials/" + id).then().statusCode(409);
    order.get("/materials/" + id + "/content").then().statusCode(200);
    assertThat(newSince(before)).isEmpty();
  }

  @Test
  @DisplayName("architecture §7: a foreign account's materials are not there")
  void hides_materials_from_others() {
    // given
    AnOrder order = AnOrder.filledIn();
    String id = order.get("/materials").path("items[0].id");
    AnOrder theirs = AnOrder.draft();

    // then
    for (String path : List.of("", "/required", "/" + id, "/" + id + "/content")) {
      AnOrder.as(theirs.filer()).get(order.path() + "/materials" + path).then().statusCode(404);
      given().get(order.path() + "/materials" + path).then().statusCode(401);
      AnOrder.as("reviewer-1").get(order.path() + "/materials" + path).then().statusCode(403);
    }
    for (String path : List.of("/" + id, "/" + id + "/content", "/" + UUID.randomUUID(), "/x")) {
      AnOrder.as(theirs.filer()).get(theirs.path() + "/materials" + path).then().statusCode(404);
    }
    order
        .uploadAs(theirs.filer(), "OTHER", "subject", "x.jpg", SamplePictures.jpeg())
        .then()
        .statusCode(404);
    order
        .uploadAs(order.filer() + "-view", "OTHER", "subject", "x.jpg", SamplePictures.jpeg())
        .then()
        .statusCode(403)
        .body("rule", equalTo("R-PERM-1"));
    AnOrder.as(theirs.filer()).delete(order.path() + "/materials/" + id).then().statusCode(404);
    order.asViewer().delete(order.path() + "/materials/" + id).then().statusCode(403);
    order.get("/materials").then().body("items", hasSize(6));
  }

  @Test
  @DisplayName("R-MAT-2: of uploads at once of one kind and part, one is left, and one file")
  void keeps_one_of_a_kind_and_part() {
    // given
    AnOrder order = AnOrder.draft();
    List<Path> before = files();

    // when
    List<Integer> statuses =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () ->
                            order
                                .upload("OTHER", "subject", "x.jpg", SamplePictures.jpeg())
                                .statusCode()))
            .limit(8)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    // then
    assertThat(statuses).containsOnly(201);
    order.get("/materials").then().body("items", hasSize(1));
    assertThat(keysOf(order)).hasSize(1);
    await()
        .atMost(10, SECONDS)
        .untilAsserted(
            () -> assertThat(newSince(before)).containsExactly(file(keysOf(order).get(0))));
  }

  @Test
  void removes_a_material_with_its_file() {
    // given
    AnOrder order = AnOrder.filledIn();
    String id = order.get("/materials").path("items[0].id");
    Path file = fileOf(id);

    // when
    order.asFiler().delete(order.path() + "/materials/" + id).then().statusCode(204);

    // then
    order.asFiler().delete(order.path() + "/materials/" + id).then().statusCode(404);
    order.get("/materials/required").then().body("items.uploaded", hasItem(false));
    await().atMost(10, SECONDS).untilAsserted(() -> assertThat(file).doesNotExist());
  }

  @Test
  void removes_a_services_materials_with_it_and_keeps_those_of_others() {
    // given
    AnOrder order = AnOrder.filledIn();
    ObjectNode second = Sample.service();
    second.putArray("domains").add("second-" + order.domain());
    order.put("/services/2", second.toString()).then().statusCode(200);
    order.uploadMaterials();
    String ofSecond = order.get("/materials").path("items.find { it.of == 'services[1]' }.id");
    String ofFirst = order.get("/materials").path("items.find { it.of == 'services[0]' }.id");
    Path file = fileOf(ofFirst);

    // when
    order
        .asFiler()
        .header("If-Match", "*")
        .delete(order.path() + "/services/1")
        .then()
        .statusCode(200);

    // then the second is the first now, with what is its own
    order.get("/materials/" + ofSecond).then().statusCode(200).body("of", equalTo("services[0]"));
    order.get("/materials/" + ofFirst).then().statusCode(404);
    await().atMost(10, SECONDS).untilAsserted(() -> assertThat(file).doesNotExist());
  }

  @Test
  @DisplayName("R-MAT-2: an order has 60 materials at most; replacing one is always possible")
  void limits_the_number() {
    // given
    AnOrder order = AnOrder.draft();
    order.upload("OTHER", "subject", "x.jpg", SamplePictures.jpeg()).then().statusCode(201);
    TestDatabase.update(
        "insert into material select gen_random_uuid(), order_id, kind, 'SERVICE', n, media_type,"
            + " size, width, height, sha256, 'made up ' || gen_random_uuid(), uploaded_at,"
            + " uploaded_by, account from material, generate_series(101, 159) n where order_id = ?",
        order.id().value());
    List<Path> before = files();

    // then
    order
        .upload("SUBJECT_CERTIFICATE", "subject", "x.jpg", SamplePictures.jpeg())
        .then()
        .statusCode(409)
        .body("code", equalTo("TOO_MANY_MATERIALS"));
    await().atMost(10, SECONDS).untilAsserted(() -> assertThat(newSince(before)).isEmpty());
    order.upload("OTHER", "subject", "x.jpg", SamplePictures.jpeg()).then().statusCode(201);
    TestDatabase.update(
        "delete from material where order_id = ? and storage_key like 'made up %'",
        order.id().value());
  }

  @Test
  @DisplayName("R-EXP-1: an upload is an act of the filer's, so the 45 days begin anew")
  void restarts_the_clock() {
    // given
    AnOrder order = AnOrder.draft();
    TestDatabase.update(
        "update orders set idle_since = idle_since - interval '10 days' where id = ?",
        order.id().value());
    String before = order.column("idle_since");

    // when
    order.upload("OTHER", "subject", "x.jpg", SamplePictures.jpeg()).then().statusCode(201);

    // then
    assertThat(order.column("idle_since")).isGreaterThan(before);
  }

  @Test
  @DisplayName("R-MAT-2: files that no material refers to are swept, and only those")
  void sweeps_what_crashes_left() throws IOException {
    // given
    AnOrder order = AnOrder.filledIn();
    List<String> keys = keysOf(order);
    String orphan = store.write(SamplePictures.jpeg());
    String young = store.write(SamplePictures.jpeg());
    Instant longAgo = Instant.parse("2026-01-01T00:00:00Z");
    for (String key : Stream.concat(keys.stream(), Stream.of(orphan)).toList()) {
      Files.setLastModifiedTime(file(key), FileTime.from(longAgo));
    }

    // when
    background
        .run(() -> sweepMaterials.of(longAgo.plusSeconds(60)))
        .await()
        .atMost(Duration.ofSeconds(30));

    // then
    assertThat(file(orphan)).doesNotExist();
    assertThat(file(young)).exists();
    assertThat(keys).allSatisfy(key -> assertThat(file(key)).exists());
    store.remove(List.of(young));
  }

  private static List<String> keysOf(AnOrder order) {
    String keys =
        TestDatabase.value(
            "select string_agg(storage_key, ' ') from material where order_id = ?",
            order.id().value());
    return keys == null ? List.of() : List.of(keys.split(" "));
  }

  private static Path fileOf(String material) {
    return file(
        String.valueOf(
            TestDatabase.value(
                "select storage_key from material where id = ?", UUID.fromString(material))));
  }

  private static Path file(String key) {
    return FILES.resolve(key.substring(0, 2)).resolve(key);
  }

  private static List<Path> files() {
    return regular(FILES);
  }

  private static List<Path> newSince(List<Path> before) {
    return files().stream().filter(file -> !before.contains(file)).toList();
  }

  private static List<Path> uploads() {
    return Files.isDirectory(UPLOADS) ? regular(UPLOADS) : List.of();
  }

  private static List<Path> regular(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
