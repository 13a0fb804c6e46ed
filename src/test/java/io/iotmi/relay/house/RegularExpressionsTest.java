package io.iotmi.relay.house;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No text makes a regular expression of the function look at it more often than a fixed number of
 * times for each character. Looks are counted, not timed. See
 * https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS
 */
final class RegularExpressionsTest {
  private static final int LENGTH = 20_000;
  private static final int LOOKS_PER_CHARACTER = 24;

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");

  /** Not an escape that the JDK's method knows, and no matter here. */
  private static final Pattern UNICODE = Pattern.compile("\\\\u[0-9a-fA-F]{4}");

  /** Every text in the sources that could be one: it compiles, and something in it repeats. */
  static Set<String> expressions() throws IOException {
    Set<String> expressions = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher literal = LITERAL.matcher(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
        while (literal.find()) {
          String text = UNICODE.matcher(literal.group(1)).replaceAll("u").translateEscapes();
          if (text.matches("(?s).*[+*}].*") && compiles(text)) {
            expressions.add(text);
          }
        }
      }
    }
    return expressions;
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void looksAtEachCharacterAFewTimesOnly(String expression) {
    assertDoesNotThrow(() -> attack(expression));
  }

  @Test
  void knowsThoseThatMatter() throws IOException {
    assertTrue(
        expressions()
            .containsAll(
                List.of(
                    "[A-Za-z0-9_-]+",
                    "[a-zA-Z0-9.]+@([0-9]+\\.[0-9]+(\\.[0-9]+)?|\\$latest)",
                    "([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?")),
        "the sources were not read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+b", "(a|a)*b", "a*a*b", "[ab]+[bc]+d", "(\\d+\\.?)+x"})
  void findsTheOnesThatBlowUp(String expression) {
    assertThrows(TooManyLooks.class, () -> attack(expression));
  }

  /** The characters of the expression, alone and in pairs, over and over, with odd ends. */
  private static void attack(String expression) {
    Pattern pattern = Pattern.compile(expression);
    List<String> units = new ArrayList<>(List.of("a", "0", "a0", "A", " ", "é", "\n"));
    expression.chars().distinct().forEach(c -> units.add(Character.toString(c)));
    for (int i = 0; i + 1 < expression.length(); i++) {
      units.add(expression.substring(i, i + 2));
    }
    for (String unit : units) {
      String run = unit.repeat(LENGTH / unit.length());
      for (String start : List.of("", "0x", "a@1.", "2026-11-20T08:15:30.", "auc://")) {
        for (String end : List.of("", "!", "\u0000", ".")) {
          match(pattern, new CountedText(start + run + end));
        }
      }
    }
  }

  /** A matcher that goes deeper with each character is no better than one that looks too often. */
  @SuppressWarnings("ReturnValueIgnored")
  private static void match(Pattern pattern, CountedText text) {
    try {
      pattern.matcher(text).matches();
    } catch (StackOverflowError e) {
      throw new TooManyLooks();
    }
  }

  private static boolean compiles(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** Thrown out of the matcher. */
  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A text that counts how often it is looked at. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private int looks;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++looks > LOOKS_PER_CHARACTER * text.length()) {
        throw new TooManyLooks();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
