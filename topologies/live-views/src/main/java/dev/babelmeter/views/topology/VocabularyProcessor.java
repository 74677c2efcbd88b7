// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.views.topology;

import dev.babelmeter.events.v1.Vocabulary;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Remembers the vocabularies that jobs announce. */
final class VocabularyProcessor implements Processor<String, Vocabulary, Void, Void> {
  private KeyValueStore<String, Vocabulary> current;
  private KeyValueStore<String, Vocabulary> known;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    current = context.getStateStore(ViewStores.CURRENT_VOCABULARIES);
    known = context.getStateStore(ViewStores.KNOWN_VOCABULARIES);
  }

  @Override
  public void process(Record<String, Vocabulary> announced) {
    Vocabulary vocabulary = announced.value();
    current.put(vocabulary.getVocabulary(), vocabulary);
    known.put(ViewStores.keyOf(vocabulary), vocabulary);
  }
}
