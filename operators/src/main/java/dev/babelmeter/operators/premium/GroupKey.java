// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.premium;

import dev.babelmeter.events.v1.TextCounts;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * A translation group of one tenant: two tenants may use one name for different groups. Flink
 * serialises it as a POJO.
 *
 * @param tenant who pays
 * @param group the group's name
 */
public record GroupKey(String tenant, String group) {
  /** Flink's type of it. */
  public static final TypeInformation<GroupKey> TYPE = TypeInformation.of(GroupKey.class);

  /** A record's own hash code is not specified; this one is, so that it is the same in any JVM. */
  @Override
  public int hashCode() {
    return Objects.hash(tenant, group);
  }

  /** Selects the key of counts that have a group. */
  public static final class Selector implements KeySelector<TextCounts, GroupKey> {
    @Override
    public GroupKey getKey(TextCounts counts) {
      return new GroupKey(counts.getTenant(), Objects.requireNonNull(counts.getTranslationGroup()));
    }
  }
}
