// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loaded vocabularies. Immutable and safe to share between threads, each of which counts with a
 * {@link TextCounter} of its own.
 */
public final class VocabularySet implements AutoCloseable {
  private final List<LoadedVocabulary> vocabularies;

  /**
   * Default bound on the memory of a counter's cache for each group of vocabularies whose texts may
   * be cut alike: 64 MiB. A set seldom has more than two groups.
   */
  public static final long DEFAULT_CACHE_BYTES = 64L << 20;

  private final List<VocabularyDescription> descriptions;
  private final CountingPlan plan;
  private final AtomicBoolean closed = new AtomicBoolean();

  private VocabularySet(List<LoadedVocabulary> vocabularies) {
    this.vocabularies = List.copyOf(vocabularies);
    this.descriptions = vocabularies.stream().map(LoadedVocabulary::description).toList();
    this.plan = new CountingPlan(this.vocabularies);
  }

  /**
   * Loads {@code specs}, several at a time.
   *
   * @throws VocabularyException when one cannot be found, read, or counted exactly; nothing stays
   *     loaded then
   */
  public static VocabularySet open(List<VocabularySpec> specs, HubConfig hub) {
    VocabularyLoader loader = new VocabularyLoader(new TokenizerSources(hub));
    int threads = Math.max(1, Math.min(specs.size(), Runtime.getRuntime().availableProcessors()));
    ExecutorService executor = Executors.newFixedThreadPool(threads, loaderThreads());
    try {
      List<Future<LoadedVocabulary>> loading = new ArrayList<>();
      for (VocabularySpec spec : specs) {
        loading.add(executor.submit(() -> loader.load(spec)));
      }
      return new VocabularySet(await(loading));
    } finally {
      executor.shutdownNow();
    }
  }

  /** Threads with the caller's class loader, through which DJL looks for its library. */
  private static ThreadFactory loaderThreads() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return work -> {
      Thread thread = new Thread(work, "vocabulary-loader");
      thread.setDaemon(true);
      thread.setContextClassLoader(loader);
      return thread;
    };
  }

  /**
   * Loads one vocabulary that was read before.
   *
   * @throws VocabularyException when it cannot be counted exactly
   */
  public static VocabularySet open(TokenizerSource source) {
    return new VocabularySet(List.of(VocabularyLoader.load(source)));
  }

  /** Waits for all, and frees those that were loaded when one was not. */
  private static List<LoadedVocabulary> await(List<Future<LoadedVocabulary>> loading) {
    List<LoadedVocabulary> loaded = new ArrayList<>();
    RuntimeException failure = null;
    for (Future<LoadedVocabulary> vocabulary : loading) {
      try {
        loaded.add(vocabulary.get());
      } catch (ExecutionException e) {
        RuntimeException problem = asRuntimeException(e);
        failure = failure == null ? problem : failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure = new VocabularyException("interrupted while loading vocabularies; try again", e);
      }
    }
    if (failure != null) {
      loaded.forEach(vocabulary -> vocabulary.engine().close());
      throw failure;
    }
    return loaded;
  }

  private static RuntimeException asRuntimeException(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException problem
        ? problem
        : new IllegalStateException(e.getCause());
  }

  /** The vocabularies in the order of their specs. */
  public List<VocabularyDescription> descriptions() {
    return descriptions;
  }

  /** Number of vocabularies. */
  public int size() {
    return vocabularies.size();
  }

  /** Returns a counter for one thread, with a cache of {@link #DEFAULT_CACHE_BYTES} a group. */
  public TextCounter newCounter() {
    return newCounter(DEFAULT_CACHE_BYTES * Math.max(1, plan.groups().size()));
  }

  /**
   * Returns a counter for one thread.
   *
   * @param cacheBytes bound on the memory of its cache
   */
  public TextCounter newCounter(long cacheBytes) {
    return new SetCounter(vocabularies, plan, cacheBytes, closed::get);
  }

  /** Frees the vocabularies; their counters must not be used any more. */
  @Override
  public void close() {
    closed.set(true);
    vocabularies.forEach(vocabulary -> vocabulary.engine().close());
  }
}
