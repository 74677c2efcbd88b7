// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.VersionInfo;
import dev.babelmeter.tokenizers.reference.Probes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the resource {@code unicode.bin}, once a version of the reference. Character classes and
 * lower case are swept from the reference itself, code point by code point; decompositions,
 * combining classes and grapheme classes come from ICU4J, limited to the characters that the
 * reference's version of Unicode has (Unicode never changes them once assigned). {@code
 * UnicodeSweepTest} compares every code point with the reference.
 *
 * <p>Run {@code mvn -q -B -pl tokenizers -am test-compile}, then with the module's test class path
 * {@code java dev.babelmeter.tokenizers.unicode.UnicodeDataGenerator
 * tokenizers/src/main/resources/dev/babelmeter/tokenizers/unicode/unicode.bin}. It takes some
 * minutes.
 */
public final class UnicodeDataGenerator {
  /** Version of the normalization tables in unicode-normalization-alignments 0.1.12. */
  private static final VersionInfo NORMALIZATION = VersionInfo.getInstance(9);

  /** Version of the tables in unicode-segmentation 1.12. */
  private static final VersionInfo SEGMENTATION = VersionInfo.getInstance(16);

  private final int[] words = new int[0x110000];
  private final Map<Integer, int[]> lowerCase = new TreeMap<>();
  private final Map<Integer, int[]> canonical = new TreeMap<>();
  private final Map<Integer, int[]> compatible = new TreeMap<>();
  private final Map<Integer, int[]> combiningClass = new TreeMap<>();
  private final List<int[]> compositions = new ArrayList<>();

  private UnicodeDataGenerator() {}

  /** Writes the resource to the path in {@code arguments}. */
  public static void main(String[] arguments) throws IOException {
    UnicodeDataGenerator generator = new UnicodeDataGenerator();
    generator.sweep();
    generator.normalization();
    generator.graphemes();
    Files.write(Path.of(arguments[0]), generator.encoded());
  }

  private void sweep() {
    for (GeneralCategory category : GeneralCategory.values()) {
      String name =
          category.name().charAt(0) + category.name().substring(1).toLowerCase(Locale.ROOT);
      Probes.removedBy(split("\\\\p{" + name + "}")).stream()
          .forEach(c -> words[c] = (words[c] & ~CharacterProperties.CATEGORY) | category.code());
    }
    mark(CharacterProperties.REGEX_SPACE, Probes.removedBy(split("\\\\s")));
    mark(CharacterProperties.REGEX_WORD, Probes.removedBy(split("\\\\w")));
    mark(CharacterProperties.HAN, Probes.removedBy(split("\\\\p{Han}")));
    mark(CharacterProperties.HIRAGANA, Probes.removedBy(split("\\\\p{Hiragana}")));
    mark(CharacterProperties.KATAKANA, Probes.removedBy(split("\\\\p{Katakana}")));
    mark(CharacterProperties.HANGUL, Probes.removedBy(split("\\\\p{Hangul}")));
    BitSet space = Probes.removedBy("{\"type\":\"WhitespaceSplit\"}");
    mark(CharacterProperties.WHITESPACE, space);
    mark(
        CharacterProperties.NUMERIC,
        Probes.isolatedBy("{\"type\":\"Digits\",\"individual_digits\":true}"));
    mark(
        CharacterProperties.PUNCTUATION,
        Probes.removedBy("{\"type\":\"Punctuation\",\"behavior\":\"Removed\"}"));
    BitSet rustSpace = Probes.removedBy("{\"type\":\"Whitespace\"}");
    mark(CharacterProperties.RUST_SPACE, rustSpace);
    BitSet notWord = Probes.isolatedBy("{\"type\":\"Whitespace\"}");
    BitSet word = new BitSet();
    word.set(0, 0x110000);
    word.clear(0xD800, 0xE000);
    word.andNot(rustSpace);
    word.andNot(notWord);
    mark(CharacterProperties.RUST_WORD, word);
    normalizers();
  }

  private void normalizers() {
    Probes.normalizeEach(
        bert(true, false),
        c -> "a" + Character.toString(c) + "a",
        (c, line) -> {
          if (line.equals("aa") && c != 0 && c != 0xFFFD) {
            words[c] |= CharacterProperties.OTHER;
          }
        });
    Probes.normalizeEach(
        bert(false, true),
        c -> "a" + Character.toString(c) + "a",
        (c, line) -> {
          if (line.equals("aa")) {
            words[c] |= CharacterProperties.NONSPACING_MARK;
          }
        });
    Probes.normalizeEach(
        "{\"type\":\"StripAccents\"}",
        Character::toString,
        (c, line) -> {
          if (line.isEmpty()) {
            words[c] |= CharacterProperties.COMBINING_MARK;
          }
        });
    Probes.normalizeEach(
        "{\"type\":\"Lowercase\"}",
        Character::toString,
        (c, line) -> {
          if (!line.equals(Character.toString(c))) {
            words[c] |= CharacterProperties.HAS_LOWER_CASE;
            lowerCase.put(c, line.codePoints().toArray());
          }
        });
  }

  private void normalization() {
    Normalizer2 nfc = Normalizer2.getNFCInstance();
    Normalizer2 nfd = Normalizer2.getNFDInstance();
    Normalizer2 nfkd = Normalizer2.getNFKDInstance();
    for (int c = 0; c < 0x110000; c++) {
      if (UCharacter.getAge(c).compareTo(NORMALIZATION) > 0 || (c >= 0xD800 && c < 0xE000)) {
        continue;
      }
      String text = Character.toString(c);
      boolean syllable = c >= 0xAC00 && c <= 0xD7A3;
      String full = nfd.normalize(text);
      String compatibility = nfkd.normalize(text);
      if (!full.equals(text)) {
        words[c] |= CharacterProperties.CANONICAL_DECOMPOSITION;
        if (!syllable) {
          canonical.put(c, full.codePoints().toArray());
        }
      }
      if (!compatibility.equals(text)) {
        words[c] |= CharacterProperties.COMPATIBILITY_DECOMPOSITION;
        if (!compatibility.equals(full)) {
          compatible.put(c, compatibility.codePoints().toArray());
        }
      }
      int ccc = UCharacter.getCombiningClass(c);
      if (ccc != 0) {
        words[c] |= CharacterProperties.REORDERS;
        combiningClass.put(c, new int[] {ccc});
      }
      String pair = nfd.getRawDecomposition(c);
      if (!syllable
          && pair != null
          && pair.codePointCount(0, pair.length()) == 2
          && nfc.composePair(pair.codePointAt(0), pair.codePointBefore(pair.length())) == c) {
        int second = pair.codePointBefore(pair.length());
        compositions.add(new int[] {pair.codePointAt(0), second, c});
        words[second] |= CharacterProperties.COMPOSES_BACKWARD;
      }
    }
    for (int c = 0x1161; c <= 0x11C2; c++) {
      if (c <= 0x1175 || c >= 0x11A8) {
        words[c] |= CharacterProperties.COMPOSES_BACKWARD;
      }
    }
  }

  private void graphemes() {
    for (int c = 0; c < 0x110000; c++) {
      int property = UCharacter.getIntPropertyValue(c, UProperty.GRAPHEME_CLUSTER_BREAK);
      GraphemeBreak kind = kind(property);
      // Annex 29 gives unassigned code points that will be ignorable the class Control.
      if (UCharacter.getAge(c).compareTo(SEGMENTATION) > 0
          && UCharacter.getType(c) != UCharacter.UNASSIGNED) {
        kind = GraphemeBreak.OTHER;
      }
      words[c] |= kind.code() << CharacterProperties.GRAPHEME_SHIFT;
      if (UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC)) {
        words[c] |= CharacterProperties.PICTOGRAPHIC;
      }
      int conjunct = UCharacter.getIntPropertyValue(c, UProperty.INDIC_CONJUNCT_BREAK);
      if (conjunct == value(UCharacter.IndicConjunctBreak.CONSONANT)) {
        words[c] |= CharacterProperties.CONJUNCT_CONSONANT;
      } else if (conjunct == value(UCharacter.IndicConjunctBreak.LINKER)) {
        words[c] |= CharacterProperties.CONJUNCT_LINKER;
      } else if (conjunct == value(UCharacter.IndicConjunctBreak.EXTEND)) {
        words[c] |= CharacterProperties.CONJUNCT_EXTEND;
      }
    }
  }

  @SuppressWarnings("EnumOrdinal") // ICU defines the property's value as the ordinal
  private static int value(UCharacter.IndicConjunctBreak kind) {
    return kind.ordinal();
  }

  private static GraphemeBreak kind(int property) {
    return switch (property) {
      case UCharacter.GraphemeClusterBreak.CR -> GraphemeBreak.CR;
      case UCharacter.GraphemeClusterBreak.LF -> GraphemeBreak.LF;
      case UCharacter.GraphemeClusterBreak.CONTROL -> GraphemeBreak.CONTROL;
      case UCharacter.GraphemeClusterBreak.EXTEND -> GraphemeBreak.EXTEND;
      case UCharacter.GraphemeClusterBreak.ZWJ -> GraphemeBreak.ZWJ;
      case UCharacter.GraphemeClusterBreak.REGIONAL_INDICATOR -> GraphemeBreak.REGIONAL_INDICATOR;
      case UCharacter.GraphemeClusterBreak.PREPEND -> GraphemeBreak.PREPEND;
      case UCharacter.GraphemeClusterBreak.SPACING_MARK -> GraphemeBreak.SPACING_MARK;
      case UCharacter.GraphemeClusterBreak.L -> GraphemeBreak.L;
      case UCharacter.GraphemeClusterBreak.V -> GraphemeBreak.V;
      case UCharacter.GraphemeClusterBreak.T -> GraphemeBreak.T;
      case UCharacter.GraphemeClusterBreak.LV -> GraphemeBreak.LV;
      case UCharacter.GraphemeClusterBreak.LVT -> GraphemeBreak.LVT;
      default -> GraphemeBreak.OTHER;
    };
  }

  private static String split(String pattern) {
    return "{\"type\":\"Split\",\"pattern\":{\"Regex\":\""
        + pattern
        + "\"},\"behavior\":\"Removed\",\"invert\":false}";
  }

  private static String bert(boolean clean, boolean stripAccents) {
    return "{\"type\":\"BertNormalizer\",\"clean_text\":"
        + clean
        + ",\"handle_chinese_chars\":false,\"strip_accents\":"
        + stripAccents
        + ",\"lowercase\":false}";
  }

  private void mark(int property, BitSet codePoints) {
    codePoints.stream().forEach(c -> words[c] |= property);
  }

  private byte[] encoded() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new BestGzip(bytes))) {
      Map<Integer, Integer> index = new LinkedHashMap<>();
      for (int word : words) {
        index.putIfAbsent(word, index.size());
      }
      if (index.size() > 256) {
        throw new IllegalStateException(index.size() + " property words do not fit a byte");
      }
      varint(out, index.size());
      for (int word : index.keySet()) {
        out.writeInt(word);
      }
      for (int at = 0; at < words.length; ) {
        int end = at + 1;
        while (end < words.length && words[end] == words[at]) {
          end++;
        }
        varint(out, end - at);
        out.writeByte(index.get(words[at]));
        at = end;
      }
      map(out, lowerCase);
      map(out, canonical);
      map(out, compatible);
      varint(out, combiningClass.size());
      varint(out, combiningClass.size());
      int previous = 0;
      for (Map.Entry<Integer, int[]> entry : combiningClass.entrySet()) {
        varint(out, entry.getKey() - previous);
        varint(out, entry.getValue()[0]);
        previous = entry.getKey();
      }
      varint(out, compositions.size());
      varint(out, compositions.size());
      for (int[] composition : compositions) {
        for (int c : composition) {
          varint(out, c);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void map(DataOutputStream out, Map<Integer, int[]> map) throws IOException {
    varint(out, map.size());
    int previous = 0;
    for (Map.Entry<Integer, int[]> entry : map.entrySet()) {
      varint(out, entry.getKey() - previous);
      varint(out, entry.getValue().length);
      for (int c : entry.getValue()) {
        varint(out, c);
      }
      previous = entry.getKey();
    }
  }

  static void varint(DataOutputStream out, int value) throws IOException {
    int rest = value;
    while (rest >= 0x80) {
      out.writeByte((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  /** Gzip with the best compression. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
