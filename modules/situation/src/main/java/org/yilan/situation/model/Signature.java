package org.yilan.situation.model;

/// What verifying the electronic signature of a message came to.
///
/// @param signer the subject of the certificate, or empty where the message brings a bare key or none could be read
/// @param why why it is not trusted; English; may be empty
public record Signature(State state, String signer, String why) {
    /// How far the message can be believed for it.
    public enum State {
        /// It fits, and its certificate comes from one that the feed trusts.
        TRUSTED,
        /// It fits, so nothing was changed since; but nobody here vouches for who signed it.
        INTACT,
        /// It does not fit: the message or the signature was changed.
        BROKEN,
        /// There is one, but nothing follows from it (an algorithm that can be forged, no key, not well formed).
        UNVERIFIED
    }
}
