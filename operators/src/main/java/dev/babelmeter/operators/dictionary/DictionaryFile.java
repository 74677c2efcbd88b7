// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.dictionary;

import java.nio.file.Path;

/**
 * Where a dictionary is.
 *
 * @param language the language of the closed list that it is of
 * @param file its file, as {@link Dictionary#read} reads it
 */
public record DictionaryFile(String language, Path file) {}
