package org.einthoven.erasure;

/**
 * What would go.
 *
 * @param versions of other resources, which name the person
 * @param pages printed ones that wait to be laid out by hand
 * @param digest of all of it: the one that is confirmed must be the same
 */
public record Preview(int recordings, int resources, int versions, int pages, String digest) {
    public boolean isEmpty() {
        return recordings == 0 && resources == 0 && versions == 0 && pages == 0;
    }

    static Preview of(Scope scope, String digest) {
        return new Preview(
                scope.recordings().size(),
                scope.resources().size(),
                scope.versions(),
                scope.pages().size(),
                digest);
    }

    Preview plus(Preview other, String both) {
        return new Preview(
                recordings + other.recordings,
                resources + other.resources,
                versions + other.versions,
                pages + other.pages,
                both);
    }
}
