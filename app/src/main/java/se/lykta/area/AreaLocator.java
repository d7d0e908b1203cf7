package se.lykta.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/// In which area of one layer does a point lie?
///
/// The areas are laid over a uniform grid. A cell that no outline crosses knows its area; in the others the
/// outline's edges in that row of cells are counted exactly (crossings with JTS's robust orientation test). A
/// point on an outline belongs to the area; where several areas hold it, the first in the given order wins, so
/// with areas ordered by code the lower code wins. Same answer as JTS `covers` on each area in turn.
/// Immutable and safe between threads. Memory: about 4 bytes per cell, 40 per edge.
public final class AreaLocator {

    /// The answer for a point in no area.
    public static final int NOWHERE = -1;

    private static final int MOST_CELLS = 1 << 20;
    private static final int CELLS_PER_EDGE = 16;
    private static final int LEAST_CELLS = 4096;
    private static final int EDGE_BIT = 1 << 30;

    private final double west;
    private final double south;
    private final double east;
    private final double north;
    private final double cellMetres;
    private final int columns;
    private final int rows;
    /// Areas of cell i stand in entries[starts[i]] to entries[starts[i + 1] - 1]; with [#EDGE_BIT] they need the
    /// test.
    private final int[] starts;
    private final int[] entries;
    private final Edges[] edges;

    /// @param areas in the order that decides ties; the answers are indices into this list
    public AreaLocator(List<Area> areas) {
        Envelope box = new Envelope();
        int edgeCount = 0;
        for (Area area : areas) {
            box.expandToInclude(area.box());
            edgeCount += area.outline().getNumPoints();
        }
        west = box.isNull() ? 0 : box.getMinX();
        south = box.isNull() ? 0 : box.getMinY();
        east = box.isNull() ? -1 : box.getMaxX();
        north = box.isNull() ? -1 : box.getMaxY();
        double cells = Math.clamp((long) edgeCount * CELLS_PER_EDGE, LEAST_CELLS, MOST_CELLS);
        cellMetres = Math.max(1, Math.sqrt(Math.max(0, box.getWidth()) * Math.max(0, box.getHeight()) / cells));
        columns = box.isNull() ? 0 : (int) (box.getWidth() / cellMetres) + 1;
        rows = box.isNull() ? 0 : (int) (box.getHeight() / cellMetres) + 1;
        edges = new Edges[areas.size()];
        int[] cellCounts = new int[columns * rows + 1];
        List<int[]> cellsOfAreas = new ArrayList<>();
        for (int i = 0; i < edges.length; i++) {
            edges[i] = new Edges(areas.get(i).outline());
            int[] cellsOfArea = cells(edges[i]);
            cellsOfAreas.add(cellsOfArea);
            for (int cell : cellsOfArea) {
                cellCounts[cell & ~EDGE_BIT]++;
            }
        }
        starts = new int[columns * rows + 1];
        for (int cell = 0; cell < columns * rows; cell++) {
            starts[cell + 1] = starts[cell] + cellCounts[cell];
        }
        entries = new int[starts[columns * rows]];
        int[] next = starts.clone();
        for (int i = 0; i < edges.length; i++) {
            for (int cell : cellsOfAreas.get(i)) {
                entries[next[cell & ~EDGE_BIT]++] = i | cell & EDGE_BIT;
            }
        }
    }

    /// @return index of the area in the list, or [#NOWHERE]; NaN is nowhere
    public int locate(double pointEast, double pointNorth) {
        if (!(pointEast >= west && pointEast <= east && pointNorth >= south && pointNorth <= north)) {
            return NOWHERE;
        }
        int row = row(pointNorth);
        int cell = row * columns + column(pointEast);
        for (int k = starts[cell]; k < starts[cell + 1]; k++) {
            int area = entries[k] & ~EDGE_BIT;
            if (entries[k] == area || edges[area].covers(pointEast, pointNorth, row)) {
                return area;
            }
        }
        return NOWHERE;
    }

    /// Locates many points without allocating.
    /// @param from first index, inclusive
    /// @param to last index, exclusive
    /// @param areaIndex receives the answers at the same indices
    public void locate(double[] pointEast, double[] pointNorth, int from, int to, int[] areaIndex) {
        for (int i = from; i < to; i++) {
            areaIndex[i] = locate(pointEast[i], pointNorth[i]);
        }
    }

    private int row(double y) {
        return Math.clamp((int) Math.floor((y - south) / cellMetres), 0, rows - 1);
    }

    private int column(double x) {
        return Math.clamp((int) Math.floor((x - west) / cellMetres), 0, columns - 1);
    }

    /// The cells that the area touches, those its outline crosses marked with [#EDGE_BIT].
    private int[] cells(Edges outline) {
        outline.index();
        int[] found = new int[64];
        int count = 0;
        boolean[] crossed = new boolean[columns];
        for (int row = outline.firstRow; row <= outline.lastRow; row++) {
            Arrays.fill(crossed, false);
            outline.markCrossed(row, crossed);
            boolean inside = false;
            boolean known = false;
            for (int column = 0; column < columns; column++) {
                if (!crossed[column] && !known) {
                    inside = outline.covers(west + (column + 0.5) * cellMetres, south + (row + 0.5) * cellMetres, row);
                }
                known = !crossed[column];
                if (crossed[column] || inside) {
                    found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                    found[count++] = row * columns + column | (crossed[column] ? EDGE_BIT : 0);
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// The edges of one area's rings, indexed by the rows of cells they pass.
    private final class Edges {

        private final double[] x1;
        private final double[] y1;
        private final double[] x2;
        private final double[] y2;
        private final int firstRow;
        private final int lastRow;
        private int[] rowStarts = {};
        private int[] rowEdges = {};

        Edges(Geometry outline) {
            int points = outline.getNumPoints();
            double[] fromX = new double[points];
            double[] fromY = new double[points];
            double[] toX = new double[points];
            double[] toY = new double[points];
            int count = 0;
            for (LinearRing ring : rings(outline)) {
                CoordinateSequence sequence = ring.getCoordinateSequence();
                for (int i = 1; i < sequence.size(); i++) {
                    fromX[count] = sequence.getX(i - 1);
                    fromY[count] = sequence.getY(i - 1);
                    toX[count] = sequence.getX(i);
                    toY[count] = sequence.getY(i);
                    count++;
                }
            }
            x1 = Arrays.copyOf(fromX, count);
            y1 = Arrays.copyOf(fromY, count);
            x2 = Arrays.copyOf(toX, count);
            y2 = Arrays.copyOf(toY, count);
            firstRow = row(outline.getEnvelopeInternal().getMinY());
            lastRow = row(outline.getEnvelopeInternal().getMaxY());
        }

        void index() {
            int[] counts = new int[lastRow - firstRow + 2];
            for (int i = 0; i < x1.length; i++) {
                for (int row = lowRow(i); row <= highRow(i); row++) {
                    counts[row - firstRow + 1]++;
                }
            }
            Arrays.parallelPrefix(counts, Integer::sum);
            rowStarts = counts.clone();
            rowEdges = new int[counts[counts.length - 1]];
            for (int i = 0; i < x1.length; i++) {
                for (int row = lowRow(i); row <= highRow(i); row++) {
                    rowEdges[counts[row - firstRow]++] = i;
                }
            }
        }

        private int lowRow(int i) {
            return row(Math.min(y1[i], y2[i]));
        }

        private int highRow(int i) {
            return row(Math.max(y1[i], y2[i]));
        }

        /// Marks the cells of the row that an edge may pass, with a margin wider than any rounding.
        void markCrossed(int row, boolean[] crossed) {
            double margin = cellMetres / 1000;
            double low = south + row * cellMetres - margin;
            double high = south + (row + 1) * cellMetres + margin;
            for (int k = rowStarts[row - firstRow]; k < rowStarts[row - firstRow + 1]; k++) {
                int i = rowEdges[k];
                double a = x1[i];
                double b = x2[i];
                if (Math.min(y1[i], y2[i]) < low || Math.max(y1[i], y2[i]) > high) {
                    double slope = (x2[i] - x1[i]) / (y2[i] - y1[i]);
                    a = x1[i] + (Math.clamp(y1[i], low, high) - y1[i]) * slope;
                    b = x1[i] + (Math.clamp(y2[i], low, high) - y1[i]) * slope;
                }
                Arrays.fill(crossed, column(Math.min(a, b) - margin), column(Math.max(a, b) + margin) + 1, true);
            }
        }

        /// Even–odd count of edges to the right of the point; true at once when the point lies on an edge.
        boolean covers(double x, double y, int row) {
            boolean inside = false;
            for (int k = rowStarts[row - firstRow]; k < rowStarts[row - firstRow + 1]; k++) {
                int i = rowEdges[k];
                double ax = x1[i];
                double ay = y1[i];
                double bx = x2[i];
                double by = y2[i];
                if ((ax < x && bx < x) || (ay > y && by > y) || (ay < y && by < y)) {
                    continue;
                }
                if (ay == by) {
                    if (x >= Math.min(ax, bx)) {
                        return true;
                    }
                    continue;
                }
                int side = CGAlgorithmsDD.orientationIndex(ax, ay, bx, by, x, y);
                if (side == 0) {
                    return true;
                }
                if (ay > y != by > y && (by > ay ? side > 0 : side < 0)) {
                    inside = !inside;
                }
            }
            return inside;
        }
    }

    private static List<LinearRing> rings(Geometry outline) {
        List<LinearRing> rings = new ArrayList<>();
        for (int i = 0; i < outline.getNumGeometries(); i++) {
            Polygon part = (Polygon) outline.getGeometryN(i);
            rings.add(part.getExteriorRing());
            for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
                rings.add(part.getInteriorRingN(hole));
            }
        }
        return rings;
    }
}
