// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Against sorted sets. */
class PlacesTest {
  private static final int LAST = Spans.MOST_BYTES;

  @Property
  void tellWhatTheyHold(
      @ForAll @Size(max = 60) List<@IntRange(max = LAST) Integer> held,
      @ForAll @IntRange(max = LAST) int from,
      @ForAll @IntRange(max = LAST) int to) {
    Places places = new Places();
    held.forEach(places::add);
    TreeSet<Integer> expected = new TreeSet<>(held);
    assertThat(places.holds(from)).isEqualTo(expected.contains(from));
    assertThat(places.countBefore(from)).isEqualTo(expected.headSet(from).size());
    if (from < to) {
      assertThat(places.holdsBetween(from, to))
          .isEqualTo(!expected.subSet(from, false, to, false).isEmpty());
    }
    Integer next = expected.higher(from);
    if (next != null) {
      assertThat(places.next(from)).isEqualTo(next);
    }
  }

  @Property
  void joinWhatLiesBetweenTwoThatTheyHold(
      @ForAll @IntRange(max = LAST - 64) int from,
      @ForAll @IntRange(min = 2, max = 63) int length,
      @ForAll boolean first,
      @ForAll boolean last) {
    Places places = new Places();
    places.fill(LAST);
    Places gone = new Places();
    if (!first) {
      gone.add(from);
    }
    if (!last) {
      gone.add(from + length);
    }
    places.remove(gone);
    long bits = places.bits();
    places.join(from, from + length);
    for (int place = 0; place <= LAST; place++) {
      boolean between = place > from && place < from + length;
      boolean held = !gone.holds(place) && !(between && first && last);
      assertThat(places.holds(place)).isEqualTo(held);
    }
    if (Places.isShort(from + length)) {
      assertThat(Places.join(bits, from, from + length)).isEqualTo(places.bits());
    }
  }

  @Property
  void fillToTheLast(@ForAll @IntRange(max = LAST) int last) {
    Places places = new Places();
    places.add(LAST);
    places.fill(last);
    assertThat(places.countBefore(LAST)).isEqualTo(Math.min(last + 1, LAST));
    assertThat(places.holds(last)).isTrue();
  }
}
