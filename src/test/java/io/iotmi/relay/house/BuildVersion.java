package io.iotmi.relay.house;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.SAXException;

/** The version that {@code pom.xml} gives the relay. */
public final class BuildVersion {
  private BuildVersion() {}

  public static String read() {
    try {
      return XPathFactory.newInstance()
          .newXPath()
          .evaluate(
              "/project/version",
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(Path.of("pom.xml").toFile()));
    } catch (ParserConfigurationException
        | SAXException
        | IOException
        | XPathExpressionException e) {
      throw new IllegalStateException("pom.xml cannot be read", e);
    }
  }
}
