// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.tokenizers.pipeline;

/** The symbols of one piece while they merge. */
final class BpeScratch {
  int count;
  int[] symbols = new int[256];

  /** Bytes of UTF-8 that a symbol stands for; 0 for one that has merged into its left neighbour. */
  int[] lengths = new int[256];

  /** The rank at which a symbol and its right neighbour merge. */
  int[] ranks = new int[256];

  int[] previous = new int[0];
  int[] next = new int[0];
  long[] heap = new long[0];
  int heapSize;
  int[] characters = new int[256];

  void reset(int capacity) {
    count = 0;
    heapSize = 0;
    if (symbols.length < capacity) {
      int room = capacity + capacity / 2;
      symbols = new int[room];
      lengths = new int[room];
      ranks = new int[room];
    }
  }

  void add(int symbol, int length) {
    symbols[count] = symbol;
    lengths[count++] = length;
  }

  /** Makes room for the linked list and the heap of the long form. */
  void makeRoomForHeap() {
    if (next.length < count) {
      previous = new int[symbols.length];
      next = new int[symbols.length];
    }
    if (heap.length < 3 * count) {
      heap = new long[3 * symbols.length];
    }
  }

  void push(long entry) {
    int at = heapSize++;
    while (at > 0) {
      int parent = (at - 1) >> 1;
      if (heap[parent] <= entry) {
        break;
      }
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = entry;
  }

  long pop() {
    long top = heap[0];
    long entry = heap[--heapSize];
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= heapSize) {
        break;
      }
      if (child + 1 < heapSize && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= entry) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = entry;
    return top;
  }
}
