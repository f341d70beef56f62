package dev.headroom.local.registry;

import io.javalin.http.Context;

/** Which versions a listing shows, by its parameters {@code deleted} and {@code deletedOnly}. */
enum Visibility {
    LIVE,
    ALL,
    DELETED;

    static Visibility of(Context request) {
        if (Wire.flag(request, "deletedOnly")) {
            return DELETED;
        }
        return Wire.flag(request, "deleted") ? ALL : LIVE;
    }

    boolean shows(SubjectVersion version) {
        return switch (this) {
            case LIVE -> !version.deleted();
            case ALL -> true;
            case DELETED -> version.deleted();
        };
    }
}
