// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.metrics.DictionaryTokens;
import dev.babelmeter.operators.dictionary.Dictionary;
import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.TokenizerSource;
import dev.babelmeter.tokenizers.TokenizerSources;
import dev.babelmeter.tokenizers.VocabularyDescription;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.tokenizers.VocabularySet;
import dev.babelmeter.tokenizers.VocabularySpec;
import dev.babelmeter.tokenizers.describe.TokenTexts;
import dev.babelmeter.tokenizers.qtok.QtokClasses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The vocabularies of this JVM. A list is loaded once, shared by everyone who leases it, and freed
 * when the last lease is closed.
 */
public final class SharedVocabularies {
  private static final Map<String, Loaded> loaded = new HashMap<>();

  private SharedVocabularies() {}

  /**
   * Leases the vocabularies of {@code list}, which is as {@link VocabularySpec#parseList} reads it.
   *
   * @throws VocabularyException when one cannot be counted with
   */
  public static Lease lease(String list) {
    synchronized (loaded) {
      Loaded entry = loaded.get(list);
      if (entry == null) {
        entry =
            new Loaded(
                VocabularySet.open(VocabularySpec.parseList(list), HubConfig.fromEnvironment()));
        loaded.put(list, entry);
      }
      entry.leases++;
      return new Lease(list, entry);
    }
  }

  /** Reads several vocabularies at a time, as they were loaded. */
  private static List<QtokClasses> readClasses(
      String list, List<VocabularyDescription> descriptions) {
    TokenizerSources sources = new TokenizerSources(HubConfig.fromEnvironment());
    List<VocabularySpec> specs = VocabularySpec.parseList(list);
    return IntStream.range(0, specs.size())
        .parallel()
        .mapToObj(i -> classesOf(sources.read(specs.get(i)), descriptions.get(i)))
        .toList();
  }

  private static QtokClasses classesOf(TokenizerSource source, VocabularyDescription loaded) {
    return QtokClasses.of(unchanged(source, loaded));
  }

  private static TokenizerSource unchanged(TokenizerSource source, VocabularyDescription loaded) {
    if (!source.fingerprint().equals(loaded.fingerprint())) {
      throw new VocabularyException(
          "the vocabulary '"
              + source.name()
              + "' changed while it was being loaded: start again once it stays as it is");
    }
    return source;
  }

  private static final class Loaded {
    final VocabularySet vocabularies;
    @Nullable List<QtokClasses> tokenClasses;
    int leases;

    Loaded(VocabularySet vocabularies) {
      this.vocabularies = vocabularies;
    }
  }

  /** A right to use vocabularies until it is closed. */
  public static final class Lease implements AutoCloseable {
    private final String list;
    private final Loaded entry;
    private boolean closed;

    private Lease(String list, Loaded entry) {
      this.list = list;
      this.entry = entry;
    }

    /** The vocabularies. */
    public VocabularySet vocabularies() {
      return entry.vocabularies;
    }

    /**
     * Qtok's classes of the tokens of each vocabulary, in their order. They are read when they are
     * asked for first, which takes a second or two for large vocabularies.
     *
     * @throws VocabularyException when a vocabulary cannot be read again, has changed since, or has
     *     tokens that ids do not tell
     */
    public List<QtokClasses> tokenClasses() {
      synchronized (entry) {
        if (entry.tokenClasses == null) {
          entry.tokenClasses = readClasses(list, entry.vocabularies.descriptions());
        }
        return entry.tokenClasses;
      }
    }

    /**
     * What {@code dictionaries} say of the tokens of each vocabulary, which are read again.
     *
     * @return for each vocabulary, in their order, one for each dictionary, in their order
     * @throws VocabularyException as {@link #tokenClasses}, and when tokens cannot be decoded
     */
    public List<List<DictionaryTokens>> dictionaryTokens(List<Dictionary> dictionaries) {
      TokenizerSources sources = new TokenizerSources(HubConfig.fromEnvironment());
      List<VocabularySpec> specs = VocabularySpec.parseList(list);
      List<List<DictionaryTokens>> tokens = new ArrayList<>();
      for (int i = 0; i < specs.size(); i++) {
        VocabularyDescription loaded = entry.vocabularies.descriptions().get(i);
        NavigableMap<Integer, String> texts =
            dictionaries.isEmpty()
                ? Collections.emptyNavigableMap()
                : TokenTexts.of(unchanged(sources.read(specs.get(i)), loaded));
        tokens.add(
            dictionaries.stream()
                .map(d -> DictionaryTokens.of(texts, d.words(), d.roots()))
                .toList());
      }
      return tokens;
    }

    @Override
    public void close() {
      synchronized (loaded) {
        if (closed) {
          return;
        }
        closed = true;
        entry.leases--;
        if (entry.leases == 0) {
          loaded.remove(list);
          entry.vocabularies.close();
        }
      }
    }
  }
}
