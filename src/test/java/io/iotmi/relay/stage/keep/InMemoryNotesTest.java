package io.iotmi.relay.stage.keep;

final class InMemoryNotesTest extends NotesContract {
  @Override
  protected Notes newNotes() {
    return new InMemoryNotes();
  }
}
