package org.openbeian.order.outbound.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.material.MaterialCondition;
import org.openbeian.order.domain.material.MaterialDemand;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.material.MaterialRules;
import org.openbeian.order.domain.rulebook.ApprovedRegistrars;
import org.openbeian.order.domain.rulebook.ApprovedTopLevels;
import org.openbeian.order.domain.rulebook.ContentCategory;
import org.openbeian.order.domain.rulebook.DomainDemand;
import org.openbeian.order.domain.rulebook.DomainMeasures;
import org.openbeian.order.domain.rulebook.Origin;
import org.openbeian.order.domain.rulebook.Platform;
import org.openbeian.order.domain.rulebook.Province;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.domain.rulebook.ServiceNames;
import org.openbeian.order.domain.rulebook.Term;

/**
 * Reads the rule book: YAML files, each of which may stand in an operator's directory in place of
 * the bundled one. Whatever is wrong in one ends the start.
 */
public final class RuleBookFiles {

  /** The files, each with a definition of its form in the schema. */
  static final List<String> NAMES =
      List.of("rulebook", "provinces", "names", "content", "platforms", "domains", "materials");

  private static final String SCHEMA = "/rulebook/rulebook.schema.json";
  private static final int FINGERPRINT = 4;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private record Head(String version, Map<String, String> sources) {}

  private record Content(
      List<ContentCategory> contentCategories, List<Term> preApprovals, List<Term> languages) {}

  private record Domains(
      DomainDemand demand,
      List<ApprovedTopLevels.Group> topLevels,
      List<ApprovedRegistrars.Registrar> registrars) {}

  private record Material(
      MaterialKind kind,
      String of,
      @Nullable Set<FilingType> types,
      MaterialDemand.@Nullable Natures natures,
      @Nullable Set<String> provinces,
      @Nullable Set<MaterialCondition> when,
      String says,
      Origin origin) {

    MaterialDemand demand() {
      return new MaterialDemand(
          kind,
          of,
          types == null ? Set.of(FilingType.values()) : types,
          natures,
          provinces == null ? Set.of() : provinces,
          when == null ? Set.of() : when,
          says,
          origin);
    }
  }

  private final @Nullable Path directory;
  private final MessageDigest digest = sha256();

  private RuleBookFiles(@Nullable Path directory) {
    this.directory = directory;
  }

  /**
   * Reads the book.
   *
   * @param directory whose files replace the bundled ones of the same names; those are checked
   *     against the schema first, the bundled ones were when they were built
   * @throws IllegalArgumentException with file, place and reason when one is not to be understood
   */
  public static RuleBook read(Optional<Path> directory) {
    return new RuleBookFiles(directory.orElse(null)).read();
  }

  /**
   * Reads the list of materials, which the book's version covers too.
   *
   * @throws IllegalArgumentException as {@link #read}
   */
  public static MaterialRules materials(Optional<Path> directory) {
    return new RuleBookFiles(directory.orElse(null)).materials();
  }

  private MaterialRules materials() {
    List<Material> entries = read("materials", new TypeReference<>() {});
    try {
      return new MaterialRules(entries.stream().map(Material::demand).toList());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("rule book, materials.yaml: " + e.getMessage(), e);
    }
  }

  private RuleBook read() {
    Head head = read("rulebook", new TypeReference<>() {});
    List<Province> provinces = read("provinces", new TypeReference<>() {});
    ServiceNames names = read("names", new TypeReference<>() {});
    Content content = read("content", new TypeReference<>() {});
    List<Platform> platforms = read("platforms", new TypeReference<>() {});
    Domains domains = read("domains", new TypeReference<>() {});
    materials();
    Map<String, Province> byCode = RuleBook.index(provinces, Province::code);
    if (!byCode.keySet().equals(org.openbeian.contracts.Province.codes())) {
      throw new IllegalArgumentException(
          "rule book, provinces.yaml: not the provinces whose bureaus decide on filings");
    }
    return new RuleBook(
        head.version() + "+" + HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT),
        Map.copyOf(head.sources()),
        byCode,
        names,
        RuleBook.index(content.contentCategories(), ContentCategory::code),
        RuleBook.index(content.preApprovals(), Term::code),
        RuleBook.index(content.languages(), Term::code),
        RuleBook.index(platforms, Platform::code),
        new DomainMeasures(
            domains.demand(),
            new ApprovedTopLevels(domains.topLevels()),
            new ApprovedRegistrars(domains.registrars())));
  }

  private <T> T read(String name, TypeReference<T> form) {
    String file = name + ".yaml";
    try {
      Path own = directory == null ? null : directory.resolve(file);
      boolean replaced = own != null && Files.exists(own);
      byte[] bytes = replaced ? Files.readAllBytes(Objects.requireNonNull(own)) : bundled(file);
      digest.update(bytes);
      JsonNode tree = YAML.readTree(bytes);
      if (replaced) {
        requireForm(name, tree);
      }
      return YAML.readValue(YAML.treeAsTokens(tree), form);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "rule book, " + file + ": " + Objects.requireNonNullElse(e.getCause(), e).getMessage(),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("rule book, " + file + " can't be read", e);
    }
  }

  private static void requireForm(String name, JsonNode tree) throws IOException {
    List<Error> errors = violations(name, tree);
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(
          "rule book, "
              + name
              + ".yaml: "
              + errors.stream().map(Error::toString).collect(Collectors.joining("; ")));
    }
  }

  /** What the schema finds wrong with a file. */
  static List<Error> violations(String name, JsonNode tree) throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Schema schema =
        registry.getSchema(
            SchemaLocation.of("classpath:" + SCHEMA.substring(1) + "#/$defs/" + name));
    return schema.validate(tree);
  }

  static byte[] bundled(String file) throws IOException {
    try (InputStream stream = RuleBookFiles.class.getResourceAsStream("/rulebook/" + file)) {
      return Objects.requireNonNull(stream, file).readAllBytes();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
