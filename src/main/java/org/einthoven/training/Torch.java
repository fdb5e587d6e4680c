package org.einthoven.training;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The training engine: settings that must stand before its native library is loaded, and its end. */
final class Torch {

    private static boolean prepared;

    /** Held by whoever computes, and in the end for ever by whoever ends the process. */
    private static final ReentrantLock COMPUTING = new ReentrantLock();

    private Torch() {}

    /** Offline, without usage statistics, on as many threads as {@link #threads} asked for. */
    static synchronized void prepare() {
        if (!prepared) {
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("OPT_OUT_TRACKING", "true");
            System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
            Runtime.getRuntime().addShutdownHook(new Thread(COMPUTING::lock, "waits for PyTorch"));
            prepared = true;
        }
    }

    /** Threads of one training, to be called before the first {@link Learner}. */
    static synchronized void threads(int count) {
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(count));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        prepare();
    }

    /**
     * Computes something that must be finished before the process may end. PyTorch's library tears itself down when the
     * process is stopped, and whoever still computes in it then crashes with a segmentation fault; so a stopped
     * training ends after the step that it is at, and none is begun after that.
     */
    static <T> T computing(Supplier<T> work) {
        COMPUTING.lock();
        try {
            return work.get();
        } finally {
            COMPUTING.unlock();
        }
    }
}
