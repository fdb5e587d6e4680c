package org.einthoven;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Hears when the process is told to end, in time to let work end first. Left to itself the JVM would at once run all its
 * shutdown hooks side by side, and the one of ONNX Runtime 1.29 takes away the memory under a reading that is in work,
 * which crashes the process. Java has no public interface for signals; {@code sun.misc.Signal} is the one that it
 * exports, and is reached by name because the compiler does not know it.
 */
final class EndSignals {
    /** As shells count: a process that a signal ended has 128 plus the signal's number for its exit code. */
    private static final int EXIT_CODE_OF_SIGNALS = 128;

    private EndSignals() {}

    /** @param end told the exit code; where a system has no such signals the JVM ends as ever */
    static void handle(IntConsumer end) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        int number = (int) signal.getMethod("getNumber").invoke(arguments[0]);
                        end.accept(EXIT_CODE_OF_SIGNALS + number);
                        return null;
                    });
            for (String name : List.of("TERM", "INT")) {
                Object named = signal.getConstructor(String.class).newInstance(name);
                signal.getMethod("handle", signal, handlerType).invoke(null, named, handler);
            }
        } catch (ReflectiveOperationException unknownHere) {
            System.err.println("Signals to end cannot be heard here: " + unknownHere.getCause());
        }
    }
}
