// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.dynamic;

/** Says which neighbours may become one token. Its answer for a pair never changes. */
@FunctionalInterface
public interface MergeRule {
  /** Whether {@code left} and {@code right}, in this order, may become one token. */
  boolean allows(String left, String right);
}
