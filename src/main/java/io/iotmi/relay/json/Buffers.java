package io.iotmi.relay.json;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;

/**
 * The buffers that reading and writing share. By default Jackson keeps them by thread; a virtual
 * thread lives for one request only, so it would make new ones every time.
 */
final class Buffers {
  static final RecyclerPool<BufferRecycler> POOL = JsonRecyclerPools.newConcurrentDequePool();

  private Buffers() {}
}
