// SPDX-License-Identifier: Apache-2.0
/** A single-node Kafka in KRaft mode, as a process of its own or inside a test. */
@NullMarked
package dev.babelmeter.broker;

import org.jspecify.annotations.NullMarked;
