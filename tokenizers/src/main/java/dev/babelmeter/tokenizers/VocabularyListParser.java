// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses vocabulary lists. */
final class VocabularyListParser {
  private static final String HUB_PREFIX = "hf:";
  private static final String DEFAULT_REVISION = "main";

  /** Repository names as the hub allows them: {@code NAME} or {@code ORG/NAME}. */
  private static final Pattern REPOSITORY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?");

  /** Git reference names without the characters that an address would need to escape twice. */
  private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");

  private VocabularyListParser() {}

  static List<VocabularySpec> parse(String list) {
    List<VocabularySpec> specs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String entry : list.split(",", -1)) {
      VocabularySpec spec = parseEntry(entry.strip());
      if (!names.add(spec.name())) {
        throw new VocabularyException(
            "the vocabulary list holds two entries named '"
                + spec.name()
                + "': remove one, or rename its file or folder");
      }
      specs.add(spec);
    }
    return List.copyOf(specs);
  }

  private static VocabularySpec parseEntry(String entry) {
    if (entry.isEmpty()) {
      throw new VocabularyException(
          "the vocabulary list holds an empty entry: separate built-in names, paths and"
              + " hf:ORG/NAME entries by single commas");
    }
    if (entry.startsWith(HUB_PREFIX)) {
      return parseHubModel(entry);
    }
    if (BuiltInVocabularies.NAMES.contains(entry)) {
      return new VocabularySpec.BuiltIn(entry);
    }
    int hash = entry.lastIndexOf('#');
    if (hash > 0 && isRankFile(entry.substring(0, hash), entry.substring(hash + 1))) {
      return parseRankFile(entry, entry.substring(0, hash), entry.substring(hash + 1));
    }
    if (isRankFile(entry)) {
      return parseRankFile(entry, entry, null);
    }
    Path path = path(entry);
    if (isPath(entry) || Files.exists(path)) {
      return new VocabularySpec.LocalFile(nameOf(path, entry), path);
    }
    throw new VocabularyException(
        "'"
            + entry
            + "' is no built-in vocabulary and no file: use one of "
            + String.join(", ", BuiltInVocabularies.NAMES)
            + ", a path to a tokenizer.json or a rank file, or hf:ORG/NAME");
  }

  /** Whether the part of an entry in front of {@code #} is a rank file for what stands behind. */
  private static boolean isRankFile(String file, String encoding) {
    return isRankFile(file) || RankEncoding.named(encoding).isPresent();
  }

  private static boolean isRankFile(String entry) {
    String name = dropEnding(entry, ".gz").toLowerCase(Locale.ROOT);
    return name.endsWith(".tiktoken") || name.endsWith("tokenizer.model");
  }

  private static VocabularySpec parseRankFile(
      String entry, String file, @Nullable String encoding) {
    if (encoding != null && RankEncoding.named(encoding).isEmpty()) {
      throw new VocabularyException(
          "'" + entry + "' names no known encoding behind '#': use one of " + RankEncoding.names());
    }
    Path path = path(file);
    return new VocabularySpec.RankFile(nameOf(path, entry), path, encoding);
  }

  private static VocabularySpec parseHubModel(String entry) {
    String model = entry.substring(HUB_PREFIX.length());
    int at = model.indexOf('@');
    String repository = at < 0 ? model : model.substring(0, at);
    String revision = at < 0 ? DEFAULT_REVISION : model.substring(at + 1);
    if (!REPOSITORY.matcher(repository).matches()
        || !REVISION.matcher(revision).matches()
        || repository.contains("..")
        || repository.contains("--")
        || revision.contains("..")) {
      throw new VocabularyException(
          "'" + entry + "' names no model of a hub: write hf:ORG/NAME or hf:ORG/NAME@REVISION");
    }
    return new VocabularySpec.HubModel(repository, revision);
  }

  private static boolean isPath(String entry) {
    String lower = entry.toLowerCase(Locale.ROOT);
    return entry.indexOf('/') >= 0 || lower.endsWith(".json") || lower.endsWith(".gz");
  }

  private static Path path(String entry) {
    try {
      return Path.of(entry);
    } catch (InvalidPathException e) {
      throw new VocabularyException(
          "a vocabulary entry is no usable path (" + e.getReason() + "): correct it", e);
    }
  }

  private static String nameOf(Path path, String entry) {
    Path file = path.toAbsolutePath().normalize();
    Path fileName = file.getFileName();
    if (fileName == null) {
      throw new VocabularyException(
          "'" + entry + "' names no file: give the path of a tokenizer.json");
    }
    String name = fileName.toString();
    String plain = dropEnding(name, ".gz");
    if (plain.equals("tokenizer.json") || plain.equals("tokenizer.model")) {
      Path folder = file.getParent() == null ? null : file.getParent().getFileName();
      return folder == null ? "tokenizer" : folder.toString();
    }
    return dropEnding(dropEnding(plain, ".json"), ".tiktoken");
  }

  private static String dropEnding(String name, String ending) {
    return name.length() > ending.length() && name.toLowerCase(Locale.ROOT).endsWith(ending)
        ? name.substring(0, name.length() - ending.length())
        : name;
  }
}
