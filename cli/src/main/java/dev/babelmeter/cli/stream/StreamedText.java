// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.cli.stream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One event of the bundled stream.
 *
 * @param at when it is due, from the begin of the stream
 * @param eventId unique within every stream of the same name
 * @param text the message
 * @param tenant an invented customer
 * @param model the model that it goes to or comes from
 * @param direction {@code input} or {@code output}
 * @param language BCP 47; null where the event does not declare it
 * @param translationGroup what the same message in other languages shares
 */
public record StreamedText(
    Duration at,
    String eventId,
    String text,
    String tenant,
    String model,
    String direction,
    @Nullable String language,
    String translationGroup) {}
