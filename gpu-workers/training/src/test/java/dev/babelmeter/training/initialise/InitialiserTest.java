// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.initialise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.babelmeter.training.initialise.PieceWeights.Kind;
import dev.babelmeter.training.words.NewToken;
import dev.babelmeter.training.words.PieceVocabulary;
import dev.babelmeter.training.words.RowTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Formulas worked out by hand, and properties that define a result. */
class InitialiserTest {
  private static final PieceVocabulary VOCABULARY =
      new PieceVocabulary("[PAD]", "play", "##ing", "##er", "players", "sun");
  private static final RowTable TABLE =
      new RowTable(
          new float[] {0, 0},
          new float[] {1, 0},
          new float[] {0, 1},
          new float[] {2, 2},
          new float[] {-3, 1},
          new float[] {5, -1});
  private static final NewToken PLAYERING = new NewToken("playering", new int[] {1, 3, 2});

  private static float[] row(Initialiser initialiser) {
    return initialiser.rows(List.of(PLAYERING))[0];
  }

  private static Anchors anchors(Auxiliary auxiliary) {
    return Anchors.of(List.of(1, 2, 4), VOCABULARY, TABLE, auxiliary);
  }

  /** Vectors of anchors play, ##ing and players, and of anything else. */
  private static float[][] vectors(List<NewToken> tokens) {
    return tokens.stream()
        .map(
            token ->
                switch (token.spelling()) {
                  case "play" -> new float[] {2, 0};
                  case "##ing" -> new float[] {0, 3};
                  case "players" -> new float[] {-1, 0};
                  default -> new float[] {3, 4};
                })
        .toArray(float[][]::new);
  }

  @Test
  void piecesAreWeightedByPlace() {
    assertThat(row(new PieceWeights(Kind.FVT, TABLE)))
        .containsExactly(new float[] {1, 1}, within(1e-6f));
    // 3/6 play + 2/6 ##er + 1/6 ##ing
    assertThat(row(new PieceWeights(Kind.WEIGHTED, TABLE)))
        .containsExactly(new float[] {7 / 6f, 5 / 6f}, within(1e-6f));
    assertThat(row(new MeanRow(new float[] {7, 8}))).containsExactly(7, 8);
  }

  /** Cosines 0.6, 0.8, -0.6: sparsemax keeps two, 0.4 and 0.6. */
  @Test
  void focus() {
    assertThat(row(new Focus(anchors(InitialiserTest::vectors))))
        .containsExactly(new float[] {0.4f, 0.6f}, within(1e-6f));
  }

  @Test
  void wechsel() {
    double a = Math.exp(6);
    double b = Math.exp(8);
    double c = Math.exp(-6);
    double sum = a + b + c;
    assertThat(row(new Wechsel(anchors(InitialiserTest::vectors))))
        .containsExactly(
            new float[] {(float) ((a - 3 * c) / sum), (float) ((b + c) / sum)}, within(1e-5f));
  }

  /** By the formulas of the paper, step by step. */
  @Test
  void tokenAdapt() {
    double[] likeness = softmax(new double[] {0.6, 1, 0.8}, 1);
    double[] share = {4.0 / 9, 2.0 / 9, 3.0 / 9};
    double[] scores = new double[3];
    Arrays.setAll(scores, i -> (likeness[i] + share[i]) / 2);
    double[] local = softmax(scores, 0.3);
    double[] global = softmax(new double[] {0.6, 0.8, -0.6}, 0.3);
    double x = 0.7 * (local[0] + 2 * local[1]) + 0.3 * (global[0] - 3 * global[2]);
    double y = 0.7 * (2 * local[1] + local[2]) + 0.3 * (global[1] + global[2]);
    assertThat(row(new TokenAdapt(anchors(InitialiserTest::vectors), VOCABULARY)))
        .containsExactly(new float[] {(float) x, (float) y}, within(1e-5f));
  }

  private static double[] softmax(double[] scores, double temperature) {
    double sum = Arrays.stream(scores).map(s -> Math.exp(s / temperature)).sum();
    return Arrays.stream(scores).map(s -> Math.exp(s / temperature) / sum).toArray();
  }

  /** play 4 characters and contained 0.5, ##er 2, ##ing 3; sun and players are no part of it. */
  @Test
  void alignedAverage() {
    AlignedAverage average = new AlignedAverage(VOCABULARY, TABLE, List.of(1, 4, 5));
    assertThat(row(average))
        .containsExactly(new float[] {(4.5f + 2 * 2) / 9.5f, (2 * 2 + 3) / 9.5f}, within(1e-6f));
  }

  /** The conditions of Karush, Kuhn and Tucker, which only the projection meets. */
  @Test
  void sparsemaxIsTheNearestPointOfTheSimplex() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      double[] scores = random.doubles(1 + random.nextInt(20), -1, 2).toArray();
      double[] weights = Weighted.sparsemax(scores);
      assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-9));
      double tau = Double.NaN;
      for (int i = 0; i < scores.length; i++) {
        if (weights[i] > 0) {
          tau = scores[i] - weights[i];
        }
      }
      for (int i = 0; i < scores.length; i++) {
        assertThat(weights[i]).isCloseTo(Math.max(scores[i] - tau, 0), within(1e-9));
      }
    }
  }

  @Test
  void pursuitFindsASparseSum_andLeavesWhatIsOrthogonal() {
    Random random = new Random(8);
    float[][] vectors = new float[30][12];
    for (float[] vector : vectors) {
      for (int d = 0; d < vector.length; d++) {
        vector[d] = (float) random.nextGaussian();
      }
    }
    Directions directions = new Directions(vectors);
    float[] target = new float[12];
    for (int d = 0; d < 12; d++) {
      target[d] = 2 * directions.vector(4)[d];
    }
    Omp.Pursuit one = Omp.pursue(directions, target, 5);
    assertThat(one.places()[0]).isEqualTo(4);
    assertThat(one.coefficients()[0]).isCloseTo(2, within(1e-4));

    float[] any = vectors[0].clone();
    any[3] += 2;
    Omp.Pursuit few = Omp.pursue(directions, any, 6);
    double[] rest = new double[12];
    for (int d = 0; d < 12; d++) {
      rest[d] = any[d];
      for (int i = 0; i < few.places().length; i++) {
        rest[d] -= few.coefficients()[i] * directions.vector(few.places()[i])[d];
      }
    }
    for (int place : few.places()) {
      double product = 0;
      for (int d = 0; d < 12; d++) {
        product += rest[d] * directions.vector(place)[d];
      }
      assertThat(product).isCloseTo(0, within(1e-5));
    }
    assertThat(Arrays.stream(few.places()).distinct().count()).isEqualTo(few.places().length);
  }

  @Test
  void choleskySolves() {
    Random random = new Random(2);
    int n = 25;
    double[][] half = new double[n][n];
    double[][] a = new double[n][n];
    for (double[] line : half) {
      Arrays.setAll(line, i -> random.nextGaussian());
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          a[i][j] += half[i][k] * half[j][k];
        }
      }
      a[i][i] += 0.1;
    }
    double[][] b = new double[n][3];
    for (double[] line : b) {
      Arrays.setAll(line, i -> random.nextGaussian());
    }
    double[][] x =
        Cholesky.solve(
            Arrays.stream(a).map(double[]::clone).toArray(double[][]::new),
            Arrays.stream(b).map(double[]::clone).toArray(double[][]::new));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 3; j++) {
        double product = 0;
        for (int k = 0; k < n; k++) {
          product += a[i][k] * x[k][j];
        }
        assertThat(product).isCloseTo(b[i][j], within(1e-8));
      }
    }
  }

  /** Rows that are a linear function of the pieces are found again, also for other tokens. */
  @Test
  void ridgeFindsALinearFunction_andShrinks() {
    Random random = new Random(6);
    float[][] rows = new float[60][4];
    for (float[] row : rows) {
      for (int d = 0; d < 4; d++) {
        row[d] = (float) random.nextGaussian();
      }
    }
    RowTable table = new RowTable(rows);
    List<NewToken> tokens = new ArrayList<>();
    List<float[]> targets = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int[] pieces = random.ints(1 + random.nextInt(4), 0, 60).toArray();
      tokens.add(new NewToken("t" + i, pieces));
      targets.add(linear(table, pieces));
    }
    List<Ridge> fitted =
        Ridge.fit(
            table,
            tokens.subList(0, 200),
            targets.subList(0, 200).toArray(float[][]::new),
            1e-9,
            1e6);
    float[][] predicted = fitted.get(0).rows(tokens.subList(200, 300));
    float[][] shrunk = fitted.get(1).rows(tokens.subList(200, 300));
    double[] mean = new double[4];
    for (int d = 0; d < 4; d++) {
      int at = d;
      mean[d] = targets.subList(0, 200).stream().mapToDouble(row -> row[at]).average().orElse(0);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(predicted[i]).containsExactly(targets.get(200 + i), within(1e-3f));
      for (int d = 0; d < 4; d++) {
        // Shrunk to nothing, only the constant is left.
        assertThat((double) shrunk[i][d]).isCloseTo(mean[d], within(1e-3));
      }
    }
  }

  private static float[] linear(RowTable table, int... pieces) {
    float[] mean = table.mean(pieces);
    float[] row = new float[4];
    for (int d = 0; d < 4; d++) {
      row[d] =
          2 * mean[(d + 1) % 4]
              - table.row(pieces[0])[d]
              + 0.5f * table.row(pieces[pieces.length - 1])[3 - d]
              + 0.1f * pieces.length
              + d;
    }
    return row;
  }

  @Test
  void theHighestAreFound() {
    Random random = new Random(9);
    for (int round = 0; round < 50; round++) {
      float[] scores = new float[40];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = random.nextInt(30);
      }
      int[] expected =
          IntStream.range(0, 40)
              .boxed()
              .sorted((a, b) -> Float.compare(scores[b], scores[a]))
              .limit(10)
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(Directions.highest(scores, 10)).isEqualTo(expected);
    }
  }
}
