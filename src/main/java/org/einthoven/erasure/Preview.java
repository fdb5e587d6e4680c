package org.einthoven.erasure;

/**
 * What would go.
 *
 * @param versions of other resources, which name the person
 * @param pages printed ones that wait to be laid out by hand
 * @param disputed of these the ones that were sent for another patient as well, and may be that one's
 * @param digest of all of it: the one that is confirmed must be the same
 */
public record Preview(int recordings, int resources, int versions, int pages, int disputed, String digest) {
    public boolean isEmpty() {
        return recordings == 0 && resources == 0 && versions == 0 && pages == 0;
    }

    static Preview of(Scope scope, String digest) {
        return new Preview(
                scope.recordings().size(),
                scope.resources().size(),
                scope.versions(),
                scope.pages().size(),
                scope.disputed(),
                digest);
    }

    Preview plus(Preview other, String both) {
        return new Preview(
                recordings + other.recordings,
                resources + other.resources,
                versions + other.versions,
                pages + other.pages,
                disputed + other.disputed,
                both);
    }
}
