package org.openbeian.review;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.Collectors;
import org.openbeian.testkit.TestTokens;

/** The REST API as its users call it. */
public final class ReviewApi {

  /** A pass; {@link #decide} does before it what a pass takes. */
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

  /** Decides; a pass that brings no checklist is made {@link #passing} first. */
  public static Response decide(String task, String user, String decision) {
    boolean bare = decision.startsWith("{\"outcome\":\"PASS\"") && !decision.contains("checklist");
    return as(user)
        .body(bare ? passing(task, user, decision) : decision)
        .post("/api/v1/review-tasks/" + task + "/decision");
  }

  /** Phones the principals of a task, as far as the user may, and gives a pass with all answers. */
  public static String passing(String task, String user) {
    return passing(task, user, PASS);
  }

  private static String passing(String task, String user, String pass) {
    List<String> codes = checklist(task, user).path("items.code");
    if (codes == null) {
      return pass;
    }
    call(task, user, "subject.principal", "REACHED");
    String answers = codes.stream().map(ReviewApi::yes).collect(Collectors.joining(",", "[", "]"));
    return pass.replaceFirst("}$", ",\"checklist\":" + answers + "}");
  }

  public static Response checklist(String task, String user) {
    return as(user).get("/api/v1/review-tasks/" + task + "/checklist");
  }

  /** Answers items; each as {@link #yes} or its like writes it. */
  public static Response answer(String task, String user, String... answers) {
    return as(user)
        .body("{\"answers\":[" + String.join(",", answers) + "]}")
        .put("/api/v1/review-tasks/" + task + "/checklist");
  }

  public static String yes(String code) {
    return "{\"code\":\"" + code + "\",\"answer\":\"YES\"}";
  }

  public static Response call(String task, String user, String of, String result) {
    return as(user)
        .body("{\"of\":\"" + of + "\",\"result\":\"" + result + "\"}")
        .post("/api/v1/review-tasks/" + task + "/calls");
  }

  public static Response forward(String task, String user) {
    return as(user).post("/api/v1/review-tasks/" + task + "/forwarding");
  }

  public static Response read(String task, String user) {
    return as(user).get("/api/v1/review-tasks/" + task);
  }
}
