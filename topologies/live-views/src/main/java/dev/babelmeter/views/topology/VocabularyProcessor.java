// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.events.v1.Vocabulary;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Remembers the vocabularies that jobs announce. */
final class VocabularyProcessor extends StateProcessor<String, Vocabulary> {
  private KeyValueStore<String, Vocabulary> current;
  private KeyValueStore<String, Vocabulary> known;

  VocabularyProcessor(InputProgress progress) {
    super(progress);
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    current = context.getStateStore(ViewStores.CURRENT_VOCABULARIES);
    known = context.getStateStore(ViewStores.KNOWN_VOCABULARIES);
  }

  @Override
  void apply(Record<String, Vocabulary> announced) {
    Vocabulary vocabulary = announced.value();
    current.put(vocabulary.getVocabulary(), vocabulary);
    known.put(ViewStores.keyOf(vocabulary), vocabulary);
  }
}
