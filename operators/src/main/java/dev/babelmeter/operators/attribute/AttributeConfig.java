// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.attribute;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * By which attributes texts are told apart.
 *
 * @param names names of the attributes, {@link #SOURCE} among them; none when nothing is told apart
 * @param windowSize length of the windows that are summed over
 */
public record AttributeConfig(List<String> names, Duration windowSize) implements Serializable {
  /** The name under which the event's source is an attribute. */
  public static final String SOURCE = "source";

  /** Copies the list. */
  public AttributeConfig {
    names = List.copyOf(names);
  }
}
