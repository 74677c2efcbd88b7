// SPDX-License-Identifier: Apache-2.0
/** The Kafka Streams topology and its state stores. */
@NullMarked
package dev.babelmeter.views.topology;

import org.jspecify.annotations.NullMarked;
