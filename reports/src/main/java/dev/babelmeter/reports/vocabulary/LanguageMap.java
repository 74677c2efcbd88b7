// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.vocabulary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.lang.UScript;
import dev.babelmeter.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which languages a token belongs to, as in Qtok's {@code tokens2natural_*.json}: an object that
 * gives each token a list of language codes. A leading space is part of the token.
 *
 * @param script the Unicode name of the script of most of its letters, such as {@code Cyrillic}
 * @param languages by token
 */
public record LanguageMap(String script, Map<String, List<String>> languages) {
  public LanguageMap {
    languages = Collections.unmodifiableMap(new HashMap<>(languages));
  }

  /**
   * Reads {@code file}.
   *
   * @throws ReportException when it is not there or has another form
   */
  public static LanguageMap read(Path file) {
    Map<String, List<String>> languages = new HashMap<>();
    try (JsonParser parser = new ObjectMapper().createParser(Files.readAllBytes(file))) {
      expect(parser.nextToken() == JsonToken.START_OBJECT, file);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String token = parser.currentName();
        expect(parser.nextToken() == JsonToken.START_ARRAY, file);
        List<String> codes = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
          codes.add(parser.getText());
        }
        expect(parser.currentToken() == JsonToken.END_ARRAY, file);
        languages.put(token, List.copyOf(codes));
      }
      expect(parser.currentToken() == JsonToken.END_OBJECT && !languages.isEmpty(), file);
    } catch (NoSuchFileException e) {
      throw new ReportException("there is no language map " + file + ": check its name", e);
    } catch (JsonProcessingException e) {
      throw wrongForm(file);
    } catch (IOException e) {
      throw new ReportException(
          "the language map " + file + " cannot be read (" + e.getMessage() + "): check the file",
          e);
    }
    return new LanguageMap(scriptOf(languages.keySet()), languages);
  }

  private static void expect(boolean holds, Path file) {
    if (!holds) {
      throw wrongForm(file);
    }
  }

  private static ReportException wrongForm(Path file) {
    return new ReportException(
        file
            + " is no language map: give a JSON object that has a list of language codes for each"
            + " token, such as {\"дом\": [\"ru\", \"bg\"]}");
  }

  private static String scriptOf(Collection<String> tokens) {
    Map<Integer, Long> letters = new HashMap<>();
    tokens.stream()
        .flatMapToInt(String::codePoints)
        .filter(Character::isLetter)
        .forEach(c -> letters.merge(UScript.getScript(c), 1L, Long::sum));
    return letters.entrySet().stream()
        .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(most -> UScript.getName(most.getKey()))
        .orElse("Common");
  }

  /** The languages of {@code token}; empty when the map does not know it. */
  public List<String> languagesOf(String token) {
    return languages.getOrDefault(token, List.of());
  }
}
