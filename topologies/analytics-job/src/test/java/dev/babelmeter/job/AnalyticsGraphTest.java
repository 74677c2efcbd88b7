// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.operators.VocabularyAnalysis;
import dev.babelmeter.process.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** Walks the graph that goes to Flink. */
class AnalyticsGraphTest {
  private static final JobConfig config = JobConfig.from(Settings.of("test", Map.of()));
  private static final StreamGraph graph =
      AnalyticsJob.graph(
          config, FlinkOptions.ofPipeline(config.flink()), VocabularyAnalysis::factory);

  @Test
  void everyOperatorHasAUidAndANameOfOurs() {
    assertThat(graph.getStreamNodes())
        .isNotEmpty()
        .allSatisfy(
            node -> {
              assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
              assertThat(uids()).anyMatch(uid -> node.getTransformationUID().contains(uid));
              assertThat(uids()).anyMatch(uid -> node.getOperatorName().contains(uid));
            });
    List<String> given =
        graph.getStreamNodes().stream().map(StreamNode::getTransformationUID).toList();
    assertThat(given).doesNotHaveDuplicates();
  }

  @Test
  void everyUidIsInUse() {
    String all =
        graph.getStreamNodes().stream().map(StreamNode::getTransformationUID).toList().toString();
    assertThat(uids()).allSatisfy(uid -> assertThat(all).contains(uid));
  }

  /** Flink then refuses to make a Kryo serializer, within another one and for state too. */
  @Test
  void genericTypesAreDisabled() {
    assertThat(graph.getExecutionConfig().getSerializerConfig().hasGenericTypesDisabled()).isTrue();
  }

  @Test
  void nothingIsSerialisedByKryo() {
    assertThat(graph.getStreamNodes())
        .flatExtracting(AnalyticsGraphTest::serializersOf)
        .isNotEmpty()
        .noneMatch(KryoSerializer.class::isInstance)
        .anyMatch(AvroSerializer.class::isInstance);
  }

  @Test
  void readingAndCountingAreOneChain() {
    List<JobVertex> vertices = new ArrayList<>();
    graph.getJobGraph().getVertices().forEach(vertices::add);
    assertThat(vertices)
        .filteredOn(vertex -> vertex.getName().contains(OperatorIds.READ_EVENTS))
        .singleElement()
        .satisfies(
            vertex ->
                assertThat(vertex.getName())
                    .contains(OperatorIds.COUNT_TEXTS)
                    .contains(OperatorIds.GATHER_TOKENS));
  }

  private static List<String> uids() {
    return List.of(
        OperatorIds.READ_EVENTS,
        OperatorIds.SPLIT_INPUT,
        OperatorIds.COUNT_TEXTS,
        OperatorIds.SUM_WINDOWS,
        OperatorIds.KEEP_GROUPED_TEXTS,
        OperatorIds.JOIN_TRANSLATIONS,
        OperatorIds.SUM_PREMIUM_WINDOWS,
        OperatorIds.GATHER_TOKENS,
        OperatorIds.SUM_COVERAGE_WINDOWS,
        OperatorIds.TELL_ATTRIBUTES,
        OperatorIds.SUM_ATTRIBUTE_WINDOWS,
        OperatorIds.WRITE_PREMIUM_WINDOWS,
        OperatorIds.WRITE_COVERAGE_WINDOWS,
        OperatorIds.WRITE_ATTRIBUTE_WINDOWS,
        OperatorIds.WRITE_TEXT_COUNTS,
        OperatorIds.WRITE_COUNT_WINDOWS,
        OperatorIds.WRITE_LATE_COUNTS,
        OperatorIds.WRITE_DEAD_LETTERS);
  }

  private static List<TypeSerializer<?>> serializersOf(StreamNode node) {
    return Stream.concat(
            Stream.of(node.getTypeSerializerOut(), node.getStateKeySerializer()),
            Stream.of(node.getTypeSerializersIn()))
        .<TypeSerializer<?>>map(serializer -> serializer)
        .filter(Objects::nonNull)
        .toList();
  }
}
