package se.lykta.analysis.emerging;

import java.util.Arrays;

/// Finds the strongest cylinder among all circles and windows, for one assignment of days to cases.
///
/// A circle that grows by a place without recent cases only gets weaker, so circles are judged where recent cases
/// come in. Neighbours are taken in blocks: no circle in a block beats all its recent cases over the expectation
/// of its first circle, and (c - m)² / 2m is never below the log likelihood ratio. Only blocks that could beat the
/// best so far are gone through circle by circle. The bound is exact: the maximum is the same as without it.
///
/// Not for several threads; one each.
final class CylinderSearch {
    private final Places places;
    private final Circles circles;
    private final int fewest;
    private final int windows;
    private final double total;
    /// 1 for places with recent cases, else 0.
    private final byte[] any;
    private final int[] first;
    private final int[] age;
    private final int[] cursor;
    /// Share of all cases that lie in the latest k + 1 days.
    private final double[] share;
    private final int[] count;
    private final int[] before;
    private final int[] touched;

    private double best;
    private int bestMembers;
    private int bestAge;
    private double bestExpected;

    /// @param mostRecent the most recent cases that will ever be loaded
    CylinderSearch(Places places, Circles circles, int fewest, int windows, int mostRecent) {
        this.places = places;
        this.circles = circles;
        this.fewest = fewest;
        this.windows = windows;
        this.total = places.of().length;
        this.any = new byte[places.count()];
        this.touched = new int[places.count() + 1];
        this.first = new int[places.count() + 1];
        this.cursor = new int[places.count()];
        this.age = new int[mostRecent];
        this.share = new double[windows];
        this.count = new int[windows];
        this.before = new int[windows];
    }

    /// @param caseAt cases in the order of their ages
    /// @param ages days before the end of the window, one per entry of caseAt; only those from 0 up to the longest
    ///     window count
    void load(int[] caseAt, int[] ages, int entries, int endsBefore) {
        Arrays.fill(cursor, 0);
        Arrays.fill(count, 0);
        for (int i = 0; i < entries; i++) {
            int a = ages[i] - endsBefore;
            if (a >= 0 && a < windows) {
                cursor[places.of()[caseAt[i]]]++;
                count[a]++;
            }
        }
        int running = 0;
        for (int p = 0; p < any.length; p++) {
            any[p] = (byte) (cursor[p] > 0 ? 1 : 0);
            first[p] = running;
            running += cursor[p];
            cursor[p] = first[p];
        }
        first[any.length] = running;
        for (int i = 0; i < entries; i++) {
            int a = ages[i] - endsBefore;
            if (a >= 0 && a < windows) {
                age[cursor[places.of()[caseAt[i]]]++] = a;
            }
        }
        int recent = 0;
        for (int k = 0; k < windows; k++) {
            recent += count[k];
            share[k] = recent / total;
        }
    }

    /// The largest log likelihood ratio of all cylinders, or the floor when none is above it.
    double maximum(double floor) {
        best = floor;
        for (int centre = 0; centre < any.length; centre++) {
            search(centre);
        }
        return best;
    }

    /// The strongest cylinder around this centre; its ratio is 0 when there is none.
    Cylinder strongest(int centre) {
        best = 0;
        bestMembers = 0;
        search(centre);
        return new Cylinder(centre, bestMembers, bestAge, bestExpected, best);
    }

    private void search(int centre) {
        int[] around = circles.around(centre);
        int[] blocks = circles.blocks(centre);
        Arrays.fill(count, 0);
        int found = 0;
        int from = 0;
        for (int b = 0; b < blocks.length; b += 3) {
            int to = blocks[b];
            int touched = touch(around, from, to);
            if (touched > 0) {
                System.arraycopy(count, 0, before, 0, windows);
                found += add(touched);
                if (found >= fewest && promising(blocks[b + 2])) {
                    examine(around, from, to, blocks[b + 1]);
                }
            }
            from = to;
        }
    }

    /// Collects the places with recent cases, without a branch the processor would guess wrong.
    private int touch(int[] around, int from, int to) {
        int n = 0;
        for (int j = from; j < to; j++) {
            int place = around[j] & ~Circles.LAST;
            touched[n] = place;
            n += any[place];
        }
        return n;
    }

    private int add(int places) {
        int added = 0;
        for (int t = 0; t < places; t++) {
            int place = touched[t];
            for (int i = first[place]; i < first[place + 1]; i++) {
                count[age[i]]++;
                added++;
            }
        }
        return added;
    }

    private boolean promising(int smallest) {
        int c = 0;
        for (int k = 0; k < windows; k++) {
            c += count[k];
            double expected = smallest * share[k];
            double excess = c - expected;
            if (excess > 0 && excess * excess > 2 * expected * best) {
                return true;
            }
        }
        return false;
    }

    private void examine(int[] around, int from, int to, int casesBefore) {
        int cases = casesBefore;
        boolean changed = false;
        for (int j = from; j < to; j++) {
            int place = around[j] & ~Circles.LAST;
            cases += places.size()[place];
            for (int i = first[place]; i < first[place + 1]; i++) {
                before[age[i]]++;
                changed = true;
            }
            if (around[j] < 0 && changed) {
                judge(j + 1, cases);
                changed = false;
            }
        }
    }

    private void judge(int members, int cases) {
        int c = 0;
        for (int k = 0; k < windows; k++) {
            c += before[k];
            double expected = cases * share[k];
            double excess = c - expected;
            if (c >= fewest && excess > 0 && excess * excess > 2 * expected * best) {
                double ratio = logLikelihoodRatio(c, expected, total);
                if (ratio > best) {
                    best = ratio;
                    bestMembers = members;
                    bestAge = k;
                    bestExpected = expected;
                }
            }
        }
    }

    /// c ln(c/m) + (C - c) ln((C - c)/(C - m)).
    static double logLikelihoodRatio(int c, double expected, double total) {
        double outside = total - c;
        double rest = outside == 0 ? 0 : outside * Math.log(outside / (total - expected));
        return c * Math.log(c / expected) + rest;
    }
}
