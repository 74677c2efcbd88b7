// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.babelmeter.languages;

import org.jspecify.annotations.NullMarked;
