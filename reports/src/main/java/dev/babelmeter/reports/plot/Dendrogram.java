// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.plot;

import dev.babelmeter.metrics.AverageLinkage.Cluster;
import dev.babelmeter.metrics.AverageLinkage.Leaf;
import dev.babelmeter.metrics.AverageLinkage.Merge;
import java.awt.BasicStroke;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeriesCollection;

/** A tree of clusters, lying, with the leaves at the left. */
public final class Dendrogram {
  private static final int ROW_HEIGHT = 30;
  private static final BasicStroke LINE = new BasicStroke(1.6f);

  private Dendrogram() {}

  /**
   * Draws {@code tree}.
   *
   * @param names of the items
   * @param largest the largest distance there can be
   */
  public static Figure of(
      String name,
      String title,
      String caption,
      String unit,
      Cluster tree,
      List<String> names,
      double largest) {
    List<Integer> order = tree.members();
    NumberAxis distances = new NumberAxis(unit);
    distances.setRange(0, largest);
    ChartFigure.style(distances);
    SymbolAxis leaves = new SymbolAxis(null, order.stream().map(names::get).toArray(String[]::new));
    leaves.setRange(-0.5, order.size() - 0.5);
    leaves.setTickUnit(new NumberTickUnit(1));
    leaves.setInverted(true);
    leaves.setGridBandsVisible(false);
    leaves.setTickMarksVisible(false);
    ChartFigure.style(leaves);
    XYPlot plot =
        new XYPlot(
            new XYSeriesCollection(), distances, leaves, new XYLineAndShapeRenderer(true, false));
    plot.setDomainGridlinePaint(Palette.GRID);
    plot.setRangeGridlinesVisible(false);
    draw(plot, tree, order);
    JFreeChart chart = ChartFigure.chart(title, plot, false);
    return new ChartFigure(name, caption, 700, 110 + ROW_HEIGHT * order.size(), chart);
  }

  /** Draws {@code cluster} and returns the height of its stem among the leaves. */
  private static double draw(XYPlot plot, Cluster cluster, List<Integer> order) {
    if (cluster instanceof Leaf leaf) {
      return order.indexOf(leaf.item());
    }
    Merge merge = (Merge) cluster;
    double left = draw(plot, merge.left(), order);
    double right = draw(plot, merge.right(), order);
    double height = merge.height();
    line(plot, merge.left().height(), left, height, left);
    line(plot, merge.right().height(), right, height, right);
    line(plot, height, left, height, right);
    return (left + right) / 2;
  }

  private static void line(XYPlot plot, double x1, double y1, double x2, double y2) {
    plot.addAnnotation(new XYLineAnnotation(x1, y1, x2, y2, LINE, Palette.INK), false);
  }
}
