// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.http;

import dev.babelmeter.metrics.AttributePremium;
import dev.babelmeter.metrics.AttributeTexts;
import dev.babelmeter.views.http.AttributeAnswers.AttributeRow;
import dev.babelmeter.views.http.AttributeAnswers.AttributesAnswer;
import dev.babelmeter.views.measures.Attributes;
import dev.babelmeter.views.query.ViewSnapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A question about premiums along attributes.
 *
 * @param attributes names of the attributes that are wanted; empty for all
 * @param values the values that are wanted; empty for all
 * @param languages the languages that are wanted; empty for all
 * @param scripts the scripts that are wanted; empty for all
 * @param vocabularies names of the vocabularies that are wanted; empty for all
 * @param pivot the value that others are compared with; null for all others together
 */
record AttributeQuery(
    Set<String> attributes,
    Set<String> values,
    Set<String> languages,
    Set<String> scripts,
    Set<String> vocabularies,
    @Nullable String pivot) {
  private static final String ATTRIBUTE = "attribute";
  private static final String PIVOT = "pivot";

  /** The names of the parameters that make a question. */
  static final List<String> PARAMETERS =
      List.of(ATTRIBUTE, "value", "language", "script", "vocabulary", PIVOT);

  private static final Comparator<AttributeTexts> ORDER =
      Comparator.comparing(AttributeTexts::attribute)
          .thenComparing(AttributeTexts::value)
          .thenComparing(AttributeTexts::variety)
          .thenComparing(AttributeTexts::vocabulary)
          .thenComparing(AttributeTexts::fingerprint);

  /**
   * Returns the question that {@code parameters} ask.
   *
   * @throws BadQueryException when they do not go together
   */
  static AttributeQuery of(Map<String, List<String>> parameters) {
    Set<String> attributes = wanted(parameters, ATTRIBUTE);
    List<String> pivots = parameters.getOrDefault(PIVOT, List.of());
    if (pivots.size() > 1) {
      throw new BadQueryException("premiums are over one pivot: give pivot once");
    }
    if (!pivots.isEmpty() && attributes.size() != 1) {
      throw new BadQueryException(
          "a pivot is a value of one attribute: name that with attribute=NAME");
    }
    return new AttributeQuery(
        attributes,
        wanted(parameters, "value"),
        wanted(parameters, "language"),
        wanted(parameters, "script"),
        wanted(parameters, "vocabulary"),
        pivots.isEmpty() ? null : pivots.get(0));
  }

  private static Set<String> wanted(Map<String, List<String>> parameters, String name) {
    return new TreeSet<>(parameters.getOrDefault(name, List.of()));
  }

  /**
   * Returns the answer.
   *
   * @throws BadQueryException when no text has one of the attributes, or the pivot
   */
  AttributesAnswer answer(ViewSnapshot snapshot) {
    KnownNames.require(vocabularies, snapshot);
    List<AttributeTexts> all = Attributes.texts(snapshot.attributes());
    for (String attribute : attributes) {
      require(all, attribute);
    }
    List<AttributeTexts> compared =
        all.stream()
            .filter(texts -> isWanted(attributes, texts.attribute()))
            .filter(texts -> isWanted(languages, texts.variety().language()))
            .filter(texts -> isWanted(scripts, texts.variety().script()))
            .filter(texts -> isWanted(vocabularies, texts.vocabulary()))
            .sorted(ORDER)
            .toList();
    return new AttributesAnswer(
        pivot,
        AttributePremium.of(compared, pivot).stream()
            // The others of a value are all, whichever are asked for.
            .filter(premium -> isWanted(values, premium.texts().value()))
            .map(AttributeRow::of)
            .toList());
  }

  private void require(List<AttributeTexts> all, String attribute) {
    List<AttributeTexts> having =
        all.stream().filter(texts -> texts.attribute().equals(attribute)).toList();
    if (having.isEmpty()) {
      throw new BadQueryException(
          "no text was told apart by an attribute '"
              + attribute
              + "': name it in the job's premium.attributes"
              + known(all.stream().map(AttributeTexts::attribute).toList()));
    }
    if (pivot != null && having.stream().noneMatch(texts -> texts.value().equals(pivot))) {
      throw new BadQueryException(
          "no text has '"
              + pivot
              + "' as its "
              + attribute
              + known(having.stream().map(AttributeTexts::value).toList()));
    }
  }

  private static String known(Collection<String> names) {
    return names.isEmpty() ? "" : ", or use " + String.join(", ", new TreeSet<>(names));
  }

  private static boolean isWanted(Set<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }
}
