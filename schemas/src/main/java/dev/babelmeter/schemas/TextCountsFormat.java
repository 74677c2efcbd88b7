// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.schemas;

import dev.babelmeter.events.v1.CountMethod;
import dev.babelmeter.events.v1.Direction;
import dev.babelmeter.events.v1.LanguageMethod;
import dev.babelmeter.events.v1.TextCounts;
import dev.babelmeter.events.v1.VocabularyCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link TextCounts} in Avro's binary encoding (Avro specification, "Binary encoding"), field by
 * field in the order of today's schema. It writes the bytes that Avro's own writer writes, several
 * times as fast: there is one such record a text, and most of it are the vocabularies' names and
 * fingerprints, which are the same from text to text and so are encoded and decoded once.
 *
 * <p>Not safe for use by several threads.
 */
@SuppressWarnings("EnumOrdinal") // Avro encodes an enum as its place in the schema.
public final class TextCountsFormat {
  private static final Direction[] DIRECTIONS = Direction.values();
  private static final LanguageMethod[] LANGUAGE_METHODS = LanguageMethod.values();
  private static final CountMethod[] COUNT_METHODS = CountMethod.values();

  private final AvroBytes out = new AvroBytes();

  /** What a vocabulary's counts begin with, by their place in the list. */
  private final List<Identity> identities = new ArrayList<>();

  /**
   * Encodes {@code counts}.
   *
   * @return the encoder's own buffer, whose content is valid until the next call
   */
  public AvroBytes encode(TextCounts counts) {
    return encode(new byte[0], counts);
  }

  /** Encodes {@code counts} behind {@code header}. */
  AvroBytes encode(byte[] header, TextCounts counts) {
    out.clear();
    out.putBytes(header);
    out.putString(counts.getEventId());
    out.putLong(counts.getEventTime().toEpochMilli());
    out.putString(counts.getTenant());
    out.putString(counts.getSource());
    out.putString(counts.getModel());
    out.putLong(counts.getDirection().ordinal());
    out.putString(counts.getLanguage());
    out.putLong(counts.getLanguageMethod().ordinal());
    out.putDouble(counts.getLanguageConfidence());
    out.putString(counts.getScript());
    putNullable(counts.getTranslationGroup());
    putNullable(counts.getBilledTokens());
    putAttributes(counts.getAttributes());
    out.putLong(counts.getCharacters());
    out.putLong(counts.getUtf8Bytes());
    out.putLong(counts.getWords());
    putNullable(counts.getGraphemeClusters());
    putCounts(counts.getCounts());
    return out;
  }

  /**
   * Decodes what {@link #encode} wrote, which must begin at the first of {@code bytes}.
   *
   * @throws IndexOutOfBoundsException when the bytes are not such a record
   */
  public TextCounts decode(byte[] bytes) {
    AvroInput in = new AvroInput(bytes);
    return new TextCounts(
        in.getString(),
        Instant.ofEpochMilli(in.getLong()),
        in.getString(),
        in.getString(),
        in.getString(),
        DIRECTIONS[(int) in.getLong()],
        in.getString(),
        LANGUAGE_METHODS[(int) in.getLong()],
        in.getDouble(),
        in.getString(),
        in.getLong() == 0 ? null : in.getString(),
        nullableLong(in),
        attributes(in),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        nullableLong(in),
        counts(in));
  }

  private void putNullable(@Nullable String value) {
    out.putLong(value == null ? 0 : 1);
    if (value != null) {
      out.putString(value);
    }
  }

  private void putNullable(@Nullable Long value) {
    out.putLong(value == null ? 0 : 1);
    if (value != null) {
      out.putLong(value);
    }
  }

  private void putAttributes(Map<String, String> attributes) {
    if (!attributes.isEmpty()) {
      out.putLong(attributes.size());
      attributes.forEach(
          (name, value) -> {
            out.putString(name);
            out.putString(value);
          });
    }
    out.putLong(0);
  }

  private void putCounts(List<VocabularyCounts> counts) {
    if (!counts.isEmpty()) {
      out.putLong(counts.size());
      for (int i = 0; i < counts.size(); i++) {
        VocabularyCounts count = counts.get(i);
        out.putBytes(identity(i, count.getVocabulary(), count.getFingerprint()).encoded);
        out.putLong(count.getMethod().ordinal());
        out.putLong(count.getTokens());
        putNullable(count.getUnknownTokens());
        putNullable(count.getByteFallbackTokens());
        out.putLong(count.getSingleTokenWords());
      }
    }
    out.putLong(0);
  }

  /** The identity that was at this place in the last record, or a new one in its stead. */
  private Identity identity(int place, String vocabulary, String fingerprint) {
    if (place < identities.size()) {
      Identity known = identities.get(place);
      if (known.vocabulary.equals(vocabulary) && known.fingerprint.equals(fingerprint)) {
        return known;
      }
    }
    return remember(place, new Identity(vocabulary, fingerprint));
  }

  private Identity remember(int place, Identity identity) {
    if (place < identities.size()) {
      identities.set(place, identity);
    } else {
      identities.add(identity);
    }
    return identity;
  }

  private static @Nullable Long nullableLong(AvroInput in) {
    return in.getLong() == 0 ? null : (Long) in.getLong();
  }

  private static Map<String, String> attributes(AvroInput in) {
    long size = in.getLong();
    if (size == 0) {
      return Map.of();
    }
    Map<String, String> attributes = new HashMap<>();
    for (long i = 0; i < size; i++) {
      attributes.put(in.getString(), in.getString());
    }
    in.getLong();
    return attributes;
  }

  private List<VocabularyCounts> counts(AvroInput in) {
    int size = (int) in.getLong();
    List<VocabularyCounts> counts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Identity identity = identity(i, in);
      counts.add(
          new VocabularyCounts(
              identity.vocabulary,
              identity.fingerprint,
              COUNT_METHODS[(int) in.getLong()],
              in.getLong(),
              nullableLong(in),
              nullableLong(in),
              in.getLong()));
    }
    if (size > 0) {
      in.getLong();
    }
    return counts;
  }

  private Identity identity(int place, AvroInput in) {
    if (place < identities.size() && in.skip(identities.get(place).encoded)) {
      return identities.get(place);
    }
    return remember(place, new Identity(in.getString(), in.getString()));
  }

  /** A vocabulary's name and fingerprint, and both encoded. */
  private static final class Identity {
    final String vocabulary;
    final String fingerprint;
    final byte[] encoded;

    Identity(String vocabulary, String fingerprint) {
      this.vocabulary = vocabulary;
      this.fingerprint = fingerprint;
      AvroBytes bytes = new AvroBytes();
      bytes.putString(vocabulary);
      bytes.putString(fingerprint);
      this.encoded = bytes.copy();
    }
  }
}
