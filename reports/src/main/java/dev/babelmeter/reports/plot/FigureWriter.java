// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.reports.plot;

import dev.babelmeter.reports.ReportException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Turns figures into SVG and PNG, without a display. */
public final class FigureWriter {
  /** Pixels of a PNG for one of the figure, so that it stays sharp in print. */
  private static final int PNG_SCALE = 2;

  private static final String SVG = "http://www.w3.org/2000/svg";

  static {
    // A desktop's display is neither needed nor opened.
    System.setProperty("java.awt.headless", "true");
  }

  private FigureWriter() {}

  /**
   * The figure as an SVG element that may stand in an HTML page or, as it is, in a file.
   *
   * @throws ReportException when this Java has no fonts
   */
  public static String svg(Figure figure) {
    requireFonts();
    Document document = newDocument();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setIDGenerator(new PrefixedIds(figure.name()));
    context.setComment(null);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    figure.paint(graphics);
    Element root = document.getDocumentElement();
    graphics.getRoot(root);
    NodeList definitions = root.getElementsByTagName("defs");
    for (int i = 0; i < definitions.getLength(); i++) {
      ((Element) definitions.item(i)).removeAttribute("id");
    }
    root.setAttribute("viewBox", "0 0 " + figure.width() + " " + figure.height());
    root.setAttribute("width", Integer.toString(figure.width()));
    root.setAttribute("height", Integer.toString(figure.height()));
    root.setAttribute("role", "img");
    Element title = document.createElementNS(SVG, "title");
    title.setTextContent(figure.caption());
    root.insertBefore(title, root.getFirstChild());
    return serialized(document);
  }

  /**
   * The figure as a PNG file.
   *
   * @throws ReportException when this Java has no fonts
   */
  public static byte[] png(Figure figure) {
    requireFonts();
    BufferedImage image =
        new BufferedImage(
            figure.width() * PNG_SCALE, figure.height() * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(PNG_SCALE, PNG_SCALE);
      figure.paint(graphics);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("every Java platform writes PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** How a Java without fontconfig, fonts or libfreetype fails depends on its version. */
  private static void requireFonts() {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      graphics.getFontMetrics(ChartFigure.LABEL).stringWidth("x");
    } catch (RuntimeException | LinkageError | InternalError e) {
      throw new ReportException(
          "plots cannot be drawn because this Java finds no fonts: install fontconfig and a font,"
              + " such as the package fonts-dejavu-core",
          e);
    } finally {
      graphics.dispose();
    }
  }

  /** Several pictures stand in one page, where an id names one element only. */
  private static final class PrefixedIds extends SVGIDGenerator {
    private final String prefix;

    PrefixedIds(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public String generateID(String kind) {
      return prefix + "-" + super.generateID(kind);
    }
  }

  private static Document newDocument() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java platform builds documents", e);
    }
  }

  private static String serialized(Document document) {
    try {
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("every Java platform writes documents", e);
    }
  }
}
