package org.einthoven.training;

/** Settings of the training engine that must stand before its native library is loaded. */
final class Torch {

    private static boolean prepared;

    private Torch() {}

    /** Offline, without usage statistics, on as many threads as {@link #threads} asked for. */
    static synchronized void prepare() {
        if (!prepared) {
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("OPT_OUT_TRACKING", "true");
            System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
            prepared = true;
        }
    }

    /** Threads of one training, to be called before the first {@link Learner}. */
    static synchronized void threads(int count) {
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(count));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        prepare();
    }
}
