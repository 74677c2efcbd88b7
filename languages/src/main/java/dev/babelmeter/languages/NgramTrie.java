// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.languages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers n-grams of one to three symbols. A double-array trie (Aoe, An Efficient Digital Search
 * Algorithm by Using a Double-Array Structure, 1989): the children of a node lie in one array at
 * the node's base plus their symbol, and the gaps between them are filled by the children of other
 * nodes. It takes little more than 4 bytes an n-gram, so that it stays in the processor's caches.
 * Immutable.
 */
final class NgramTrie {
  /** The answer for an n-gram that is not there, and the only n-gram of which that is a child. */
  static final int NONE = 0;

  private static final int SYMBOLS = 1 << Alphabet.BITS;

  /** Places of a family that are tried one after another before the search moves on. */
  private static final int PATIENCE = 200;

  /** The base of each unigram and bigram; where one has no children, that of {@link #NONE}. */
  private final int[] bases;

  /**
   * The number of a child above its symbol, 0 where there is none. No two nodes with children have
   * the same base, so where the symbol is right, the parent is.
   */
  private int[] children;

  private final int rootBase;
  private final int size;

  /** Makes a trie of {@code ngrams}, each an array of one to three symbols, of which none is 0. */
  NgramTrie(List<int[]> ngrams) {
    Node root = new Node();
    ngrams.forEach(root::descend);
    List<Node> nodes = root.numbered();
    size = nodes.size();
    bases = new int[(int) nodes.stream().filter(node -> node.depth < NgramModel.MAX_N).count()];
    children = new int[size + SYMBOLS];
    place(nodes.stream().filter(node -> !node.children.isEmpty()).toList());
    int unused = children.length;
    children = Arrays.copyOf(children, unused + SYMBOLS);
    rootBase = root.base;
    nodes.stream()
        .filter(node -> node.number < bases.length)
        .forEach(node -> bases[node.number] = node.children.isEmpty() ? unused : node.base);
    bases[NONE] = unused;
  }

  /** The number of nodes, {@link #NONE} being one. Numbers are below it. */
  int size() {
    return size;
  }

  /** The number of the n-gram that consists of {@code symbol}; {@link #NONE} when not there. */
  int unigram(int symbol) {
    return at(rootBase, symbol);
  }

  /**
   * The number of the n-gram {@code parent} with {@code symbol} appended; {@link #NONE} when it is
   * not there.
   *
   * @param parent the number of an n-gram of one or two symbols, or {@link #NONE}
   * @param symbol a symbol; 0 has no number
   */
  int child(int parent, int symbol) {
    return at(bases[parent], symbol);
  }

  private int at(int base, int symbol) {
    int child = children[base + symbol];
    return (child & SYMBOLS - 1) == symbol ? child >>> Alphabet.BITS : NONE;
  }

  /** Gives each node the first base at which its children fall into gaps, large families first. */
  private void place(List<Node> parents) {
    BitSet taken = new BitSet();
    BitSet takenBases = new BitSet();
    int start = 0;
    for (Node parent : sorted(parents)) {
      int[] symbols = parent.children.keySet().stream().mapToInt(symbol -> symbol).toArray();
      int slot = taken.nextClearBit(Math.max(start, symbols[0]));
      int tries = 0;
      while (takenBases.get(slot - symbols[0]) || !fits(symbols, slot - symbols[0], taken)) {
        slot = taken.nextClearBit(slot + 1);
        tries++;
      }
      // The gaps before are too small for nearly all families of this size.
      start = tries > PATIENCE ? (start + slot) / 2 : symbols.length == 1 ? 0 : start;
      parent.base = slot - symbols[0];
      takenBases.set(parent.base);
      if (parent.base + SYMBOLS > children.length) {
        children = Arrays.copyOf(children, (parent.base + SYMBOLS) * 5 / 4);
      }
      for (int symbol : symbols) {
        taken.set(parent.base + symbol);
        children[parent.base + symbol] =
            parent.children.get(symbol).number << Alphabet.BITS | symbol;
      }
    }
    children = Arrays.copyOf(children, takenBases.length() + SYMBOLS);
  }

  private static List<Node> sorted(List<Node> parents) {
    return parents.stream()
        .sorted(Comparator.comparingInt((Node node) -> -node.children.size()))
        .toList();
  }

  private static boolean fits(int[] symbols, int base, BitSet taken) {
    for (int symbol : symbols) {
      if (taken.get(base + symbol)) {
        return false;
      }
    }
    return true;
  }

  private static final class Node {
    final SortedMap<Integer, Node> children = new TreeMap<>();
    int depth;
    int number;
    int base;

    void descend(int[] ngram) {
      Node node = this;
      for (int symbol : ngram) {
        Node parent = node;
        node = parent.children.computeIfAbsent(symbol, s -> new Node());
        node.depth = parent.depth + 1;
      }
    }

    /** This node and all below it, numbered; the shallower first. */
    List<Node> numbered() {
      List<Node> all = new ArrayList<>(List.of(this));
      for (int i = 0; i < all.size(); i++) {
        all.get(i).number = i;
        all.addAll(all.get(i).children.values());
      }
      return all;
    }
  }
}
