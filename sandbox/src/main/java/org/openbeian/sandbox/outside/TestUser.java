package org.openbeian.sandbox.outside;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who can sign in to the sandbox.
 *
 * @param provinces those a bureau officer decides for; empty for everybody else
 */
public record TestUser(
    String id,
    String name,
    String account,
    List<String> roles,
    List<String> permissions,
    String phone,
    List<String> provinces) {

  private static final String STAFF = "provider";
  private static final List<String> EVERYTHING = List.of("beian:*", "bsn:*");
  private static final List<String> LOOKING = List.of("beian:view");

  /** Enough of them to fill a review team: all can sign in, the first ones are shown. */
  private static final Pattern ONE_OF_THE_TEAM = Pattern.compile("(reviewer|lead)-([1-9][0-9]?)");

  /** Those that are shown, in that order. */
  public static final List<TestUser> ALL =
      List.of(
          filer("filer-a", "Filer A", "acct-a", EVERYTHING, "13800571001"),
          filer("filer-b", "Filer B", "acct-b", EVERYTHING, "13800571002"),
          filer("filer-a-view", "Filer A, read only", "acct-a", LOOKING, "13800571003"),
          staff("reviewer-1", "Reviewer 1", "reviewer", "13800571011"),
          staff("reviewer-2", "Reviewer 2", "reviewer", "13800571012"),
          staff("lead-1", "Review lead 1", "review-lead", "13800571013"),
          officer("officer-zj", "Bureau officer, Zhejiang", "13800571021", "330000"),
          officer("officer-zj-2", "Bureau officer 2, Zhejiang", "13800571022", "330000"),
          officer("officer-bj", "Bureau officer, Beijing", "13800571023", "110000"),
          staff("auditor-1", "Auditor 1", "auditor", "13800571031"),
          staff("support-1", "Support 1", "support", "13800571032"),
          staff("admin-1", "Admin 1", "admin", "13800571033"));

  /** One that is shown, or any of {@code reviewer-1} … {@code 99}, {@code lead-1} … {@code 99}. */
  public static Optional<TestUser> byId(String id) {
    return ALL.stream()
        .filter(user -> user.id().equals(id))
        .findFirst()
        .or(() -> Optional.of(ONE_OF_THE_TEAM.matcher(id)).flatMap(TestUser::oneOfTheTeam));
  }

  private static Optional<TestUser> oneOfTheTeam(Matcher id) {
    if (!id.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(id.group(2));
    return Optional.of(
        id.group(1).equals("lead")
            ? staff(id.group(), "Review lead " + number, "review-lead", phone(13800573000L, number))
            : staff(id.group(), "Reviewer " + number, "reviewer", phone(13800572000L, number)));
  }

  private static String phone(long first, int number) {
    return Long.toString(first + number);
  }

  /** The same filer in another account; empty for staff, and for what is no account's name. */
  Optional<TestUser> in(String otherAccount) {
    return roles.contains("filer") && otherAccount.matches("[a-z0-9-]{1,60}")
        ? Optional.of(
            new TestUser(
                id + "." + otherAccount, name, otherAccount, roles, permissions, phone, provinces))
        : Optional.empty();
  }

  public String email() {
    return id + "@sandbox.beian";
  }

  /** The token's claims beside issuer, audience and times. */
  public Map<String, Object> claims() {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("sub", id);
    claims.put("name", name);
    claims.put("account", account);
    claims.put("roles", roles);
    claims.put("permissions", permissions);
    claims.put("email", email());
    claims.put("phone_number", phone);
    claims.put("locale", "zh-CN");
    if (!provinces.isEmpty()) {
      claims.put("provinces", provinces);
    }
    return claims;
  }

  private static TestUser filer(
      String id, String name, String account, List<String> permissions, String phone) {
    return new TestUser(id, name, account, List.of("filer"), permissions, phone, List.of());
  }

  private static TestUser officer(String id, String name, String phone, String province) {
    return new TestUser(
        id, name, STAFF, List.of("bureau-officer"), List.of(), phone, List.of(province));
  }

  private static TestUser staff(String id, String name, String role, String phone) {
    return new TestUser(id, name, STAFF, List.of(role), List.of(), phone, List.of());
  }
}
