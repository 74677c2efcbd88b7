// SPDX-License-Identifier: Apache-2.0
/** The reference premium on live text: joins the texts of translation groups in event time. */
@NullMarked
package dev.babelmeter.operators.premium;

import org.jspecify.annotations.NullMarked;
