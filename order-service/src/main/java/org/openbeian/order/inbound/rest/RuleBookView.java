package org.openbeian.order.inbound.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.rulebook.Platform;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.domain.rulebook.Term;

/** What may be chosen in an application, as it is on a day. */
@Schema(name = "RuleBook")
public record RuleBookView(
    @Schema(
            description = "Changes with everything that stands in the book.",
            examples = "2026-11+1f0c3a9b")
        String version,
    @Schema(description = "What the short names of sources in findings mean.")
        Map<String, String> sources,
    @Schema(description = "What websites offer (服务内容).") List<Category> contentCategories,
    @Schema(description = "What must be approved before (前置审批).") List<Choice> preApprovals,
    @Schema(description = "Languages of services, as BCP 47 tags.") List<Choice> languages,
    @Schema(description = "What apps run on (运行平台, R-APP-1).") List<AppPlatform> platforms) {

  /** What apps run on. */
  @Schema(name = "AppPlatform")
  public record AppPlatform(
      @Schema(examples = "ANDROID") String code,
      String chinese,
      String english,
      @Schema(description = "What a package name is called there.") String packageNameChinese,
      String packageNameEnglish,
      @Schema(description = "A regular expression that it must match as a whole.")
          String packageNamePattern,
      @Schema(examples = "cn.example.app") String packageNameExample,
      @Schema(description = "Of the signing certificate; any of them is taken.")
          List<Platform.Digest> certificateDigests) {

    static AppPlatform of(Platform platform) {
      return new AppPlatform(
          platform.code(),
          platform.chinese(),
          platform.english(),
          platform.packageName().chinese(),
          platform.packageName().english(),
          platform.packageName().pattern(),
          platform.packageName().example(),
          platform.certificateDigests());
    }
  }

  /** Something to choose. */
  @Schema(name = "Choice")
  public record Choice(
      String code,
      @Schema(description = "The field's numeric id.") int id,
      String chinese,
      String english) {}

  /** A category of content. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ContentCategory")
  public record Category(
      String code,
      @Schema(description = "The field's numeric id.") int id,
      String chinese,
      String english,
      @Schema(description = "Whether a person may offer it.") boolean forPersons,
      @Schema(description = "The pre-approval without which nobody may.") @Nullable String needs) {}

  static RuleBookView of(RuleBook book, LocalDate today) {
    return new RuleBookView(
        book.version(),
        book.sources(),
        book.contentCategories().values().stream()
            .filter(category -> category.origin().holdsOn(today))
            .map(
                category ->
                    new Category(
                        category.code(),
                        category.id(),
                        category.chinese(),
                        category.english(),
                        category.forPersons(),
                        category.needs()))
            .toList(),
        choices(book.preApprovals(), today),
        choices(book.languages(), today),
        book.platforms().values().stream()
            .filter(platform -> platform.origin().holdsOn(today))
            .map(AppPlatform::of)
            .toList());
  }

  private static List<Choice> choices(Map<String, Term> terms, LocalDate today) {
    return terms.values().stream()
        .filter(term -> term.origin().holdsOn(today))
        .map(term -> new Choice(term.code(), term.id(), term.chinese(), term.english()))
        .toList();
  }
}
