package org.openbeian.review.outbound.files;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.LocalisedText;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.checklist.CheckItem;
import org.openbeian.review.domain.checklist.Requirement;
import org.openbeian.review.domain.reason.CannedReason;
import org.openbeian.review.domain.reason.FieldPath;

/**
 * Reads what reviewers work by: YAML files, each of which may stand in an operator's directory in
 * place of the bundled one. Whatever is wrong in one ends the start.
 */
public final class ReviewFiles {

  private static final int MOST_ENTRIES = 500;
  private static final int LONGEST_TEXT = 500;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private record Words(@Nullable String zh, @Nullable String en) {

    LocalisedText of(String what) {
      return new LocalisedText(text(zh, what + ".zh"), text(en, what + ".en"));
    }
  }

  private record Reason(
      @Nullable String code,
      @Nullable String rule,
      @Nullable Set<ReviewStage> stages,
      @Nullable Set<FilingType> types,
      @Nullable List<String> paths,
      @Nullable Words message,
      @Nullable Words remedy) {

    CannedReason canned() {
      return new CannedReason(
          text(code, "code"),
          rule,
          stages == null ? Set.of(ReviewStage.PRELIMINARY) : stages,
          types == null ? Set.of(FilingType.values()) : types,
          paths == null ? List.of() : paths.stream().map(FieldPath::pattern).toList(),
          given(message, "message").of("message"),
          remedy == null ? null : remedy.of("remedy"));
    }
  }

  private record Item(
      @Nullable String code,
      @Nullable Words question,
      @Nullable String rule,
      @Nullable Set<FilingType> types,
      @Nullable Set<SubjectNature> natures,
      @Nullable Set<String> provinces,
      @Nullable Set<ServiceKind> kinds,
      @Nullable Requirement requires,
      @Nullable String source) {

    CheckItem item() {
      return new CheckItem(
          text(code, "code"),
          given(question, "question").of("question"),
          rule,
          types == null ? EnumSet.complementOf(EnumSet.of(FilingType.TRANSFER)) : types,
          natures == null ? EnumSet.allOf(SubjectNature.class) : natures,
          provinces == null ? Set.of() : provinces,
          kinds == null ? EnumSet.allOf(ServiceKind.class) : kinds,
          requires);
    }
  }

  private ReviewFiles() {}

  /**
   * Reads the canned reasons.
   *
   * @param directory whose {@code reasons.yaml}, if it has one, replaces the bundled one
   * @throws IllegalArgumentException with file, entry and reason when it is not to be understood
   * @throws UncheckedIOException when it can't be read
   */
  public static List<CannedReason> reasons(Optional<Path> directory) {
    return entries("reasons.yaml", directory, Reason.class, Reason::canned);
  }

  /**
   * Reads what there is to check.
   *
   * @param directory whose {@code checklists.yaml}, if it has one, replaces the bundled one
   * @throws IllegalArgumentException with file, entry and reason when it is not to be understood
   * @throws UncheckedIOException when it can't be read
   */
  public static List<CheckItem> checklist(Optional<Path> directory) {
    return entries("checklists.yaml", directory, Item.class, Item::item);
  }

  private static <F, T> List<T> entries(
      String name, Optional<Path> directory, Class<F> form, Function<F, T> read) {
    directory
        .filter(each -> !Files.isDirectory(each))
        .ifPresent(
            each -> {
              throw new IllegalArgumentException("beian.review.directory is none: " + each);
            });
    Optional<Path> own = directory.map(each -> each.resolve(name)).filter(Files::exists);
    String file = own.map(Path::toString).orElse("review/" + name);
    JsonNode tree = tree(file, own);
    if (!tree.isArray() || tree.isEmpty() || tree.size() > MOST_ENTRIES) {
      throw new IllegalArgumentException(file + " is no list of 1 to " + MOST_ENTRIES + " entries");
    }
    List<T> all = new ArrayList<>();
    for (JsonNode entry : tree) {
      try {
        all.add(read.apply(YAML.treeToValue(entry, form)));
      } catch (JsonProcessingException e) {
        throw wrong(file, all.size() + 1, entry, e.getOriginalMessage(), e);
      } catch (IllegalArgumentException e) {
        throw wrong(file, all.size() + 1, entry, String.valueOf(e.getMessage()), e);
      }
    }
    return List.copyOf(all);
  }

  private static IllegalArgumentException wrong(
      String file, int number, JsonNode entry, String why, Exception cause) {
    return new IllegalArgumentException(
        file + ", entry " + number + " " + entry.path("code").asText("without a code") + ": " + why,
        cause);
  }

  private static JsonNode tree(String file, Optional<Path> own) {
    try {
      return YAML.readTree(own.isPresent() ? Files.readAllBytes(own.get()) : bundled(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }

  private static byte[] bundled(String file) throws IOException {
    try (InputStream stream = ReviewFiles.class.getResourceAsStream("/" + file)) {
      return Objects.requireNonNull(stream, file).readAllBytes();
    }
  }

  private static <T> T given(@Nullable T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException(what + " is missing");
    }
    return value;
  }

  private static String text(@Nullable String text, String what) {
    String stripped = given(text, what).strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(what + " has not 1 to " + LONGEST_TEXT + " characters");
    }
    return stripped;
  }
}
