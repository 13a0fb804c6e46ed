package io.iotmi.relay.vendor.jsonata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.iotmi.relay.model.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          body.id                       | {'body': {'id': 12345678901234567}}    | 12345678901234567
          body.id                       | {'body': {'id': 12345678901234567890}} | 12345678901234567890
          body.t                        | {'body': {'t': 21.5}}                  | 21.5
          body.t * 100                  | {'body': {'t': 21.5}}                  | 2150
          body.missing                  | {'body': {}}                           | nothing
          {'a': body.a}                 | {'body': {'a': null}}                  | {'a':null}
          body.$sum(x.y)                | {'body': {'x': [{'y': 1}, {'y': 2}]}}  | 3
          $                             | [1, 'a', true, null, {}]               | [1,'a',true,null,{}]
          $parseJson(body).h            | {'body': '{\\'h\\':5}'}                | 5
          $pad(body, 5, '#')            | {'body': 'ab'}                         | 'ab###'
          $join(body, '-')              | {'body': ['a', 'b']}                   | 'a-b'
          $replace(body, /b+/, 'x')     | {'body': 'abba'}                       | 'axa'
          $replace(body, 'b', 'x')      | {'body': 'abba'}                       | 'axxa'
          'on' in [body]                | {'body': 'on'}                         | true
          """)
  void anExpressionTakesFromTheInputWhatItNames(String expression, String input, String output) {
    assertEquals(output, Evaluations.got(expression, input));
  }

  @Test
  void aVariableIsKnownByItsName() {
    Evaluated found =
        Evaluations.expression("$factor * 2")
            .evaluate(
                Json.Null.NULL,
                Map.of("factor", new Json.Num("21")),
                Evaluations.BOUNDS,
                ReadMembers.none());
    assertEquals(new Evaluated.Got(new Json.Num("42")), found);
  }

  @Test
  void aSyntaxErrorIsToldByLineAndColumn() {
    ExpressionFault fault =
        assertThrows(
            ExpressionFault.class, () -> Expression.compile("x.jsonata", "{\n  'a': body..b\n}"));
    assertEquals("line 2", fault.place().replaceFirst(",.*", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eval", "now", "millis", "random", "shuffle"})
  void whatGivesOtherResultsForEqualPayloadsIsRefused(String function) {
    ExpressionFault fault =
        assertThrows(
            ExpressionFault.class,
            () -> Expression.compile("x.jsonata", "(\n $a := $" + function + "(body))"));
    assertEquals("line 2, column 8", fault.place());
  }

  @ParameterizedTest
  @ValueSource(strings = {"'$now()'", "\"$eval\"", "/* $random() */ 1", "`$now`", "$nowhere := 1"})
  void itsNameMayStandWhereNothingIsCalled(String expression) throws ExpressionFault {
    assertEquals("x", Expression.compile("x", expression).file());
  }

  @Test
  void aFailureTellsThePlaceAndNothingOfThePayload() {
    Evaluated.Failed failed =
        Evaluations.failed("(\n  1 + body)", "{'body': 'secret'}", Evaluations.BOUNDS);
    assertEquals(
        "test.jsonata line 2, column 11: JSONata error T2002",
        failed.file() + " " + failed.place() + ": " + failed.reason());
    assertFalse(failed.toString().contains("secret"));
  }

  @Test
  void aFailureThatTheLibraryDoesNotExpectTellsNothingOfThePayloadEither() {
    Evaluated.Failed failed =
        Evaluations.failed("$number(body)", "{'body': 'secret'}", Evaluations.BOUNDS);
    assertEquals("line 1, column 13", failed.place());
    assertFalse(failed.toString().contains("secret"));
  }

  @Test
  void aFunctionIsNoResult() {
    assertEquals(
        "the expression gives a function, which is no JSON",
        Evaluations.failed("function($x){$x}", "1", Evaluations.BOUNDS).reason());
  }

  @Test
  void theAuthorLearnsWhichMembersNoExpressionReads() {
    ReadMembers log = ReadMembers.record();
    Evaluations.expression("events.{'id': id, 'all': values}")
        .evaluate(
            Evaluations.json(
                "{'events': [{'id': 1, 'values': {'a': 1, 'b': {'c': 2}}, 'more': {'x': 1}},"
                    + " {'id': 2, 'extra': 1}], 'other': {'deep': 1}}"),
            Map.of(),
            Evaluations.BOUNDS,
            log);
    assertEquals(
        List.of("/events/*/extra", "/events/*/more", "/other"), log.unread().stream().toList());
  }
}
