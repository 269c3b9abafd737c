package org.yilan.situation.response;

/// A post (岗位) that answers a roll-call before a level is declared.
///
/// @param id unique within its hazard
public record Post(String id, Words words) {}
