// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.operators.dictionary;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;

/**
 * The words of a language that a user gives.
 *
 * @param language as in {@link DictionaryFile}
 * @param words all entries
 * @param roots those that are marked as roots
 */
public record Dictionary(String language, Set<String> words, Set<String> roots) {
  private static final String ROOT = "root";

  /** Copies the sets. */
  public Dictionary {
    words = Set.copyOf(words);
    roots = Set.copyOf(roots);
  }

  /**
   * Reads a dictionary: UTF-8, an entry a line, which is the word, or the word, a tab and {@code
   * root}. Lines that hold nothing but white space are skipped.
   *
   * @throws DictionaryException when it cannot be read, has another form, or holds no word
   */
  public static Dictionary read(DictionaryFile place) {
    Set<String> words = new HashSet<>();
    Set<String> roots = new HashSet<>();
    try (BufferedReader in = Files.newBufferedReader(place.file(), StandardCharsets.UTF_8)) {
      long number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        String[] columns = line.split("\t", -1);
        if (columns[0].isEmpty()
            || columns.length > 2
            || (columns.length == 2 && !columns[1].equals(ROOT))) {
          throw new DictionaryException(
              "line "
                  + number
                  + " of the dictionary "
                  + place.file()
                  + " is neither a word nor a word, a tab and 'root': correct it");
        }
        words.add(columns[0]);
        if (columns.length == 2) {
          roots.add(columns[0]);
        }
      }
    } catch (CharacterCodingException e) {
      throw new DictionaryException(
          "the dictionary " + place.file() + " is not UTF-8: convert it", e);
    } catch (IOException e) {
      throw new DictionaryException(
          "the dictionary "
              + place.file()
              + " cannot be read: correct its path in tokens.dictionaries",
          e);
    }
    if (words.isEmpty()) {
      throw new DictionaryException(
          "the dictionary " + place.file() + " holds no word: give one an entry a line");
    }
    return new Dictionary(place.language(), words, roots);
  }
}
