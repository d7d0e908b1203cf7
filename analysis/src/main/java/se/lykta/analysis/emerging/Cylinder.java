package se.lykta.analysis.emerging;

/// The strongest cylinder around one centre.
///
/// @param centre place in the middle
/// @param members how many of the centre's neighbours it holds, the centre itself included
/// @param age of its oldest day: 0 is today alone
/// @param expected cases
record Cylinder(int centre, int members, int age, double expected, double logLikelihoodRatio) {}
