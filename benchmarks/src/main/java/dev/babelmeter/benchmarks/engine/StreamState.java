// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import dev.babelmeter.benchmarks.texts.BenchmarkText;
import dev.babelmeter.benchmarks.texts.TextMix;
import dev.babelmeter.benchmarks.texts.TextStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The texts of a run. */
@State(Scope.Benchmark)
public class StreamState {
  /** The folder with {@code flores200}, {@code udhr} and {@code vocabularies}. */
  @Param("../shared/data")
  String data = "";

  /** {@link TextMix} with {@code +} between its entries, since JMH divides values at commas. */
  @Param("flores=50+udhr=15+code=20+chat=15")
  String mix = "";

  @Param("" + TextStream.DEFAULT_TEXTS)
  int texts;

  List<BenchmarkText> stream = List.of();

  /** Makes the stream. */
  @Setup(Level.Trial)
  public void make() throws IOException {
    stream = TextStream.make(Path.of(data), TextMix.parse(mix), texts);
  }

  /** Every {@code step}-th text, other ones in each of {@code step} iterations. */
  List<BenchmarkText> slice(int iteration, int step) {
    List<BenchmarkText> slice = new ArrayList<>();
    for (int i = iteration % step; i < stream.size(); i += step) {
      slice.add(stream.get(i));
    }
    return slice;
  }
}
