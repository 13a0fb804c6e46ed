package io.iotmi.relay.local.conformance.rule;

/**
 * What a connector has to do.
 *
 * @param id letter of the part of the account's life, and number
 * @param page of AWS's documentation that says so
 */
public record Rule(String id, String text, String page, Observes observes) {

  /** What must be seen for a verdict. */
  public enum Observes {
    REPLIES("replies"),
    EVENTS("events"),
    VENDOR("events and the vendor");

    private final String words;

    Observes(String words) {
      this.words = words;
    }

    static Observes of(String words) {
      for (Observes one : values()) {
        if (one.words.equals(words)) {
          return one;
        }
      }
      throw new IllegalArgumentException(words);
    }
  }
}
