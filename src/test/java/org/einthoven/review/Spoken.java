package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;

/** The words of the pages in English, as they stand in the bundles, without a running server. */
final class Spoken {
    private Spoken() {}

    static Phrases english() {
        return english(Phrases.class);
    }

    /** Of any bundle; conditions within its messages stay as they are written. */
    static <T> T english(Class<T> words) {
        return words.cast(Proxy.newProxyInstance(
                words.getClassLoader(),
                new Class<?>[] {words},
                (bundle, message, values) -> filled(message, values == null ? new Object[0] : values)));
    }

    static Times times(Clock clock, ZoneId zone) {
        return new Times(clock, zone, Spoken::english, () -> Locale.ENGLISH);
    }

    private static String filled(Method message, Object[] values) {
        String text = message.getAnnotation(Message.class).value();
        Parameter[] parameters = message.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            text = text.replace("{" + parameters[i].getName() + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
