package io.iotmi.relay.json;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;

/**
 * The buffers that reading and writing share. Jackson keeps them by thread unless told, which for
 * virtual threads, each of which lives for one request, means to make new ones every time.
 */
final class Buffers {
  static final RecyclerPool<BufferRecycler> POOL = JsonRecyclerPools.newConcurrentDequePool();

  private Buffers() {}
}
