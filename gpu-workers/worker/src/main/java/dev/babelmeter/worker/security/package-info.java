// SPDX-License-Identifier: Apache-2.0
/** TLS and tokens. */
@NullMarked
package dev.babelmeter.worker.security;

import org.jspecify.annotations.NullMarked;
