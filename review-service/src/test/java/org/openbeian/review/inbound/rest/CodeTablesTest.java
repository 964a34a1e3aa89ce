package org.openbeian.review.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.review.ReviewApi.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-6: the field's code tables are served to staff")
class CodeTablesTest {

  private static final String TABLES = "/api/v1/code-tables";

  @Test
  void staff_read_them_by_name() {
    as("reviewer-1")
        .get(TABLES)
        .then()
        .statusCode(200)
        .body(
            "items.name",
            contains(
                "natures",
                "certificates",
                "content",
                "pre-approvals",
                "languages",
                "access-modes",
                "provinces",
                "result-codes",
                "service-kinds"));
    String contacts = "entries.find { it.id == 1007 }.";
    as("officer-zj")
        .get(TABLES + "/result-codes")
        .then()
        .statusCode(200)
        .body("chinese", equalTo("处理结果代码"))
        .body("entries.size()", equalTo(69))
        .body(contacts + "chinese", equalTo("联系方式无效"))
        .body(contacts + "english", equalTo("the contact details are not valid"))
        .body(contacts + "refuses", equalTo(true))
        .body("entries.find { it.id == 1001 }.refuses", equalTo(false));
    String zhejiang = "entries.find { it.code == '330000' }.";
    as("lead-1")
        .get(TABLES + "/provinces")
        .then()
        .body(zhejiang + "shortName", equalTo("浙"))
        .body(zhejiang + "mask", equalTo(8_589_934_592L))
        .body(zhejiang + "refuses", nullValue());
    as("admin-1")
        .get(TABLES + "/natures")
        .then()
        .body("entries.find { it.code == 'ENTERPRISE' }.certificates", contains(1, 12, 27));
  }

  @Test
  void nobody_else_reads_them_and_there_are_no_others() {
    as("filer-b").get(TABLES).then().statusCode(403);
    as("filer-b").get(TABLES + "/natures").then().statusCode(403);
    given().get(TABLES).then().statusCode(401);
    for (String name : List.of("NATURES", "nothing", "..%2f", "natures%00")) {
      as("reviewer-1").urlEncodingEnabled(false).get(TABLES + "/" + name).then().statusCode(404);
    }
  }
}
