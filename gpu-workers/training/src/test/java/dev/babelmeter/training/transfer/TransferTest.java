// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.tokenizers.describe.TokenClass;
import dev.babelmeter.tokenizers.describe.TokenEntry;
import dev.babelmeter.training.initialise.PieceWeights;
import dev.babelmeter.training.initialise.PieceWeights.Kind;
import dev.babelmeter.training.source.Source;
import dev.babelmeter.training.transfer.Transferred.Origin;
import dev.babelmeter.worker.checkpoint.Checkpoint;
import dev.babelmeter.worker.checkpoint.SafetensorsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
  private static Source source;

  @TempDir private Path folder;

  @BeforeAll
  static void load() {
    source = Source.load();
  }

  private static TokenEntry token(int id, String token, String text) {
    return new TokenEntry(id, token, text, TokenClass.REACHABLE);
  }

  private static int[] ids(String... spellings) {
    return Arrays.stream(spellings)
        .mapToInt(spelling -> source.vocabulary().id(spelling).orElseThrow())
        .toArray();
  }

  /** Tokens as a byte-level vocabulary spells them; what they are under WordPiece is by hand. */
  private static final List<TokenEntry> TOKENS =
      List.of(
          new TokenEntry(0, "[PAD]", "[PAD]", TokenClass.SPECIAL),
          new TokenEntry(1, "<|end|>", "<|end|>", TokenClass.SPECIAL),
          token(2, "ĠHouse", " House"),
          token(3, "ing", "ing"),
          token(4, "Ġphotovoltaics", " photovoltaics"),
          token(6, "ization", "ization"),
          new TokenEntry(7, "ð", "\uFFFD", TokenClass.FRAGMENT),
          token(8, "Ġ", " "),
          token(9, "!!", "!!"),
          // Not what marks tokens within words.
          token(10, "##a", "##a"));

  @Test
  void tokensAreWhatTheSourceSpells() {
    try (SurfaceForms forms = new SurfaceForms(source, false)) {
      assertThat(forms.pieces(TOKENS.get(0))).isEqualTo(ids("[PAD]"));
      assertThat(forms.pieces(TOKENS.get(1))).isEmpty();
      assertThat(forms.pieces(TOKENS.get(2))).isEqualTo(ids("house"));
      assertThat(forms.pieces(TOKENS.get(3))).isEqualTo(ids("##ing"));
      assertThat(forms.pieces(TOKENS.get(4))).isEqualTo(ids("photo", "##vo", "##lta", "##ics"));
      assertThat(forms.pieces(TOKENS.get(5))).isEqualTo(ids("##ization"));
      assertThat(forms.pieces(TOKENS.get(6))).isEmpty();
      assertThat(forms.pieces(TOKENS.get(7))).isEmpty();
      assertThat(forms.pieces(TOKENS.get(8))).isEqualTo(ids("!", "!"));
      assertThat(forms.pieces(TOKENS.get(9))).isEqualTo(ids("#", "#", "a"));
    }
  }

  /** A vocabulary that marks what is within words, as WordPiece does. */
  @Test
  void marksOfOtherVocabulariesAreRead() {
    List<TokenEntry> tokens = List.of(token(0, "##ing", "ing"), token(1, "Ing", "Ing"));
    try (SurfaceForms forms = new SurfaceForms(source, true)) {
      assertThat(forms.pieces(tokens.get(0))).isEqualTo(ids("##ing"));
      assertThat(forms.pieces(tokens.get(1))).isEqualTo(ids("ing"));
    }
  }

  @Test
  void rowsAreWrittenById() throws Exception {
    Transferred transferred =
        Transferred.of(source, TOKENS, false, new PieceWeights(Kind.FVT, source.table()));
    assertThat(transferred.count(Origin.COPIED)).isEqualTo(4);
    assertThat(transferred.count(Origin.PREDICTED)).isEqualTo(3);
    assertThat(transferred.count(Origin.MEAN)).isEqualTo(3);
    TransferFiles.write(folder, source, transferred, Map.of("method", "fvt"));
    Checkpoint written = SafetensorsFile.open(folder.resolve("model.safetensors"));
    String name = "embeddings.word_embeddings.weight";
    assertThat(written.shape(name)).containsExactly(11, 384);
    float[] values = written.values(name);
    assertThat(row(values, 2)).isEqualTo(source.table().row(ids("house")[0]));
    assertThat(row(values, 4))
        .isEqualTo(source.table().mean(ids("photo", "##vo", "##lta", "##ics")));
    // There is no token 5.
    assertThat(row(values, 5)).containsOnly(0);
    assertThat(Files.readAllLines(folder.resolve("tokens.tsv")))
        .hasSize(11)
        .contains("4\tĠphotovoltaics\tpredicted\tphoto ##vo ##lta ##ics", "8\tĠ\tmean\t");
  }

  private static float[] row(float[] values, int id) {
    return Arrays.copyOfRange(values, id * 384, (id + 1) * 384);
  }
}
