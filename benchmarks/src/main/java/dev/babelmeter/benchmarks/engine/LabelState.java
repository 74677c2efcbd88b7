// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.benchmarks.engine;

import dev.babelmeter.benchmarks.texts.BenchmarkText;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The texts of a stream whose label begins alike. */
@State(Scope.Benchmark)
public class LabelState {
  /** The beginning of the labels. */
  @Param({
    "flores/eng",
    "flores/deu",
    "flores/rus",
    "flores/tur",
    "flores/hin",
    "flores/arb",
    "flores/tha",
    "flores/zho_Hans",
    "flores/jpn",
    "flores/kor",
    "udhr/",
    "code/",
    "chat/"
  })
  String label = "";

  List<BenchmarkText> stream = List.of();

  /** Picks the texts. */
  @Setup(Level.Trial)
  public void pick(StreamState all) {
    stream = all.stream.stream().filter(text -> text.label().startsWith(label)).toList();
    if (stream.isEmpty()) {
      throw new IllegalStateException("the stream has no text with the label " + label);
    }
  }
}
