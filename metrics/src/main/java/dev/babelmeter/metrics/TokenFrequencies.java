// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How often each token was emitted under one vocabulary. Merges exactly. A hash table with open
 * addressing, since it is added to for every token of a stream. Not safe for use by several
 * threads.
 */
public final class TokenFrequencies {
  private static final int FIRST_CAPACITY = 64;

  /** 2^32 over the golden ratio: neighbouring ids get far slots (Knuth, TAOCP 3, section 6.4). */
  private static final int SPREAD = 0x9E3779B9;

  /** Ids plus one, so that 0 is a free slot. */
  private int[] slots = new int[FIRST_CAPACITY];

  private long[] counts = new long[FIRST_CAPACITY];
  private int types;
  private long tokens;

  /** Counts the token {@code id}, which is not negative, once. */
  public void add(int id) {
    add(id, 1);
  }

  /** Counts the token {@code id} {@code times} times. */
  public void add(int id, long times) {
    if (times < 0 || id < 0 || id == Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the token " + id + " cannot be emitted " + times + " times");
    }
    if (times == 0) {
      return;
    }
    int slot = slot(id);
    if (slots[slot] == 0) {
      slots[slot] = id + 1;
      types++;
    }
    counts[slot] = Math.addExact(counts[slot], times);
    tokens = Math.addExact(tokens, times);
    if (types * 2 > slots.length) {
      grow();
    }
  }

  /** Adds what {@code other} counted. */
  public void addAll(TokenFrequencies other) {
    for (int slot = 0; slot < other.slots.length; slot++) {
      if (other.slots[slot] != 0) {
        add(other.slots[slot] - 1, other.counts[slot]);
      }
    }
  }

  /**
   * Adds what {@link #encoded} wrote.
   *
   * @param encoded its bytes from position to limit, which stay as they are
   * @throws IllegalArgumentException when they are no such bytes
   */
  public void addEncoded(ByteBuffer encoded) {
    ByteBuffer in = encoded.duplicate();
    long id = -1;
    while (in.hasRemaining()) {
      long distance = getNumber(in);
      id += distance;
      if (distance <= 0 || id >= Integer.MAX_VALUE) {
        throw notFrequencies();
      }
      long times = getNumber(in);
      if (times <= 0) {
        throw notFrequencies();
      }
      add((int) id, times);
    }
  }

  /**
   * The frequencies as bytes: for each token, by ascending id, the distance of its id from the one
   * before (from -1 for the first) and its frequency, each in base 128, least significant seven
   * bits first, the high bit set on all bytes but the last. Equal frequencies have equal bytes.
   */
  public ByteBuffer encoded() {
    long[] order = new long[types];
    int next = 0;
    for (int slot = 0; slot < slots.length; slot++) {
      if (slots[slot] != 0) {
        order[next++] = (long) (slots[slot] - 1) << Integer.SIZE | slot;
      }
    }
    Arrays.sort(order);
    int size = 0;
    long before = -1;
    for (long entry : order) {
      long id = entry >>> Integer.SIZE;
      size += sizeOf(id - before) + sizeOf(counts[(int) entry]);
      before = id;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    before = -1;
    for (long entry : order) {
      long id = entry >>> Integer.SIZE;
      putNumber(out, id - before);
      putNumber(out, counts[(int) entry]);
      before = id;
    }
    return out.flip();
  }

  /** Number of tokens emitted. */
  public long tokens() {
    return tokens;
  }

  /** Number of distinct tokens emitted. */
  public int types() {
    return types;
  }

  /** How often the token {@code id} was emitted. */
  public long of(int id) {
    return id < 0 || id == Integer.MAX_VALUE ? 0 : counts[slot(id)];
  }

  /** The ids of the tokens emitted, each once, in no particular order. */
  public int[] ids() {
    return Arrays.stream(slots).filter(slot -> slot != 0).map(slot -> slot - 1).toArray();
  }

  /**
   * The frequencies in descending order, so that measures over them do not depend on the order in
   * which texts came.
   */
  public long[] descending() {
    long[] frequencies = Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
    for (int i = 0, j = frequencies.length - 1; i < j; i++, j--) {
      long least = frequencies[i];
      frequencies[i] = frequencies[j];
      frequencies[j] = least;
    }
    return frequencies;
  }

  @Override
  public String toString() {
    return "TokenFrequencies" + Arrays.toString(descending());
  }

  /** The slot that holds {@code id}, or the free one where it belongs. */
  private int slot(int id) {
    int mask = slots.length - 1;
    int slot = (id * SPREAD >>> Byte.SIZE) & mask;
    while (slots[slot] != 0 && slots[slot] != id + 1) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    int[] ids = slots;
    long[] times = counts;
    slots = new int[2 * ids.length];
    counts = new long[2 * ids.length];
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] != 0) {
        int slot = slot(ids[i] - 1);
        slots[slot] = ids[i];
        counts[slot] = times[i];
      }
    }
  }

  private static int sizeOf(long number) {
    int size = 1;
    for (long rest = number >>> 7; rest != 0; rest >>>= 7) {
      size++;
    }
    return size;
  }

  private static void putNumber(ByteBuffer out, long number) {
    long rest = number;
    while (rest > 0x7F) {
      out.put((byte) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static long getNumber(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE && in.hasRemaining(); shift += 7) {
      byte next = in.get();
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw notFrequencies();
  }

  private static IllegalArgumentException notFrequencies() {
    return new IllegalArgumentException(
        "these bytes are no frequencies of tokens: they end early or hold a number out of range");
  }
}
