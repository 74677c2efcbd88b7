// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.babelmeter.metrics.AverageLinkage;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class FiguresTest {
  static Stream<Figure> figures() {
    return Stream.of(
        HeatMap.of(
            "heat",
            "Heat & <map>",
            "A caption.",
            "unit",
            new HeatMap.Matrix(
                List.of("row one", "row two"),
                List.of("left", "a rather long column name"),
                List.of(
                    List.of(HeatMap.Cell.of(1.5), HeatMap.Cell.of(7)),
                    List.of(HeatMap.Cell.without("UNK"), HeatMap.Cell.of(0.01)))),
            HeatMap.Scale.logarithmic(0.5, 16)),
        StackedBars.of(
            "bars",
            "Bars",
            "A caption.",
            "percent",
            List.of("row one", "row two"),
            List.of("Latin", "none"),
            List.of(List.of(90.0, 10.0), List.of(40.0, 60.0))),
        Histograms.of(
            "lengths",
            "Lengths",
            "A caption.",
            "characters",
            List.of(
                new Histograms.Panel("row one", new TreeMap<>(Map.of(1, 50.0, 30, 50.0))),
                new Histograms.Panel("row two", new TreeMap<>(Map.of(2, 100.0)))),
            20),
        Dendrogram.of(
            "tree",
            "Tree",
            "A caption.",
            "distance",
            AverageLinkage.of(List.of(List.of(0.0, 0.4), List.of(0.4, 0.0))),
            List.of("row one", "row two"),
            1));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void areSelfContainedPicturesWithRealText(Figure figure) throws Exception {
    String svg = FigureWriter.svg(figure);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("A caption.");
    String text = document.getDocumentElement().getTextContent();
    assertThat(text).contains("row one", "row two");
    assertThat(
            Pattern.compile("https?:|href=\"[^#]|<image")
                .matcher(svg.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", ""))
                .find())
        .isFalse();
    // Several pictures may stand in one page.
    assertThat(Pattern.compile(" id=\"(?!" + figure.name() + "-)").matcher(svg).find()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void arePicturesOfTwiceTheirSize(Figure figure) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(FigureWriter.png(figure)));
    assertThat(image.getWidth()).isEqualTo(2 * figure.width());
    assertThat(image.getHeight()).isEqualTo(2 * figure.height());
    assertThat(image.getRGB(0, 0)).isEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void writeEveryCellOfAHeatMap() {
    String svg = FigureWriter.svg(figures().findFirst().orElseThrow());
    for (String cell : List.of("1.50", "7.00", "UNK", "0.01", "a rather long column name")) {
      assertThat(svg.contains(">" + cell + "</text>")).as(cell).isTrue();
    }
  }

  /** On a grey printer dearer must look darker, and every cell's text must be readable. */
  @Test
  void theScaleDarkensSteadilyAndItsTextStandsOut() {
    double previous = 2;
    for (int i = 0; i <= 100; i++) {
      Color background = Palette.sequential(i / 100.0);
      double luminance = luminance(background);
      assertThat(luminance).isLessThan(previous);
      previous = luminance;
      // WCAG 2.2, success criterion 1.4.3, asks for 4.5 for text of any size.
      assertThat(contrast(luminance, luminance(Palette.textOn(background))))
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  private static double contrast(double a, double b) {
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** Relative luminance as WCAG 2.2 defines it. */
  private static double luminance(Color color) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    int[] channels = {color.getRed(), color.getGreen(), color.getBlue()};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = channels[i] / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
