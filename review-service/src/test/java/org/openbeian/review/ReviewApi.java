package org.openbeian.review;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.openbeian.testkit.TestTokens;

/** The REST API as its users call it. */
public final class ReviewApi {

  public static final String PASS = "{\"outcome\":\"PASS\"}";
  public static final String APPROVE = "{\"outcome\":\"APPROVE\"}";
  public static final String REJECT =
      """
      {"outcome":"REJECT","reasons":[{"path":"services[0].name","code":"NAME_UNRELATED",\
      "rule":"R-NAME-1","message":"网站名称与主体名称无关联","remedy":"请修改网站名称"}]}""";

  /** The bureau's, in its own words and in the table's. */
  public static final String BUREAU_REJECT =
      """
      {"outcome":"REJECT","reasons":[{"path":"subject.principal.mobile","code":"1007",\
      "message":"联系电话无人接听"},{"code":"1008"}]}""";

  public static final String REQUEST_CHANGES = REJECT.replace("REJECT", "REQUEST_CHANGES");

  private ReviewApi() {}

  public static RequestSpecification as(String user) {
    return given()
        .auth()
        .oauth2(TestTokens.of(user))
        .header("Accept-Language", "en")
        .contentType("application/json");
  }

  public static Response claim(String task, String user) {
    return as(user).post("/api/v1/review-tasks/" + task + "/claim");
  }

  public static Response release(String task, String user) {
    return as(user).post("/api/v1/review-tasks/" + task + "/release");
  }

  public static Response decide(String task, String user, String decision) {
    return as(user).body(decision).post("/api/v1/review-tasks/" + task + "/decision");
  }

  public static Response forward(String task, String user) {
    return as(user).post("/api/v1/review-tasks/" + task + "/forwarding");
  }

  public static Response read(String task, String user) {
    return as(user).get("/api/v1/review-tasks/" + task);
  }
}
