// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.attribute;

import dev.babelmeter.events.v1.AttributeWindow;
import dev.babelmeter.events.v1.CountWindow;
import dev.babelmeter.operators.CountKey;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * What the texts of one window of an attribute share. Flink serialises it as a POJO.
 *
 * @param attribute the attribute's name
 * @param value its value
 * @param key what else they share
 */
public record AttributeSlice(String attribute, String value, CountKey key) {
  /** Flink's type of it. */
  public static final TypeInformation<AttributeSlice> TYPE =
      TypeInformation.of(AttributeSlice.class);

  /** A record's own hash code is not specified; this one is, so that it is the same in any JVM. */
  @Override
  public int hashCode() {
    return Objects.hash(attribute, value, key);
  }

  /** Selects the key of windows. */
  public static final class Selector implements KeySelector<AttributeWindow, AttributeSlice> {
    @Override
    public AttributeSlice getKey(AttributeWindow window) {
      CountWindow sums = window.getSums();
      return new AttributeSlice(
          window.getAttribute(),
          window.getValue(),
          new CountKey(
              sums.getTenant(),
              sums.getLanguage(),
              sums.getScript(),
              sums.getDirection().name(),
              sums.getModel()));
    }
  }
}
