package io.iotmi.relay.local.play;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.http.LocalGateway;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The embedded stack behind its HTTP address, with the page that shows what happens. */
final class LocalSite implements AutoCloseable {
  private final EmbeddedStack stack;
  private final LocalGateway door;
  private final Player player;

  /** Starts everything. */
  LocalSite(ServeSettings settings) {
    stack = EmbeddedStack.start(StackSettings.usual().withPorts(settings.stack()));
    Arrivals arrivals = new Arrivals();
    stack.log().listenToArrivals(arrivals::add);
    StateView state = new StateView(stack, arrivals);
    door = LocalGateway.open(settings.page(), stack.function(), state::at, InstantSource.system());
    player = new Player(stack, door, arrivals);
  }

  /** Plays the files of a folder, each through the entry point it belongs to. */
  List<Played> play(Path folder) {
    List<Played> files = new ArrayList<>();
    for (EventFile file : EventFile.in(folder)) {
      files.add(player.play(file));
    }
    return files;
  }

  EmbeddedStack stack() {
    return stack;
  }

  String url() {
    return door.url();
  }

  @Override
  public void close() {
    player.close();
    door.close();
    stack.close();
  }
}
