package org.yilan.journal;

/// The end of a journal's chain. Whoever keeps one outside can tell later whether what came before it was changed.
///
/// @param link how many rows the chain has counted, 0 for none
/// @param hash of the last row, lower-case hexadecimal
public record ChainHead(long link, String hash) {}
