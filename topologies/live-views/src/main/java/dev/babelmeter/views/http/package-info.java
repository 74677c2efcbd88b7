// SPDX-License-Identifier: Apache-2.0
/** The HTTP interface. */
@NullMarked
package dev.babelmeter.views.http;

import org.jspecify.annotations.NullMarked;
