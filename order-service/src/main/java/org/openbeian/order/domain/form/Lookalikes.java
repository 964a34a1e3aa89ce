package org.openbeian.order.domain.form;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Characters that pass for others, and names that are made of them (UTS 39). */
public final class Lookalikes {

  private static final int ASCII = 0x80;
  private static final int EMPTY_BRAILLE = 0x2800;

  /** Where variants of characters stand that have a plain one elsewhere. */
  private static final Set<UnicodeBlock> VARIANTS =
      Set.of(
          UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS,
          UnicodeBlock.KANGXI_RADICALS,
          UnicodeBlock.CJK_RADICALS_SUPPLEMENT,
          UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS,
          UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS_SUPPLEMENT);

  /** Parts of Chinese characters, which no word is written with. */
  private static final Set<UnicodeBlock> PARTS =
      Set.of(
          UnicodeBlock.KANGXI_RADICALS,
          UnicodeBlock.CJK_RADICALS_SUPPLEMENT,
          UnicodeBlock.CJK_STROKES);

  private Lookalikes() {}

  /** The tables take a tenth of a second to load, so not before a name needs them. */
  private static final class Tables {

    static final SpoofChecker LABELS = checker(RestrictionLevel.HIGHLY_RESTRICTIVE);
    static final SpoofChecker NAMES = checker(RestrictionLevel.MODERATELY_RESTRICTIVE);

    private static SpoofChecker checker(RestrictionLevel level) {
      return new SpoofChecker.Builder()
          .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.MIXED_NUMBERS)
          .setRestrictionLevel(level)
          .build();
    }
  }

  /**
   * The name with the plain form of full-width letters and digits, of radicals and compatibility
   * ideographs, as PDFs have them; brackets stay as wide as they are.
   */
  public static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFC)
        .codePoints()
        .forEach(codePoint -> plain.append(plain(codePoint)));
    return plain.toString();
  }

  private static String plain(int codePoint) {
    String character = Character.toString(codePoint);
    if (!isIn(VARIANTS, codePoint)) {
      return character;
    }
    String plain = Normalizer.normalize(character, Normalizer.Form.NFKC);
    return plain.codePoints().allMatch(Character::isLetterOrDigit) ? plain : character;
  }

  /** Whether nobody sees it, or everybody something else. */
  public static boolean isInvisible(int codePoint) {
    return codePoint >= ASCII
        && (codePoint == EMPTY_BRAILLE
            || Character.getType(codePoint) == Character.PRIVATE_USE
            || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT));
  }

  /** Whether a name has letters or digits of scripts that are not written together. */
  public static boolean mixesScripts(String name) {
    return !isPlainChinese(name) && Tables.NAMES.failsChecks(without(name, Lookalikes::isHan));
  }

  /** Whether a label of a domain does; there even fewer scripts are written together. */
  static boolean labelMixesScripts(String label) {
    return !isPlainChinese(label) && Tables.LABELS.failsChecks(label);
  }

  /**
   * The first letters of a name that pass for Latin letters or, beside Chinese characters, for
   * those.
   */
  public static Optional<String> imitation(String name) {
    if (isAscii(name)) {
      return Optional.empty();
    }
    boolean chinese = name.codePoints().anyMatch(Lookalikes::isHan);
    return words(name).stream().flatMap(word -> imitation(word, chinese).stream()).findFirst();
  }

  private static Optional<String> imitation(String word, boolean besideChinese) {
    int first = word.codePointAt(0);
    if (isHan(first) || isIn(PARTS, first)) {
      return firstOf(word, codePoint -> isIn(PARTS, codePoint));
    }
    if (isLatin(first)) {
      return firstOf(
          word,
          codePoint -> codePoint >= ASCII && isAscii(skeleton(Character.toString(codePoint))));
    }
    String skeleton = skeleton(word);
    return isAscii(skeleton) || besideChinese && skeleton.codePoints().allMatch(Lookalikes::isHan)
        ? Optional.of(word)
        : Optional.empty();
  }

  private static Optional<String> firstOf(String word, IntPredicate wanted) {
    return word.codePoints().filter(wanted).mapToObj(Character::toString).findFirst();
  }

  /** Letters of one script that stand side by side. */
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    UnicodeScript script = UnicodeScript.COMMON;
    for (int codePoint : name.codePoints().toArray()) {
      UnicodeScript its = UnicodeScript.of(codePoint);
      boolean letter = Character.isLetter(codePoint) || isIn(PARTS, codePoint);
      boolean goesOn = letter ? its == script : its == UnicodeScript.INHERITED;
      if (!goesOn && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (letter || goesOn && !word.isEmpty()) {
        word.appendCodePoint(codePoint);
      }
      script = letter ? its : goesOn ? script : UnicodeScript.COMMON;
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  private static String skeleton(String text) {
    return Tables.NAMES.getSkeleton(text);
  }

  private static String without(String text, IntPredicate left) {
    return text.codePoints()
        .filter(left.negate())
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether all its letters and digits are Chinese characters or ASCII, as in nearly all names. */
  private static boolean isPlainChinese(String text) {
    return text.codePoints()
        .allMatch(
            codePoint ->
                codePoint < ASCII || isHan(codePoint) || !Character.isLetterOrDigit(codePoint));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < ASCII);
  }

  private static boolean isHan(int codePoint) {
    return UnicodeScript.of(codePoint) == UnicodeScript.HAN;
  }

  private static boolean isLatin(int codePoint) {
    return UnicodeScript.of(codePoint) == UnicodeScript.LATIN;
  }

  private static boolean isIn(Set<UnicodeBlock> blocks, int codePoint) {
    UnicodeBlock block = UnicodeBlock.of(codePoint);
    return block != null && blocks.contains(block);
  }
}
