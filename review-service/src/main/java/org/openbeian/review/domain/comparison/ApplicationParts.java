package org.openbeian.review.domain.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AppDetails;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.Certificate;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.Principal;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.Subject;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.platform.pii.Masks;
import org.openbeian.review.domain.comparison.Part.Field;
import org.openbeian.review.domain.comparison.Part.Group;
import org.openbeian.review.domain.comparison.Part.Item;
import org.openbeian.review.domain.comparison.Part.Items;
import org.openbeian.review.domain.comparison.Part.Texts;

/**
 * The parts of an application, named and masked as reviewers see them: the one list of its fields.
 * A service is known again by its number within the order, a platform by its code, an SDK by its
 * name.
 */
public final class ApplicationParts {

  private final Function<Sealed, String> opener;

  private ApplicationParts(Function<Sealed, String> opener) {
    this.opener = opener;
  }

  /**
   * Every field that is shown masked, by its path such as {@code services[0].principal.mobile}.
   *
   * @return what opens each, when it is asked for
   */
  public static Map<String, Supplier<String>> masked(
      Application application, Function<Sealed, String> opener) {
    Map<String, Supplier<String>> found = new LinkedHashMap<>();
    collect("", of(application, opener), found);
    return found;
  }

  static Group of(Application application, Function<Sealed, String> opener) {
    return new ApplicationParts(opener).application(application);
  }

  private static void collect(String path, Part part, Map<String, Supplier<String>> found) {
    if (part instanceof Field field) {
      if (field.mask() != null) {
        found.put(path, field.text());
      }
    } else if (part instanceof Group group) {
      group.parts().forEach((name, each) -> collect(Paths.in(path, name), each, found));
    } else if (part instanceof Items items) {
      for (int i = 0; i < items.all().size(); i++) {
        collect(Paths.at(path, i), items.all().get(i).part(), found);
      }
    }
  }

  private Group application(Application application) {
    return new Parts()
        .plain("province", application.province())
        .part("subject", subject(application.subject()))
        .items("services", application.services(), this::service)
        .texts("acceptedCommitments", application.acceptedCommitments())
        .plain(
            "subjectNumber",
            application.record() == null ? null : application.record().subjectNumber())
        .part("ending", ending(application.ending()))
        .group();
  }

  private Group subject(Subject subject) {
    return new Parts()
        .plain("nature", subject.nature())
        .text(
            "name", subject::name, subject.nature() == SubjectNature.PERSONAL ? Masks::name : null)
        .part("certificate", certificate(subject.certificate()))
        .sealed("communicationAddress", subject.communicationAddress(), Masks::address)
        .plain("remark", subject.remark())
        .part("principal", principal(subject.principal()))
        .sealed("investor", subject.investor(), Masks::name)
        .group();
  }

  private @Nullable Group ending(@Nullable Ending ending) {
    return ending == null
        ? null
        : new Parts()
            .plain("reason", ending.reason())
            .sealed("details", ending.details(), null)
            .group();
  }

  private Item service(FiledService service) {
    return new Item(
        String.valueOf(service.serviceNo()),
        service.name(),
        new Parts()
            .plain("number", service.number())
            .plain("kind", service.kind())
            .plain("name", service.name())
            .texts("domains", service.domains())
            .plain("contentCategory", service.contentCategory())
            .texts("languages", service.languages())
            .texts("preApprovals", service.preApprovals())
            .plain("remark", service.remark())
            .plain("serviceCode", service.server().serviceCode())
            .texts("ips", service.server().ips())
            .part("principal", principal(service.principal()))
            .part("app", app(service.app()))
            .group());
  }

  private @Nullable Group app(@Nullable AppDetails app) {
    return app == null
        ? null
        : new Parts()
            .plain("homePage", app.homePage())
            .items("platforms", app.platforms(), this::platform)
            .items("sdks", app.sdks(), this::sdk)
            .group();
  }

  private Item platform(AppDetails.Platform platform) {
    return new Item(
        platform.code(),
        platform.code(),
        new Parts()
            .plain("platform", platform.code())
            .plain("packageName", platform.packageName())
            .plain("publicKey", platform.publicKey())
            .plain("certificateDigest", platform.certificateDigest())
            .texts("domains", platform.domains())
            .group());
  }

  private Item sdk(AppDetails.Sdk sdk) {
    return new Item(
        sdk.name(),
        sdk.name(),
        new Parts()
            .plain("name", sdk.name())
            .plain("provider", sdk.provider())
            .plain("type", sdk.type())
            .group());
  }

  private Group principal(Principal principal) {
    return new Parts()
        .sealed("name", principal.name(), Masks::name)
        .plain("legalRepresentative", principal.legalRepresentative())
        .part("certificate", certificate(principal.certificate()))
        .sealed("mobile", principal.mobile(), Masks::phone)
        .sealed("emergencyPhone", principal.emergencyPhone(), Masks::phone)
        .sealed("email", principal.email(), Masks::email)
        .sealed("landline", principal.landline(), Masks::phone)
        .group();
  }

  private Group certificate(Certificate certificate) {
    return new Parts()
        .plain("type", certificate.type())
        .sealed("number", certificate.number(), Masks::certificateNumber)
        .sealed("address", certificate.address(), Masks::address)
        .plain("validFrom", certificate.validFrom())
        .plain("validUntil", certificate.validUntil())
        .group();
  }

  /** Collects the parts of a group. */
  private final class Parts {

    private final Map<String, Part> parts = new LinkedHashMap<>();

    Group group() {
      return new Group(parts);
    }

    Parts part(String name, @Nullable Part part) {
      if (part != null) {
        parts.put(name, part);
      }
      return this;
    }

    Parts text(String name, Supplier<String> text, @Nullable UnaryOperator<String> mask) {
      return part(name, new Field(text, mask));
    }

    /** A text, a choice, a date or a yes or no. */
    Parts plain(String name, @Nullable Object value) {
      return value == null ? this : text(name, () -> Objects.toString(value), null);
    }

    Parts sealed(String name, @Nullable Sealed sealed, @Nullable UnaryOperator<String> mask) {
      return sealed == null ? this : text(name, () -> opener.apply(sealed), mask);
    }

    Parts texts(String name, Collection<String> texts) {
      return part(name, new Texts(List.copyOf(texts)));
    }

    /** Those with one key are told apart by their order. */
    <T> Parts items(String name, List<T> all, Function<T, Item> each) {
      Map<String, Integer> seen = new HashMap<>();
      List<Item> items = new ArrayList<>();
      for (T one : all) {
        Item item = each.apply(one);
        int before = seen.merge(item.key(), 1, Integer::sum) - 1;
        items.add(new Item(item.key() + "#" + before, item.name(), item.part()));
      }
      return part(name, new Items(List.copyOf(items)));
    }
  }
}
