package org.yilan.situation.response;

/// A channel by which others are told, as far as everybody may know it: no address, no secret.
///
/// @param name what people call it
/// @param audience whom it reaches, a word of the plan; empty for whatever is told to anybody
public record ChannelInfo(String id, String name, String audience) {}
