// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.process.RoleException;
import dev.babelmeter.training.source.Source;
import dev.babelmeter.training.torch.Torch;
import dev.babelmeter.training.words.Sentence;
import dev.babelmeter.worker.checkpoint.Checkpoint;
import dev.babelmeter.worker.hypernet.Hypernet;
import dev.babelmeter.worker.onnx.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final TrainingOptions OPTIONS =
      new TrainingOptions(5, 1, 64, 128, 2, 8, 2, 2, 4, 1e-3);

  private static Source source;
  private static List<Sentence> texts;
  private static Torch torch;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    source = Source.load();
    texts =
        source.sentences(
            List.of(
                "My order 48213 arrived with a broken lid, can you send a new one?",
                "The photovoltaics were misconfigured."),
            40);
    torch = Torch.open();
  }

  @AfterAll
  static void close() {
    torch.close();
  }

  private static HypernetTraining training() {
    return new HypernetTraining(torch, source, OPTIONS, texts);
  }

  @Test
  void isResumedToTheSameNetwork() {
    HypernetTraining straight = training();
    for (int i = 0; i < OPTIONS.steps(); i++) {
      straight.step();
    }
    TrainingFolder saved = new TrainingFolder(folder.resolve("state"));
    HypernetTraining first = training();
    for (int i = 0; i < 3; i++) {
      first.step();
    }
    saved.save(first, OPTIONS, "digest");
    HypernetTraining second = training();
    saved.resume(second, OPTIONS, "digest");
    assertThat(second.steps()).isEqualTo(3);
    second.step();
    assertSame(second.weights(), straight.weights());

    TrainingOptions other = new TrainingOptions(6, 1, 64, 128, 2, 8, 2, 2, 4, 1e-3);
    assertThatThrownBy(() -> saved.resume(second, other, "digest"))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining("holds a training with other options or texts");
  }

  private static void assertSame(Checkpoint one, Checkpoint other) {
    assertThat(one.names()).isEqualTo(other.names());
    for (String name : one.names()) {
      assertThat(one.values(name)).as(name).isEqualTo(other.values(name));
    }
  }

  /** What is written in half precision predicts in ONNX Runtime what PyTorch trained. */
  @Test
  void theWrittenNetworkIsTheTrainedOne() throws Exception {
    HypernetTraining training = training();
    for (int i = 0; i < OPTIONS.steps(); i++) {
      training.step();
    }
    TrainingFolder out = new TrainingFolder(folder.resolve("out"));
    out.save(training, OPTIONS, "digest");
    out.finish(training, OPTIONS, "card");
    assertThat(TrainingFolder.seed(out.folder())).isEqualTo(5);
    try (var files = Files.list(out.folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("model.safetensors", "config.json", "README.md");
    }
    List<int[]> pieces = List.of(new int[] {2000, 2100, 2200}, new int[] {3000, 4000});
    float[] trained = training.predict(pieces);
    int[][] forms = {{2000, 2100, 2200, 0, 0, 0, 0}, {3000, 4000, 0, 0, 0, 0, 0}};
    try (Hypernet loaded = Hypernet.load(out.folder(), new Device(Device.Kind.CPU, 0, 1))) {
      float[] predicted = loaded.predict(forms, source.table()::row, new int[2]).in();
      float[] mean = source.table().mean(2000, 2100, 2200);
      double moved = 0;
      for (int d = 0; d < predicted.length; d++) {
        // Half precision keeps 11 bits of each weight.
        assertThat(predicted[d]).isCloseTo(trained[d], within(1e-3f));
        moved += d < mean.length ? Math.abs(predicted[d] - mean[d]) : 0;
      }
      assertThat(moved).isGreaterThan(0.1);
    }
  }

  @Test
  void aLossThatIsNoNumberEndsIt() {
    Trainer trainer =
        new Trainer(
            torch, new TreeMap<>(Map.of("w", torch.manager().create(new float[] {1, 2}))), 1);
    assertThatThrownBy(
            () ->
                trainer.step(
                    (manager, weights, random) ->
                        weights.get("w").sum().log().sub(weights.get("w").sum().mul(-1).log()),
                    1e-3))
        .isInstanceOf(RoleException.class)
        .hasMessageContaining("training diverged in step 1");
  }
}
