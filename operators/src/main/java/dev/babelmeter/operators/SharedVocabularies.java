// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators;

import dev.babelmeter.tokenizers.HubConfig;
import dev.babelmeter.tokenizers.VocabularySet;
import dev.babelmeter.tokenizers.VocabularySpec;
import java.util.HashMap;
import java.util.Map;

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
   * @throws dev.babelmeter.tokenizers.VocabularyException when one cannot be counted with
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

  private static final class Loaded {
    final VocabularySet vocabularies;
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
