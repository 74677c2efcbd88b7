// SPDX-License-Identifier: Apache-2.0
/** Which tokens texts become: analysed with the counts, gathered, and summed over windows. */
@NullMarked
package dev.babelmeter.operators.coverage;

import org.jspecify.annotations.NullMarked;
