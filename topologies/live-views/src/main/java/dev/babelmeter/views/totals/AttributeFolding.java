// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.totals;

import dev.babelmeter.views.v1.AttributeKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Bounds the attributes, their values, and the keys that have totals of their own. First come,
 * first served: an attribute beyond {@value #MAX_ATTRIBUTES} becomes {@link Label#OTHER} with its
 * value, a value beyond {@value #MAX_VALUES} of its attribute becomes {@link Label#OTHER}, and
 * beyond {@value #MAX_KEYS} keys a new one gives up its language and script.
 */
public final class AttributeFolding {
  /** Attributes with a name of their own. */
  public static final int MAX_ATTRIBUTES = 10;

  /** Values of one attribute with a name of their own. */
  public static final int MAX_VALUES = 50;

  /** Keys that keep their language. */
  public static final int MAX_KEYS = 5_000;

  private final Map<String, Set<String>> values = new HashMap<>();
  private final Set<AttributeKey> keys = new HashSet<>();

  /** Makes a folding that goes on from the keys that have totals. */
  public AttributeFolding(Collection<AttributeKey> existing) {
    for (AttributeKey key : existing) {
      if (!key.getAttribute().equals(Label.OTHER)) {
        Set<String> named = values.computeIfAbsent(key.getAttribute(), any -> new HashSet<>());
        if (!key.getValue().equals(Label.OTHER)) {
          named.add(key.getValue());
        }
      }
      keys.add(key);
    }
  }

  /** Returns {@code key} within the bounds, and takes its total as existing from then on. */
  public AttributeKey fold(AttributeKey key) {
    String attribute = admitsAttribute(key.getAttribute()) ? key.getAttribute() : Label.OTHER;
    String value = admitsValue(attribute, key.getValue()) ? key.getValue() : Label.OTHER;
    AttributeKey within = new AttributeKey(attribute, value, key.getLanguage(), key.getScript());
    if (!keys.contains(within) && (keys.size() >= MAX_KEYS || !areLabels(key))) {
      within = new AttributeKey(attribute, value, Label.OTHER, Label.OTHER);
    }
    keys.add(within);
    return within;
  }

  private boolean admitsAttribute(String name) {
    if (values.containsKey(name)) {
      return true;
    }
    if (name.equals(Label.OTHER) || values.size() >= MAX_ATTRIBUTES || !isLabel(name)) {
      return false;
    }
    values.put(name, new HashSet<>());
    return true;
  }

  private boolean admitsValue(String attribute, String value) {
    Set<String> named = values.get(attribute);
    return named != null
        && !value.equals(Label.OTHER)
        && (named.contains(value)
            || (named.size() < MAX_VALUES && isLabel(value) && named.add(value)));
  }

  private static boolean areLabels(AttributeKey key) {
    return isLabel(key.getLanguage()) && isLabel(key.getScript());
  }

  private static boolean isLabel(String value) {
    return value.length() <= LabelBounds.MAX_VALUE_LENGTH;
  }
}
