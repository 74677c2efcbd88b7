// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergeTableTest {
  private static final MergeRule ANY = (left, right) -> true;
  private static final String[] KINDS = {"a", "b", "c", "ab", "bc"};

  private static MergeTable learn(List<List<String>> batch, int merges) {
    return MergeTable.learn("fingerprint", Boundary.WORD, ANY, batch, merges);
  }

  @Test
  void onWhatItWasLearned_itGivesWhatWasLearned() {
    Random random = new Random(7);
    for (int n = 0; n < 5_000; n++) {
      List<List<String>> batch = batch(random);
      int merges = random.nextInt(20);
      Merged learned = BatchMerger.merge(batch, merges, ANY);
      MergeTable table = learn(batch, merges);
      assertThat(batch.stream().map(table::apply)).isEqualTo(learned.sequences());
    }
  }

  /** Each merge in turn everywhere, from left to right. */
  @Test
  void onOtherTexts_itDoesEachMergeInTurn() {
    Random random = new Random(8);
    for (int n = 0; n < 20_000; n++) {
      MergeTable table = learn(batch(random), random.nextInt(20));
      for (List<String> text : batch(random)) {
        List<String> expected = text;
        for (Merge merge : table.merges()) {
          expected = PaperMerger.replace(expected, merge);
        }
        assertThat(table.apply(text)).isEqualTo(expected);
      }
    }
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    MergeTable table = learn(List.of(List.of("Ġa", "b", "Ã", "©"), List.of("Ġa", "b")), 3);
    StringWriter out = new StringWriter();
    table.write(out);
    MergeTable read = MergeTable.read(new BufferedReader(new StringReader(out.toString())));
    assertThat(read.merges()).isEqualTo(table.merges());
    assertThat(read.version()).isEqualTo(table.version()).hasSize(64);
    assertThat(read.vocabulary()).isEqualTo("fingerprint");
    assertThat(read.boundary()).isEqualTo(Boundary.WORD);
  }

  @Test
  void aVersionTellsTablesApart() {
    List<List<String>> batch = List.of(List.of("a", "b", "c"));
    assertThat(learn(batch, 1).version()).isNotEqualTo(learn(batch, 2).version());
    assertThat(learn(batch, 1).version())
        .isNotEqualTo(MergeTable.learn("other", Boundary.WORD, ANY, batch, 1).version())
        .isNotEqualTo(MergeTable.learn("fingerprint", Boundary.PRETOKEN, ANY, batch, 1).version());
  }

  @Test
  void refusesWhatIsNoTable() {
    assertRefused("", "this is no table of merges");
    assertRefused("babelmeter-merges 1\nvocabulary v\nboundary line\n", "line 3 names no boundary");
    assertRefused("babelmeter-merges 1\nvocabulary v\nboundary word\na b\na  b\n", "line 5");
    assertRefused("babelmeter-merges 1\nvocabulary v\nboundary word\na\n", "line 4 is no merge");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> MergeTable.read(new BufferedReader(new StringReader(text))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static List<List<String>> batch(Random random) {
    List<List<String>> batch = new ArrayList<>();
    for (int s = 0; s < 3; s++) {
      List<String> sequence = new ArrayList<>();
      for (int i = random.nextInt(20); i > 0; i--) {
        sequence.add(KINDS[random.nextInt(KINDS.length)]);
      }
      batch.add(sequence);
    }
    return batch;
  }
}
