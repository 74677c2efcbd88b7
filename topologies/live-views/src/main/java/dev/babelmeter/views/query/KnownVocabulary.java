// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.query;

import dev.babelmeter.events.v1.Vocabulary;

/**
 * A vocabulary that a job announced.
 *
 * @param current whether it is the newest of its name; an older one has another fingerprint
 */
public record KnownVocabulary(Vocabulary description, boolean current) {}
