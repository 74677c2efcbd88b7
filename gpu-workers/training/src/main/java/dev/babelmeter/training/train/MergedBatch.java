// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.training.train;

import dev.babelmeter.training.words.RowTable;
import java.util.List;

/**
 * Sentences as they are (S rows of T positions) and with words merged (S rows of P positions), as
 * arrays, row-major and padded with zeros.
 */
final class MergedBatch {
  final int sentences;
  final int teacherLength;
  final int studentLength;

  /** Rows of the sentences as they are, [S, T, width]. */
  final float[] teacherRows;

  /** 1 where there is a token, [S, T]. */
  final float[] teacherMask;

  /** What makes the mean of the positions, [S, T]. */
  final float[] teacherMean;

  /** Rows of merged sentences, zeros where they are predicted, [S, P, width]. */
  final float[] studentRows;

  /** 1 where there is a token, [S, P]. */
  final float[] studentMask;

  /** What makes the plain mean of positions, [S, P]. */
  final float[] plainMean;

  /** What makes the mean that weighs positions by their pieces, [S, P]. */
  final float[] pieceMean;

  /** Which predicted row a position has, [S, P, predicted]. */
  final float[] choice;

  /** What makes the mean of a word's positions as it is, [S, P, T]. */
  final float[] average;

  /**
   * Lays {@code batch} out.
   *
   * @param predicted rows that are predicted, in the order of sentences and words
   */
  MergedBatch(List<MergedSentence> batch, RowTable table, int predicted) {
    int width = table.dimension();
    sentences = batch.size();
    teacherLength = batch.stream().mapToInt(MergedSentence::teacherLength).max().orElse(0);
    studentLength = batch.stream().mapToInt(MergedSentence::studentLength).max().orElse(0);
    teacherRows = new float[sentences * teacherLength * width];
    teacherMask = new float[sentences * teacherLength];
    teacherMean = new float[sentences * teacherLength];
    studentRows = new float[sentences * studentLength * width];
    studentMask = new float[sentences * studentLength];
    plainMean = new float[sentences * studentLength];
    pieceMean = new float[sentences * studentLength];
    choice = new float[sentences * studentLength * predicted];
    average = new float[sentences * studentLength * teacherLength];
    int next = 0;
    for (int i = 0; i < sentences; i++) {
      MergedSentence sentence = batch.get(i);
      float ofTeacher = 1f / sentence.teacherLength();
      float ofStudent = 1f / sentence.studentLength();
      int t = 0;
      int s = i * studentLength;
      for (int w = 0; w < sentence.teacher().size(); w++) {
        int[] ids = sentence.teacher().get(w);
        boolean merged = sentence.isPredicted(w);
        for (int p = 0; p < ids.length; p++, t++) {
          int at = i * teacherLength + t;
          float[] row = table.row(ids[p]);
          System.arraycopy(row, 0, teacherRows, at * width, width);
          teacherMask[at] = 1;
          teacherMean[at] = ofTeacher;
          if (!merged) {
            System.arraycopy(row, 0, studentRows, s * width, width);
          }
          studentMask[s] = 1;
          plainMean[s] = ofStudent;
          pieceMean[s] += ofTeacher;
          average[s * teacherLength + t] = merged ? 1f / ids.length : 1;
          if (!merged || p == ids.length - 1) {
            s++;
          }
        }
        if (merged) {
          choice[(s - 1) * predicted + next++] = 1;
        }
      }
    }
  }
}
