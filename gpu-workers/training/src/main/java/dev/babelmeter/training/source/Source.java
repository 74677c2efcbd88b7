// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.source;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.tokenizers.Digests;
import dev.babelmeter.tokenizers.ModelTokenizer;
import dev.babelmeter.tokenizers.VocabularyException;
import dev.babelmeter.training.words.PieceVocabulary;
import dev.babelmeter.training.words.RowTable;
import dev.babelmeter.training.words.Sentence;
import dev.babelmeter.worker.encoder.EncoderOptions;
import dev.babelmeter.worker.encoder.EncoderOptions.NormalizeChoice;
import dev.babelmeter.worker.encoder.EncoderOptions.PoolingChoice;
import dev.babelmeter.worker.encoder.EncoderSource;
import dev.babelmeter.worker.encoder.EncoderSources;
import dev.babelmeter.worker.onnx.EncoderGraph;
import java.util.List;

/**
 * The encoder that rows are predicted for: the one that comes with Babelmeter.
 *
 * @param encoder where it is from
 * @param fingerprint SHA-256 of its model file
 * @param graph its graph
 * @param vocabulary its tokens
 * @param table its word embedding
 */
public record Source(
    EncoderSource encoder,
    String fingerprint,
    EncoderGraph graph,
    PieceVocabulary vocabulary,
    RowTable table) {
  /**
   * Loads it.
   *
   * @throws RoleException when its jar is damaged
   */
  public static Source load() {
    EncoderSource encoder =
        EncoderSources.find(
                new EncoderOptions(null, "", PoolingChoice.AUTO, NormalizeChoice.AUTO, 0))
            .held();
    EncoderGraph graph = EncoderGraph.read(encoder.model());
    return new Source(
        encoder,
        Digests.sha256(encoder.model().bytes()),
        graph,
        PieceVocabulary.of(encoder.tokenizer()),
        RowTable.of(graph.wordEmbeddings()));
  }

  /**
   * Cuts texts into words, those of {@code maxPieces} pieces at most; the others are left out.
   *
   * @throws RoleException when the tokenizer cannot be loaded
   */
  public List<Sentence> sentences(List<String> texts, int maxPieces) {
    try (ModelTokenizer tokenizer = ModelTokenizer.open(encoder.tokenizer())) {
      return texts.stream()
          .map(text -> Sentence.of(tokenizer.encode(text).ids(), vocabulary))
          .filter(sentence -> sentence.pieces() <= maxPieces)
          .toList();
    } catch (VocabularyException e) {
      throw new RoleException(String.valueOf(e.getMessage()), e);
    }
  }
}
