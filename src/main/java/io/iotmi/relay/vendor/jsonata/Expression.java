package io.iotmi.relay.vendor.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import io.iotmi.relay.model.Json;
import java.util.Map;
import java.util.Optional;

/**
 * One expression of a folder. Thread-safe: what the library keeps of an evaluation lies in a frame
 * that is made for it, and the library's own per-thread state is set anew by each.
 */
public final class Expression {
  private final String file;
  private final String text;
  private final Jsonata compiled;

  private Expression(String file, String text, Jsonata compiled) {
    this.file = file;
    this.text = text;
    this.compiled = compiled;
  }

  /**
   * Reads an expression.
   *
   * @param file that holds it, for faults
   */
  public static Expression compile(String file, String text) throws ExpressionFault {
    Optional<Vocabulary.Forbidden> forbidden = Vocabulary.forbidden(text);
    if (forbidden.isPresent()) {
      throw new ExpressionFault(
          place(text, forbidden.get().position()),
          "$" + forbidden.get().name() + " cannot be used: equal payloads must give equal events");
    }
    try {
      Jsonata compiled = Jsonata.jsonata(text);
      compiled.setValidateInput(false);
      return new Expression(file, text, compiled);
    } catch (JException e) {
      throw new ExpressionFault(place(text, e.getLocation()), e.getDetailedErrorMessage());
    } catch (RuntimeException | StackOverflowError e) {
      throw new ExpressionFault("", "is no expression of JSONata");
    }
  }

  public String file() {
    return file;
  }

  public Evaluated evaluate(Json input, Bounds bounds) {
    return evaluate(input, Map.of(), bounds, ReadMembers.none());
  }

  /**
   * Evaluates the expression.
   *
   * @param variables by name without the dollar sign
   * @param log learns which members of the input are read
   */
  public Evaluated evaluate(
      Json input, Map<String, Json> variables, Bounds bounds, ReadMembers log) {
    Frame frame = compiled.createFrame();
    Watch watch = Watch.over(frame, bounds);
    try {
      variables.forEach(
          (name, value) -> frame.bind(name, JavaValues.of(value, ReadMembers.none(), "")));
      BoundedFunctions.bind(frame, bounds);
      Object value = compiled.evaluate(JavaValues.of(input, log, ""), frame);
      return new Evaluated.Got(JavaValues.result(value, bounds.output()));
    } catch (EvaluationStopped e) {
      return failed(watch, String.valueOf(e.getMessage()));
    } catch (JException e) {
      return failed(watch, "JSONata error " + e.getError());
    } catch (StackOverflowError e) {
      return failed(watch, "the evaluation is nested too deep");
    } catch (RuntimeException e) {
      return failed(watch, "the evaluation fails with " + e.getClass().getSimpleName());
    }
  }

  private Evaluated.Failed failed(Watch watch, String reason) {
    return new Evaluated.Failed(file, place(text, watch.position()), reason);
  }

  private static String place(String text, int position) {
    if (position < 0 || text.isEmpty()) {
      return "";
    }
    String before = text.substring(0, Math.min(position, text.length()));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return "line " + line + ", column " + (before.length() - before.lastIndexOf('\n'));
  }
}
