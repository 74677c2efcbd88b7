// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.events.v1.DeadLetter;
import java.util.List;

/** What reading the value of a Kafka record gave: either a record or the reason why not. */
record Reading<T>(List<T> accepted, List<DeadLetter> refused) {
  static <T> Reading<T> accept(T value) {
    return new Reading<>(List.of(value), List.of());
  }

  static <T> Reading<T> refuse(DeadLetter reason) {
    return new Reading<>(List.of(), List.of(reason));
  }
}
