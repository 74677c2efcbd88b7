// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.job;

import dev.babelmeter.process.Settings;
import dev.babelmeter.schemas.Topic;
import dev.babelmeter.schemas.Topics;
import java.util.List;

/**
 * The names of the topics that the job reads and writes.
 *
 * @param textEvents events in
 * @param textCounts counts of each text
 * @param countWindows sums over windows
 * @param lateCounts counts of late texts
 * @param premiumWindows sums over translation groups
 * @param coverageWindows tokens of texts
 * @param attributeWindows texts by their attributes
 * @param deadLetters refused records
 * @param vocabularies what is counted under
 */
public record TopicNames(
    String textEvents,
    String textCounts,
    String countWindows,
    String lateCounts,
    String premiumWindows,
    String coverageWindows,
    String attributeWindows,
    String deadLetters,
    String vocabularies) {

  static TopicNames from(Settings settings) {
    return new TopicNames(
        name(settings, Topics.TEXT_EVENTS),
        name(settings, Topics.TEXT_COUNTS),
        name(settings, Topics.COUNT_WINDOWS),
        name(settings, Topics.LATE_COUNTS),
        name(settings, Topics.PREMIUM_WINDOWS),
        name(settings, Topics.COVERAGE_WINDOWS),
        name(settings, Topics.ATTRIBUTE_WINDOWS),
        name(settings, Topics.DEAD_LETTERS),
        name(settings, Topics.VOCABULARIES));
  }

  /** The topics of the catalogue under these names. */
  List<Topic> topics() {
    return List.of(
        named(Topics.TEXT_EVENTS, textEvents),
        named(Topics.TEXT_COUNTS, textCounts),
        named(Topics.COUNT_WINDOWS, countWindows),
        named(Topics.LATE_COUNTS, lateCounts),
        named(Topics.PREMIUM_WINDOWS, premiumWindows),
        named(Topics.COVERAGE_WINDOWS, coverageWindows),
        named(Topics.ATTRIBUTE_WINDOWS, attributeWindows),
        named(Topics.DEAD_LETTERS, deadLetters),
        named(Topics.VOCABULARIES, vocabularies));
  }

  private static String name(Settings settings, Topic topic) {
    return settings.string("topics." + topic.name(), topic.name());
  }

  private static Topic named(Topic topic, String name) {
    return new Topic(
        name,
        topic.key(),
        topic.record(),
        topic.partitions(),
        topic.cleanup(),
        topic.retention(),
        topic.maxMessageBytes());
  }
}
