// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An endless stream of the bundled messages. Each message comes in several languages close in time,
 * which share a tenant and translation group, among the languages of two other messages. Tenants,
 * models, directions, languages and rates vary over time. The same name and seed give the same
 * stream.
 */
public final class BundledStream {
  private static final int GROUPS_AT_ONCE = 3;
  private static final int FEWEST_LANGUAGES = 3;
  private static final int MOST_LANGUAGES = 8;
  private static final double INPUT_SHARE = 0.65;
  private static final double DECLARED_SHARE = 0.85;

  private final String name;
  private final BundledTexts texts = BundledTexts.load();
  private final Traffic traffic;
  private final SplittableRandom random;
  private final List<Deque<Message>> active = new ArrayList<>();
  private double seconds;
  private long events;
  private long groups;

  /**
   * Begins a stream.
   *
   * @param name begins its identifiers; streams into the same topic need different ones
   */
  public BundledStream(String name, long seed) {
    this.name = name;
    this.traffic = new Traffic(seed);
    this.random = new SplittableRandom(seed);
    for (int i = 0; i < GROUPS_AT_ONCE; i++) {
      active.add(newGroup());
    }
  }

  /** Returns the next event. */
  public StreamedText next() {
    seconds += -Math.log(1 - random.nextDouble()) / traffic.rate(seconds);
    int slot = random.nextInt(active.size());
    Message message = active.get(slot).remove();
    if (active.get(slot).isEmpty()) {
      active.set(slot, newGroup());
    }
    return new StreamedText(
        Duration.ofNanos(Math.round(seconds * 1e9)),
        name + "-" + events++,
        texts.text(message.index, message.language),
        message.tenant,
        traffic.model(message.tenant, random),
        random.nextDouble() < INPUT_SHARE ? "input" : "output",
        random.nextDouble() < DECLARED_SHARE ? message.language : null,
        message.group);
  }

  private Deque<Message> newGroup() {
    String group = name + "-g" + groups++;
    int index = random.nextInt(texts.size());
    int languages = random.nextInt(FEWEST_LANGUAGES, MOST_LANGUAGES + 1);
    List<String> drawn = traffic.languages(languages, seconds, random);
    // One tenant sends a message in all its languages.
    String tenant = traffic.tenant(drawn.get(0), random);
    Deque<Message> messages = new ArrayDeque<>();
    drawn.forEach(language -> messages.add(new Message(index, language, tenant, group)));
    return messages;
  }

  private record Message(int index, String language, String tenant, String group) {}
}
