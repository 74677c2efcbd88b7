// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counting a text allocates nothing, whether its parts are in the cache or not. */
class TextCounterAllocationTest {
  private static final String WORDS =
      "der Preis naïve Straße дерево книги ภาษา ไทย 中文字 みんな हिन्दी বাংলা 한국어 عربي 12345 ,.; → 🙂";

  @ParameterizedTest
  @ValueSource(longs = {1 << 12, 1 << 24})
  void countsWithoutAllocation(long cacheBytes) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Random random = new Random(1);
    List<String> texts = random.ints(200, 1, 60).mapToObj(length -> text(random, length)).toList();
    try (VocabularySet set =
        VocabularySet.open(
            VocabularySpec.parseList("cl100k_base,o200k_base,r50k_base,bert-base-uncased"),
            HubConfig.fromEnvironment())) {
      TextCounter counter = set.newCounter(cacheBytes);
      TokenCounts counts = new TokenCounts(set.size());
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 4; round++) {
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < texts.size(); i++) {
          counter.count(texts.get(i), counts);
        }
        least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least).isZero();
    }
  }

  private static String text(Random random, int length) {
    String[] words = WORDS.split(" ");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      String word = words[random.nextInt(words.length)];
      text.append(random.nextInt(4) == 0 ? "" : " ").append(word);
    }
    return text.toString();
  }
}
