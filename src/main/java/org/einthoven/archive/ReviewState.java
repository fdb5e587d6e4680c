package org.einthoven.archive;

/** How far the review of a recording has come; an amendment in work leaves it signed. */
public enum ReviewState {
    UNREAD,
    DRAFT,
    SIGNED,
    AMENDED
}
